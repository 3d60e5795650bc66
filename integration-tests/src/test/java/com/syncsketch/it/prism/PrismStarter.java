package com.syncsketch.it.prism;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Starts Prism in a container or as a process, and prints which. */
final class PrismStarter {

    /** Why no container could be started, once that is known: each further attempt would take its full time again. */
    private static final AtomicReference<String> CONTAINER_FAILURE = new AtomicReference<>();

    private PrismStarter() {}

    static PrismServer start(Path contract, PrismOptions options) {
        String earlier = CONTAINER_FAILURE.get();
        PrismChoice choice = earlier != null && options.mode() == PrismMode.AUTO
                ? new PrismChoice(PrismMode.PROCESS, options.image(), earlier)
                : PrismChoice.make(options.mode(), options.image(), DockerEngine.fromEnvironment());
        if (choice.mode() == PrismMode.PROCESS && options.mode() == PrismMode.AUTO) {
            CONTAINER_FAILURE.compareAndSet(null, choice.reason());
        }
        PrismServer server;
        if (choice.mode() == PrismMode.PROCESS) {
            server = ProcessPrism.start(contract, options);
        } else {
            try {
                server = ContainerPrism.start(contract, options);
            } catch (IllegalStateException e) {
                if (options.mode() != PrismMode.AUTO) {
                    throw e;
                }
                // Rarely caused by the contract; if it is, the process fails too.
                CONTAINER_FAILURE.set(e.getMessage().lines().findFirst().orElse(""));
                return start(contract, options);
            }
        }
        System.out.println(
                "Prism " + server.version() + " runs " + choice.describe() + " on " + server.uri() + choice.remark());
        return server;
    }
}
