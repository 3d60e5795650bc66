package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.api.AnnotationsApi;
import com.syncsketch.sdk.api.AnnotationsStepsWithResponseApi;
import com.syncsketch.sdk.api.ConnectionApi;
import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.api.ShotGridStepsWithResponseApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.api.UsersStepsApi;
import com.syncsketch.sdk.api.WebhooksApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.http.ApiResponse;
import com.syncsketch.sdk.client.internal.download.DefaultDownloads;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.feign.RawSender;
import com.syncsketch.sdk.client.internal.feign.ResourceFactory;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.resource.DefaultAnnotationOperations;
import com.syncsketch.sdk.client.internal.resource.DefaultBulkItemOperations;
import com.syncsketch.sdk.client.internal.resource.DefaultShotGridSync;
import com.syncsketch.sdk.client.internal.resource.DefaultUserMembership;
import com.syncsketch.sdk.client.internal.upload.DefaultUploads;
import com.syncsketch.sdk.client.internal.upload.FormUploads;
import com.syncsketch.sdk.client.resource.Accounts;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.client.resource.Items;
import com.syncsketch.sdk.client.resource.Projects;
import com.syncsketch.sdk.client.resource.Reviews;
import com.syncsketch.sdk.client.resource.ShotGrid;
import com.syncsketch.sdk.client.resource.Shotgun;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.resource.Users;
import com.syncsketch.sdk.client.resource.Webhooks;
import com.syncsketch.sdk.model.TreeAccount;
import com.syncsketch.sdk.model.TreeQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client of the SyncSketch review service.
 *
 * <p>Immutable and safe for use by several threads. Make one and share it: it keeps its connections open between calls.
 *
 * <p>Calls throw {@link SyncSketchException}s, all of them unchecked: an
 * {@link com.syncsketch.sdk.client.error.ApiException} where the service refuses, others where there is no answer or
 * none that can be read. Arguments that cannot be sent are {@link IllegalArgumentException}s.
 *
 * <p>Calls that failed are repeated where that is safe: reads, updates and deletions after trouble that may pass by
 * itself; calls that create or start something only where nothing was sent, or where the service says that it did nothing
 * and when to come again. {@link com.syncsketch.sdk.client.retry.RetryPolicy} has the rules, and turns it off. A deletion
 * whose first answer was lost may end in a {@link com.syncsketch.sdk.client.error.NotFoundException}; its suppressed
 * exceptions tell. Each attempt has a time limit, and so has the call as a whole; see {@link #with} for calls that need
 * others. What is sent, repeated and awaited is logged by SLF4J at DEBUG under {@code com.syncsketch.sdk.client}.
 *
 * <p>Credentials go to the configured host and nowhere else. Redirects of reads are followed within that host, those of
 * writes are refused with a {@link com.syncsketch.sdk.client.error.RedirectRefusedException}.
 */
public final class SyncSketchClient implements AutoCloseable {

    /** The host of the service, unless another one is set: {@value}. */
    public static final String DEFAULT_HOST = "https://www.syncsketch.com";

    /** Name of the environment variable that holds the host: {@value}. */
    public static final String HOST_VARIABLE = "SYNCSKETCH_HOST";

    private final Transport transport;
    private final ApiFactory apis;
    private final FormUploads formUploads;
    private final Downloads downloads;
    private final RawClient raw;
    private final Map<Class<?>, Object> resources = new ConcurrentHashMap<>();

    SyncSketchClient(Transport transport) {
        this.transport = transport;
        apis = new ApiFactory(transport);
        formUploads = new FormUploads(transport);
        downloads = new DefaultDownloads(transport);
        raw = new RawClient(new RawSender(transport));
    }

    /**
     * Starts a client.
     *
     * @return a builder; it needs credentials and nothing else
     */
    public static SyncSketchClientBuilder builder() {
        return new SyncSketchClientBuilder();
    }

    /**
     * Makes a client from the environment: user and API key from {@value Credentials#USER_VARIABLE} and
     * {@value Credentials#API_KEY_VARIABLE}, and the host from {@value #HOST_VARIABLE}, or else {@value #DEFAULT_HOST}.
     *
     * @return a client with credentials in the header
     * @throws IllegalStateException if user or key is missing; the message names the variable
     * @throws IllegalArgumentException if a variable has a value that cannot be used
     */
    public static SyncSketchClient fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static SyncSketchClient fromEnvironment(Map<String, String> environment) {
        String host = environment.getOrDefault(HOST_VARIABLE, "");
        return builder()
                .credentials(Credentials.fromEnvironment(environment))
                .host(host.isBlank() ? DEFAULT_HOST : host)
                .build();
    }

    /**
     * Gives the calls about workspaces.
     *
     * @return the resource, always the same
     */
    public Accounts accounts() {
        return resource(Accounts.class, AccountsApi.class);
    }

    /**
     * Gives the calls about projects.
     *
     * @return the resource, always the same
     */
    public Projects projects() {
        return resource(Projects.class, ProjectsApi.class);
    }

    /**
     * Gives the calls about reviews.
     *
     * @return the resource, always the same
     */
    public Reviews reviews() {
        return resource(Reviews.class, ReviewsApi.class);
    }

    /**
     * Gives the calls about media items.
     *
     * @return the resource, always the same
     */
    public Items items() {
        return resource(Items.class, ItemsApi.class, () -> new DefaultBulkItemOperations(apis.of(ItemsStepsApi.class)));
    }

    /**
     * Gives the uploads.
     *
     * @return the resource, always the same
     */
    public Uploads uploads() {
        return shared(
                Uploads.class,
                () -> new DefaultUploads(
                        transport, formUploads, apis.of(UploadsStepsWithResponseApi.class), apis.of(ItemsApi.class)));
    }

    /**
     * Gives the calls about comments and sketches.
     *
     * @return the resource, always the same
     */
    public Annotations annotations() {
        return resource(
                Annotations.class,
                AnnotationsApi.class,
                () -> new DefaultAnnotationOperations(
                        apis.of(ItemsApi.class),
                        apis.of(AnnotationsStepsWithResponseApi.class),
                        this::annotations,
                        downloads));
    }

    /**
     * Gives the calls about people.
     *
     * @return the resource, always the same
     */
    public Users users() {
        return resource(Users.class, UsersApi.class, () -> new DefaultUserMembership(apis.of(UsersStepsApi.class)));
    }

    /**
     * Gives the calls about ShotGrid.
     *
     * @return the resource, always the same
     */
    public ShotGrid shotgrid() {
        return resource(
                ShotGrid.class,
                ShotGridApi.class,
                () -> new DefaultShotGridSync(apis.of(ShotGridStepsWithResponseApi.class)));
    }

    /**
     * Gives the calls about webhooks.
     *
     * @return the resource, always the same
     */
    public Webhooks webhooks() {
        return resource(Webhooks.class, WebhooksApi.class);
    }

    /**
     * Gives the downloads from the storage, which go without credentials.
     *
     * @return the downloads, always the same
     */
    public Downloads downloads() {
        return downloads;
    }

    /**
     * Gives the calls about ShotGrid under their old names.
     *
     * @return the old names
     * @deprecated Use {@link #shotgrid()}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public Shotgun shotgun() {
        return new Shotgun(shotgrid(), apis.of(ShotGridStepsApi.class));
    }

    /**
     * Gives calls that this client does not know.
     *
     * @return the calls, always the same object
     */
    public RawClient raw() {
        return raw;
    }

    /**
     * Asks the service whether it takes the credentials.
     *
     * @return true if it does, false if it refuses them with 401 or 403
     * @throws SyncSketchException if the service fails or cannot be reached, which says nothing about the credentials
     */
    public boolean isConnected() {
        try {
            apis.of(ConnectionApi.class).check();
            return true;
        } catch (AuthenticationException | PermissionDeniedException e) {
            return false;
        }
    }

    /**
     * Gives all workspaces, projects and reviews that the user sees, without the items.
     *
     * @return the workspaces with what they hold; unmodifiable
     * @throws SyncSketchException if the service refuses, or there is no answer that can be read
     */
    public List<TreeAccount> tree() {
        return tree(TreeQuery.none());
    }

    /**
     * Gives all workspaces, projects and reviews that the user sees.
     *
     * @param query whether items come too, and whether deleted things do
     * @return the workspaces with what they hold; unmodifiable
     * @throws SyncSketchException if the service refuses, or there is no answer that can be read
     */
    public List<TreeAccount> tree(TreeQuery query) {
        return List.copyOf(apis.of(ConnectionApi.class).tree(query));
    }

    /**
     * Gives a generated interface of the package {@code com.syncsketch.sdk.api}, for those who want nothing but the
     * contract. Those whose names end in {@code StepsApi} hold single steps of what the resources do as a whole. An interface of your own with Feign's annotations does as well, for calls that the contract does not
     * know. Both use the host, the credentials and the exceptions of this client.
     *
     * @param generatedInterface the interface
     * @param <T> its type
     * @return an object of it, always the same one; safe for use by several threads
     * @throws IllegalArgumentException if it is not an interface
     * @throws IllegalStateException if its annotations describe no calls
     */
    public <T> T api(Class<T> generatedInterface) {
        return apis.of(Objects.requireNonNull(generatedInterface, "generatedInterface"));
    }

    /**
     * Gives a client with other time-outs or another retry policy, for calls that need them:
     *
     * <pre>{@code
     * client.with(RequestOptions.builder().readTimeout(Duration.ofMinutes(5)).build()).tree();
     * }</pre>
     *
     * <p>It is a view of this client: host, credentials, connections and everything that was compiled are shared, so it costs
     * little. Closing it does not close this one; closing this one closes it, too.
     *
     * @param options what is different
     * @return another client; this one stays as it is
     */
    public SyncSketchClient with(RequestOptions options) {
        return new SyncSketchClient(
                transport.with(Objects.requireNonNull(options, "options").over(transport.settings())));
    }

    /**
     * Makes a call and returns its response with status and headers:
     *
     * <pre>{@code
     * ApiResponse<Project> response = client.withResponse(c -> c.projects().get(20));
     * response.header("X-Request-Id");
     * }</pre>
     *
     * <p>If the call needs several requests, status and headers are those of the last response of the service.
     *
     * @param call makes the call with the client that it is given
     * @param <T> the type of the result
     * @return the response; its body is what the call returned
     * @throws SyncSketchException if the call fails
     * @throws IllegalStateException if the call made no request, as lists do that are read on demand
     */
    public <T> ApiResponse<T> withResponse(Function<SyncSketchClient, T> call) {
        AtomicReference<HttpResponse> last = new AtomicReference<>();
        T body = Objects.requireNonNull(call, "call").apply(new SyncSketchClient(transport.recording(last::set)));
        HttpResponse response = last.get();
        if (response == null) {
            throw new IllegalStateException("The call made no request");
        }
        return new ApiResponse<>(response.status(), response.headers().map(), body);
    }

    /**
     * Closes the client and frees its connections and threads at once. Requests in progress end with a
     * {@link com.syncsketch.sdk.client.error.ClientClosedException}, and so do later ones. Uploads in progress end with an
     * {@link com.syncsketch.sdk.client.error.UnfinishedUploadException} that names the item; those without a journal are aborted
     * in the storage, for which this method waits, 5 seconds at most. May be called again, without effect.
     */
    @Override
    public void close() {
        transport.close();
    }

    /** Shows the host and the user, never the secret. */
    @Override
    public String toString() {
        return "SyncSketchClient{" + transport + "}";
    }

    private <R extends A, A> R resource(Class<R> resource, Class<A> api) {
        return shared(resource, () -> ResourceFactory.of(resource, List.of(apis.of(api))));
    }

    private <R extends A, A> R resource(Class<R> resource, Class<A> api, Supplier<Object> operations) {
        return shared(resource, () -> ResourceFactory.of(resource, List.of(apis.of(api), operations.get())));
    }

    private <R> R shared(Class<R> resource, Supplier<R> factory) {
        return resource.cast(resources.computeIfAbsent(resource, type -> factory.get()));
    }
}
