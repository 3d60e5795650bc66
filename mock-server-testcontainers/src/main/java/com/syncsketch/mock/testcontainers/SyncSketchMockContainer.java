package com.syncsketch.mock.testcontainers;

import java.net.URI;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * The SyncSketch mock server in a container. It is ready when {@link #start} returns.
 *
 * <pre>{@code
 * try (SyncSketchMockContainer mock = new SyncSketchMockContainer("syncsketch-mock-server:0.1.0").withDemoSeed()) {
 *     mock.start();
 *     // configure your client with mock.getUrl(), mock.getUser() and mock.getKey()
 * }
 * }</pre>
 *
 * <p>The container has one port, which is mapped to a random one. Signed URLs lead to the host and port of the request, so they work
 * on the host and in the network of the container alike. Tests control the server by its admin API at {@link #getAdminUrl}.
 *
 * <p>Setters must be called before the start. Not thread-safe.
 */
public final class SyncSketchMockContainer extends GenericContainer<SyncSketchMockContainer> {

    /** The port of the server in the container. */
    public static final int PORT = 8080;

    private static final DockerImageName DEFAULT_IMAGE = DockerImageName.parse("syncsketch-mock-server");
    private static final String SEED = "/tmp/syncsketch-seed.json";

    private String user = "mock@example.com";
    private String key = "0123456789abcdef0123456789abcdef01234567";

    /**
     * Creates a container that is not started yet.
     *
     * @param image the name of the image, such as {@code syncsketch-mock-server:0.1.0}
     * @throws IllegalStateException if it is not an image of the mock server; see {@link #SyncSketchMockContainer(DockerImageName)}
     */
    public SyncSketchMockContainer(String image) {
        this(DockerImageName.parse(image));
    }

    /**
     * Creates a container that is not started yet.
     *
     * @param image the name of the image. If it has another name than {@code syncsketch-mock-server}, for example in a registry
     *     of your own, declare it with {@code asCompatibleSubstituteFor("syncsketch-mock-server")}
     * @throws IllegalStateException if it is not an image of the mock server
     */
    public SyncSketchMockContainer(DockerImageName image) {
        super(image);
        image.assertCompatibleWith(DEFAULT_IMAGE);
        withExposedPorts(PORT);
        withOption("port", Integer.toString(PORT));
        waitingFor(Wait.forHttp("/__mock/").forPort(PORT).forStatusCode(200));
    }

    /**
     * Sets an option of the server.
     *
     * @param name the name of the option on the command line, without dashes at its start, such as {@code page-size}
     * @param value the value, such as {@code 7} or {@code true}
     * @return this
     */
    public SyncSketchMockContainer withOption(String name, String value) {
        return withEnv(variable(name), value);
    }

    private static String variable(String option) {
        return "SYNCSKETCH_MOCK_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Sets the first user, an administrator.
     *
     * @param name the user name, {@code mock@example.com} by default
     * @param secret the API key, which is also the token
     * @return this
     */
    public SyncSketchMockContainer withCredentials(String name, String secret) {
        user = name;
        key = secret;
        return this;
    }

    /**
     * Holds requests to the letter of the contract.
     *
     * @return this
     */
    public SyncSketchMockContainer withStrictRequests() {
        return withOption("strict", "true");
    }

    /**
     * Sets the initial data to the demo seed, a small studio.
     *
     * @return this
     */
    public SyncSketchMockContainer withDemoSeed() {
        return withOption("seed", "demo");
    }

    /**
     * Sets the initial data.
     *
     * @param json the seed, a JSON document
     * @return this
     */
    public SyncSketchMockContainer withSeed(String json) {
        return withCopyToContainer(Transferable.of(json), SEED).withOption("seed", SEED);
    }

    @Override
    protected void configure() {
        withOption("user", user);
        withOption("key", key);
        // The admin API responds to local names only, and the engine may be on another machine.
        if (!getEnvMap().containsKey(variable("allowed-host"))) {
            withOption("allowed-host", getHost());
        }
    }

    /**
     * Returns the base URL for clients on the host.
     *
     * @return the URL, such as {@code http://localhost:49321}
     * @throws IllegalStateException if the container is not running
     */
    public URI getUrl() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
    }

    /**
     * Returns the URL of the admin API, by which tests prepare data, inject faults and read the journal.
     *
     * @return the URL, such as {@code http://localhost:49321/__mock/}
     * @throws IllegalStateException if the container is not running
     */
    public URI getAdminUrl() {
        return getUrl().resolve("/__mock/");
    }

    /**
     * Creates a world: tests that run in parallel share the container and use a world each. Its user is the name of the world, a
     * period, and {@link #getUser}; its key is {@link #getKey}.
     *
     * @param name 1 to 63 lower-case letters, digits, {@code -} or {@code _}
     * @return the world; closing it deletes it
     * @throws IllegalArgumentException if the name is invalid
     * @throws IllegalStateException if the container is not running, there is a world of that name, or there are too many worlds
     */
    public SyncSketchMockWorld newWorld(String name) {
        return SyncSketchMockWorld.create(getUrl(), name, user, key);
    }

    /**
     * Returns the name of the first user.
     *
     * @return the user name for authentication
     */
    public String getUser() {
        return user;
    }

    /**
     * Returns the API key of the first user, which is also the user's token.
     *
     * @return the key
     */
    public String getKey() {
        return key;
    }
}
