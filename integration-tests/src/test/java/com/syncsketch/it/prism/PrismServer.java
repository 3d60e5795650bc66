package com.syncsketch.it.prism;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running Prism. */
public interface PrismServer extends AutoCloseable {
    /**
     * Starts Prism and returns when it has answered a request.
     *
     * @throws IllegalStateException if it cannot be had as the options ask for it, or does not answer in time; the
     *     message says what is missing or quotes the last log lines
     */
    static PrismServer start(Path contract, PrismOptions options) {
        if (!Files.isReadable(contract)) {
            throw new IllegalStateException("There is no readable contract at " + contract);
        }
        return PrismStarter.start(contract.toAbsolutePath(), options);
    }

    /** Where it answers, without a slash at the end. */
    URI uri();

    /** What it wrote so far, without colours. */
    String log();

    /** How it runs: {@link PrismMode#CONTAINER} or {@link PrismMode#PROCESS}. */
    PrismMode mode();

    /** Prism's version. */
    String version();

    /** False once it has ended, for instance because a request crashed it. */
    boolean isAlive();

    /** Ends what was started, and nothing else. */
    @Override
    void close();
}
