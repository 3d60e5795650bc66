package com.syncsketch.it.prism;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What to start and how. Immutable: each method gives a copy. */
public final class PrismOptions {
    /** The image that {@code .ci/prism-image} builds. */
    public static final String DEFAULT_IMAGE = "syncsketch-prism:5.14.2";

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

    /** Prism answers itself, out of the contract's examples. */
    public static PrismOptions mock() {
        return create(null);
    }

    /** Prism hands each request on to the upstream and judges both directions. Not for binary bodies. */
    public static PrismOptions proxy(URI upstream) {
        return create(Objects.requireNonNull(upstream, "upstream"));
    }

    /** Passes {@code --errors}: violations marked as errors become error responses, those of the answer as well. */
    public PrismOptions errors() {
        return new PrismOptions(upstream, true, mode, image, home, port, timeout);
    }

    /** Instead of what the system property says. */
    public PrismOptions mode(PrismMode value) {
        return new PrismOptions(upstream, errors, value, image, home, port, timeout);
    }

    /** Instead of what the system property says. */
    public PrismOptions image(String value) {
        return new PrismOptions(upstream, errors, mode, value, home, port, timeout);
    }

    /** Instead of what the system property says. */
    public PrismOptions home(Path value) {
        return new PrismOptions(upstream, errors, mode, image, value, port, timeout);
    }

    /** The port of a local process; 0, the default, lets the system choose a free one. */
    public PrismOptions port(int value) {
        return new PrismOptions(upstream, errors, mode, image, home, value, timeout);
    }

    /** How long the start may take; by default 30 seconds for a process, 60 for a container. */
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
