package com.syncsketch.it.prism;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running Prism server. */
public interface PrismServer extends AutoCloseable {
    /**
     * Starts Prism and returns once it has responded to a request.
     *
     * @throws IllegalStateException if it cannot run with these options or does not respond in time; the message says what
     *     is missing or contains the last log lines
     */
    static PrismServer start(Path contract, PrismOptions options) {
        if (!Files.isReadable(contract)) {
            throw new IllegalStateException("Cannot read the contract " + contract);
        }
        return PrismStarter.start(contract.toAbsolutePath(), options);
    }

    /** Returns the URL, without a trailing slash. */
    URI uri();

    /** Returns the output so far, without colors. */
    String log();

    /** Returns {@link PrismMode#CONTAINER} or {@link PrismMode#PROCESS}. */
    PrismMode mode();

    /** Returns the version of Prism. */
    String version();

    /** Returns false once it has exited, for example because a request crashed it. */
    boolean isAlive();

    /** Stops the server. */
    @Override
    void close();
}
