package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.AccountsApi;
import com.syncsketch.sdk.api.AnnotationsApi;
import com.syncsketch.sdk.api.AnnotationsStepsApi;
import com.syncsketch.sdk.api.ConnectionApi;
import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.ItemsStepsApi;
import com.syncsketch.sdk.api.ProjectsApi;
import com.syncsketch.sdk.api.ReviewsApi;
import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.api.ShotGridStepsApi;
import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.api.UsersApi;
import com.syncsketch.sdk.api.UsersStepsApi;
import com.syncsketch.sdk.api.WebhooksApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.Apis;
import com.syncsketch.sdk.client.internal.FormUploads;
import com.syncsketch.sdk.client.internal.RawSender;
import com.syncsketch.sdk.client.internal.Resources;
import com.syncsketch.sdk.client.internal.StorageDownloads;
import com.syncsketch.sdk.client.internal.Transport;
import com.syncsketch.sdk.client.internal.UploadRoutes;
import com.syncsketch.sdk.model.TreeAccount;
import com.syncsketch.sdk.model.TreeQuery;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Apis apis;
    private final FormUploads formUploads;
    private final Downloads downloads;
    private final RawCalls raw;
    private final Map<Class<?>, Object> resources = new ConcurrentHashMap<>();

    SyncSketchClient(Transport transport, Duration readTimeout) {
        this.transport = transport;
        apis = new Apis(transport, readTimeout);
        formUploads = new FormUploads(transport, readTimeout);
        downloads = new StorageDownloads(transport);
        raw = new RawCalls(new RawSender(transport, readTimeout));
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
        return resource(Accounts.class, AccountsApi.class, null);
    }

    /**
     * Gives the calls about projects.
     *
     * @return the resource, always the same
     */
    public Projects projects() {
        return resource(Projects.class, ProjectsApi.class, null);
    }

    /**
     * Gives the calls about reviews.
     *
     * @return the resource, always the same
     */
    public Reviews reviews() {
        return resource(Reviews.class, ReviewsApi.class, null);
    }

    /**
     * Gives the calls about media items.
     *
     * @return the resource, always the same
     */
    public Items items() {
        return resource(Items.class, ItemsApi.class, () -> new BulkItems(apis.of(ItemsStepsApi.class)));
    }

    /**
     * Gives the uploads.
     *
     * @return the resource, always the same
     */
    public Uploads uploads() {
        return resource(
                Uploads.class,
                null,
                () -> new UploadRoutes(
                        transport, formUploads, apis.of(UploadsStepsApi.class), apis.of(ItemsApi.class)));
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
                () -> new Comments(
                        apis.of(ItemsApi.class), apis.of(AnnotationsStepsApi.class), this::annotations, downloads));
    }

    /**
     * Gives the calls about people.
     *
     * @return the resource, always the same
     */
    public Users users() {
        return resource(Users.class, UsersApi.class, () -> new UserChanges(apis.of(UsersStepsApi.class)));
    }

    /**
     * Gives the calls about ShotGrid.
     *
     * @return the resource, always the same
     */
    public ShotGrid shotgrid() {
        return resource(ShotGrid.class, ShotGridApi.class, () -> new ShotGridSteps(apis.of(ShotGridStepsApi.class)));
    }

    /**
     * Gives the calls about webhooks.
     *
     * @return the resource, always the same
     */
    public Webhooks webhooks() {
        return resource(Webhooks.class, WebhooksApi.class, null);
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
    public RawCalls raw() {
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
        return apis.of(generatedInterface);
    }

    /**
     * Gives a client with other time-outs or another retry policy, for calls that need them:
     *
     * <pre>{@code
     * client.with(CallOptions.builder().readTimeout(Duration.ofMinutes(5)).build()).tree();
     * }</pre>
     *
     * <p>It shares host, credentials and connections with this one. Keep it where it is used often: its resources are
     * made anew. Closing it does not close this one; closing this one closes it, too.
     *
     * @param options what is different
     * @return another client; this one stays as it is
     */
    public SyncSketchClient with(CallOptions options) {
        Transport derived = transport.with(options.over(transport.settings()));
        return new SyncSketchClient(derived, derived.settings().readTimeout());
    }

    /**
     * Closes the client: from now on its calls throw {@link IllegalStateException}. Calls under way go on. Connections
     * that are left over close by themselves when they have been idle for a while. May be called again.
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

    private <R extends A, A> R resource(Class<R> resource, @Nullable Class<A> api, @Nullable Supplier<Object> helper) {
        return resource.cast(resources.computeIfAbsent(
                resource,
                type -> Resources.of(
                        resource, api == null ? null : apis.of(api), helper == null ? null : helper.get())));
    }
}
