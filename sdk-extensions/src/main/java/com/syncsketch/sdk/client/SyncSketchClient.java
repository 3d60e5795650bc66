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
import com.syncsketch.sdk.client.internal.resource.DefaultAnnotationExport;
import com.syncsketch.sdk.client.internal.resource.DefaultAnnotationOperations;
import com.syncsketch.sdk.client.internal.resource.DefaultBulkItemOperations;
import com.syncsketch.sdk.client.internal.resource.DefaultItemDownloads;
import com.syncsketch.sdk.client.internal.resource.DefaultItemProcessing;
import com.syncsketch.sdk.client.internal.resource.DefaultProjectLookup;
import com.syncsketch.sdk.client.internal.resource.DefaultReviewLookup;
import com.syncsketch.sdk.client.internal.resource.DefaultShotGridSync;
import com.syncsketch.sdk.client.internal.resource.DefaultUserMembership;
import com.syncsketch.sdk.client.internal.resource.SoftDeletions;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client for the SyncSketch review service:
 *
 * <pre>{@code
 * try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
 *     Review review = client.reviews().create(projectId, "Dailies");
 *     Item item = client.uploads().upload(review.getId(), Path.of("shot010_v003.mov"));
 *     client.annotations().addComment(item.getId(), review.getId(), 42, "Hold two frames longer");
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Create one client and share it: it keeps its connections open between requests.
 *
 * <p>Operations throw subclasses of {@link SyncSketchException}, which are unchecked: an
 * {@link com.syncsketch.sdk.client.error.ApiException} for an error response, others if there is no valid response. Invalid
 * arguments cause an {@link IllegalArgumentException}.
 *
 * <p>Failed requests are retried if that is safe: reads, updates and deletions after temporary errors; requests that create
 * or start something only if nothing was sent, or if the service states that it did nothing and when to retry.
 * {@link com.syncsketch.sdk.client.retry.RetryPolicy} documents the rules and configures retries. A deletion whose first
 * response was lost may fail with a {@link com.syncsketch.sdk.client.error.NotFoundException} that has suppressed
 * exceptions. There is a timeout for each attempt and for all attempts together; use {@link #with} to override them.
 * Requests, retries and delays are logged with SLF4J at DEBUG under {@code com.syncsketch.sdk.client}.
 *
 * <p>Credentials are sent to the configured host only. Redirects of GET and HEAD requests are followed within that host;
 * other redirects cause a {@link com.syncsketch.sdk.client.error.RedirectRefusedException}.
 */
public final class SyncSketchClient implements AutoCloseable {

    /** The default host: {@value}. */
    public static final String DEFAULT_HOST = "https://www.syncsketch.com";

    /** The name of the environment variable for the host: {@value}. */
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
     * Creates a builder. Only the credentials are required.
     *
     * @return a builder
     */
    public static SyncSketchClientBuilder builder() {
        return new SyncSketchClientBuilder();
    }

    /**
     * Creates a client from environment variables: the user and the API key from {@value Credentials#USER_VARIABLE} and
     * {@value Credentials#API_KEY_VARIABLE}, and the host from {@value #HOST_VARIABLE}, {@value #DEFAULT_HOST} by default.
     *
     * @return a client that sends the credentials in the header
     * @throws IllegalStateException if the user or the API key is missing; the message names the variable
     * @throws IllegalArgumentException if a variable has an invalid value
     */
    public static SyncSketchClient fromEnvironment() {
        return builderFromEnvironment().build();
    }

    /**
     * Creates a builder with the credentials and the host of {@link #fromEnvironment()}, for programs that also set other options.
     * {@link #builder()} with {@link Credentials#fromEnvironment()} does not read the host.
     *
     * @return a builder
     * @throws IllegalStateException if the user or the API key is missing; the message names the variable
     * @throws IllegalArgumentException if a variable has an invalid value
     */
    public static SyncSketchClientBuilder builderFromEnvironment() {
        return builderFromEnvironment(System.getenv());
    }

    static SyncSketchClientBuilder builderFromEnvironment(Map<String, String> environment) {
        String host = environment.getOrDefault(HOST_VARIABLE, "");
        return builder()
                .credentials(Credentials.fromEnvironment(environment))
                .host(host.isBlank() ? DEFAULT_HOST : host);
    }

    /**
     * Returns the accounts (workspaces) API.
     *
     * @return the same instance on each call
     */
    public Accounts accounts() {
        return resource(Accounts.class, AccountsApi.class);
    }

    /**
     * Returns the projects API.
     *
     * @return the same instance on each call
     */
    public Projects projects() {
        return resource(
                Projects.class,
                ProjectsApi.class,
                () -> SoftDeletions.ofProjects(apis),
                () -> new DefaultProjectLookup(this::projects));
    }

    /**
     * Returns the reviews API.
     *
     * @return the same instance on each call
     */
    public Reviews reviews() {
        return resource(
                Reviews.class,
                ReviewsApi.class,
                () -> SoftDeletions.ofReviews(apis),
                () -> new DefaultReviewLookup(this::reviews));
    }

    /**
     * Returns the media items API.
     *
     * @return the same instance on each call
     */
    public Items items() {
        return resource(
                Items.class,
                ItemsApi.class,
                () -> new DefaultBulkItemOperations(apis.of(ItemsStepsApi.class)),
                () -> new DefaultItemProcessing(
                        apis.of(ItemsApi.class),
                        transport.timing(),
                        transport.closing().latch()),
                () -> new DefaultItemDownloads(apis.of(ItemsApi.class), downloads),
                () -> SoftDeletions.ofItems(apis));
    }

    /**
     * Returns the uploads API.
     *
     * @return the same instance on each call
     */
    public Uploads uploads() {
        Items items = items();
        return shared(
                Uploads.class,
                () -> new DefaultUploads(transport, formUploads, apis.of(UploadsStepsWithResponseApi.class), items));
    }

    /**
     * Returns the annotations (comments and sketches) API.
     *
     * @return the same instance on each call
     */
    public Annotations annotations() {
        return resource(
                Annotations.class,
                AnnotationsApi.class,
                () -> new DefaultAnnotationOperations(
                        apis.of(ItemsApi.class),
                        apis.of(AnnotationsStepsWithResponseApi.class),
                        this::annotations,
                        downloads),
                () -> new DefaultAnnotationExport(this::reviews, this::items, this::annotations));
    }

    /**
     * Returns the users API.
     *
     * @return the same instance on each call
     */
    public Users users() {
        return resource(Users.class, UsersApi.class, () -> new DefaultUserMembership(apis.of(UsersStepsApi.class)));
    }

    /**
     * Returns the ShotGrid API.
     *
     * @return the same instance on each call
     */
    public ShotGrid shotGrid() {
        return resource(
                ShotGrid.class,
                ShotGridApi.class,
                () -> new DefaultShotGridSync(apis.of(ShotGridStepsWithResponseApi.class)));
    }

    /**
     * Returns the webhook subscriptions API.
     *
     * @return the same instance on each call
     */
    public Webhooks webhooks() {
        return resource(Webhooks.class, WebhooksApi.class);
    }

    /**
     * Returns downloads from the object storage. They are sent without credentials.
     *
     * @return the same instance on each call
     */
    public Downloads downloads() {
        return downloads;
    }

    /**
     * Returns the ShotGrid API under its old names.
     *
     * @return the old names
     * @deprecated Use {@link #shotGrid()}.
     */
    @Deprecated(since = "0.1.0", forRemoval = false)
    public Shotgun shotgun() {
        return new Shotgun(shotGrid(), apis.of(ShotGridStepsApi.class));
    }

    /**
     * Returns a low-level client for endpoints that this SDK does not model.
     *
     * @return the same instance on each call
     */
    public RawClient raw() {
        return raw;
    }

    /**
     * Checks whether the service accepts the credentials.
     *
     * @return true if it does; false if it rejects them with 401 or 403
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
     * Returns all workspaces, projects and reviews that are visible to the user, without their items.
     *
     * @return an unmodifiable list of workspaces with their projects and reviews
     * @throws SyncSketchException if the service returns an error status, or there is no valid response
     */
    public List<TreeAccount> tree() {
        return tree(TreeQuery.none());
    }

    /**
     * Returns all workspaces, projects and reviews that are visible to the user.
     *
     * @param query whether items and deleted objects are included
     * @return an unmodifiable list of workspaces with their projects and reviews
     * @throws SyncSketchException if the service returns an error status, or there is no valid response
     */
    public List<TreeAccount> tree(TreeQuery query) {
        return List.copyOf(apis.of(ConnectionApi.class).tree(query));
    }

    /**
     * Returns an implementation of a generated interface in {@code com.syncsketch.sdk.api}, which contains exactly the
     * operations of the contract. Interfaces whose names end with {@code StepsApi} contain the individual requests of
     * operations that the resources offer as a whole. For endpoints that the contract does not cover, pass an interface of
     * your own with Feign annotations. All of them use the host, the credentials and the exceptions of this client.
     *
     * @param generatedInterface the interface
     * @param <T> the type of the interface
     * @return a thread-safe implementation; the same instance on each call
     * @throws IllegalArgumentException if the argument is not an interface
     * @throws IllegalStateException if its annotations are invalid
     */
    public <T> T api(Class<T> generatedInterface) {
        return apis.of(Objects.requireNonNull(generatedInterface, "generatedInterface"));
    }

    /**
     * Returns a client with other timeouts, headers or another retry policy:
     *
     * <pre>{@code
     * client.with(RequestOptions.builder().readTimeout(Duration.ofMinutes(5)).build()).tree();
     * }</pre>
     *
     * <p>The returned client is a lightweight view: it shares the host, the credentials and the connections of this client.
     * Closing it has no effect on this client; closing this client closes it as well.
     *
     * @param options the options to override
     * @return another client; this one does not change
     */
    public SyncSketchClient with(RequestOptions options) {
        return new SyncSketchClient(
                transport.with(Objects.requireNonNull(options, "options").over(transport.settings())));
    }

    /**
     * Calls an operation and returns its result with the status and the headers of the response:
     *
     * <pre>{@code
     * ApiResponse<Project> response = client.withResponse(c -> c.projects().get(20));
     * response.getHeader("X-Request-Id");
     * }</pre>
     *
     * <p>If the operation makes several requests, the status and the headers are those of the last response of the service.
     *
     * @param operation a function that calls the operation on the client that it receives
     * @param <T> the type of the result
     * @return the response; its body is the result of the operation
     * @throws SyncSketchException if the operation fails; any other exception of the function is thrown as it is
     * @throws IllegalStateException if the operation made no request, such as a list that is loaded on demand
     */
    public <T> ApiResponse<T> withResponse(Function<SyncSketchClient, T> operation) {
        AtomicReference<HttpResponse> last = new AtomicReference<>();
        T body = Objects.requireNonNull(operation, "operation")
                .apply(new SyncSketchClient(transport.recording(last::set)));
        HttpResponse response = last.get();
        if (response == null) {
            throw new IllegalStateException("The operation made no request");
        }
        return new ApiResponse<>(response.status(), response.headers().map(), body);
    }

    /**
     * Closes the client and releases its connections and threads immediately. Requests in progress and later requests fail
     * with a {@link com.syncsketch.sdk.client.error.ClientClosedException}. Uploads in progress fail with an
     * {@link com.syncsketch.sdk.client.error.UnfinishedUploadException} that contains the item id; uploads without a resume
     * file are aborted in storage, for which this method waits at most 5 seconds, or not at all if a listener calls it.
     * Calling it again has no effect.
     */
    @Override
    public void close() {
        transport.close();
    }

    /** Returns the host and the user, but not the secret. */
    @Override
    public String toString() {
        return "SyncSketchClient{" + transport + "}";
    }

    @SafeVarargs
    private <R extends A, A> R resource(Class<R> resource, Class<A> api, Supplier<Object>... operations) {
        return shared(resource, () -> {
            List<Object> implementations = new ArrayList<>();
            implementations.add(apis.of(api));
            for (Supplier<Object> each : operations) {
                implementations.add(each.get());
            }
            return ResourceFactory.of(resource, implementations);
        });
    }

    private <R> R shared(Class<R> resource, Supplier<R> factory) {
        return resource.cast(resources.computeIfAbsent(resource, type -> factory.get()));
    }
}
