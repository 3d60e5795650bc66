package com.syncsketch.it.prism;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The options of a Prism server. Immutable: each method returns a copy. */
public final class PrismOptions {
    /** The public image of Prism, in the version that {@code package.json} pins for the local process. */
    public static final String DEFAULT_IMAGE = "stoplight/prism:5.14.2";

    static final String IMAGE_PROPERTY = "prism.image";
    static final String HOME_PROPERTY = "prism.home";

    private final URI upstream;
    private final boolean errors;
    private final PrismMode mode;
    private final String image;
    private final Path home;
    private final int port;
    private final Duration timeout;

    private PrismOptions(
            URI upstream, boolean errors, PrismMode mode, String image, Path home, int port, Duration timeout) {
        this.upstream = upstream;
        this.errors = errors;
        this.mode = Objects.requireNonNull(mode, "mode");
        this.image = Objects.requireNonNull(image, "image");
        this.home = home;
        this.port = port;
        this.timeout = timeout;
    }

    private static PrismOptions create(URI upstream) {
        String home = System.getProperty(HOME_PROPERTY);
        return new PrismOptions(
                upstream,
                false,
                PrismMode.fromSystemProperty(),
                nonBlank(System.getProperty(IMAGE_PROPERTY), DEFAULT_IMAGE),
                home == null || home.isBlank() ? null : Path.of(home),
                0,
                null);
    }

    private static String nonBlank(String value, String fallback) {
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    /** Creates options for a mock that responds with the examples of the contract. */
    public static PrismOptions mock() {
        return create(null);
    }

    /** Creates options for a proxy that validates requests and responses. Not for binary bodies. */
    public static PrismOptions proxy(URI upstream) {
        return create(Objects.requireNonNull(upstream, "upstream"));
    }

    /** Enables {@code --errors}: violations with the severity error, also those of responses, cause error responses. */
    public PrismOptions errors() {
        return new PrismOptions(upstream, true, mode, image, home, port, timeout);
    }

    /** Sets the mode instead of the system property. */
    public PrismOptions mode(PrismMode value) {
        return new PrismOptions(upstream, errors, value, image, home, port, timeout);
    }

    /** Sets the image instead of the system property. */
    public PrismOptions image(String value) {
        return new PrismOptions(upstream, errors, mode, value, home, port, timeout);
    }

    /** Sets the folder instead of the system property. */
    public PrismOptions home(Path value) {
        return new PrismOptions(upstream, errors, mode, image, value, port, timeout);
    }

    /** Sets the port of a local process. Default: 0, for a free port. */
    public PrismOptions port(int value) {
        return new PrismOptions(upstream, errors, mode, image, home, value, timeout);
    }

    /** Sets the timeout of the start. Default: 30 seconds for a process, 60 seconds for a container. */
    public PrismOptions timeout(Duration value) {
        return new PrismOptions(upstream, errors, mode, image, home, port, value);
    }

    Optional<URI> upstream() {
        return Optional.ofNullable(upstream);
    }

    boolean withErrors() {
        return errors;
    }

    PrismMode mode() {
        return mode;
    }

    String image() {
        return image;
    }

    Optional<Path> home() {
        return Optional.ofNullable(home);
    }

    int port() {
        return port;
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }
}
