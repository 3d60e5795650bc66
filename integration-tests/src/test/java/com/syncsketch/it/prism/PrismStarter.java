package com.syncsketch.it.prism;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Starts Prism in the way that was chosen, and says which it was. */
final class PrismStarter {

    /** Why the container could not be had, once that is known: each further try would take its full time again. */
    private static final AtomicReference<String> CONTAINER_FAILURE = new AtomicReference<>();

    private PrismStarter() {}

    static PrismServer start(Path contract, PrismOptions options) {
        PrismChoice choice = PrismChoice.make(options.mode(), options.image(), DockerEngine.fromEnvironment());
        if (choice.mode() == PrismMode.CONTAINER && options.mode() == PrismMode.AUTO) {
            choice = choice.unless(CONTAINER_FAILURE.get());
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
                // Seldom the contract's fault, and if it is, the process fails on it as well.
                CONTAINER_FAILURE.set(e.getMessage().lines().findFirst().orElse(""));
                return start(contract, options);
            }
        }
        System.out.println(
                "Prism " + server.version() + " runs " + choice.describe() + " on " + server.uri() + choice.remark());
        return server;
    }
}
