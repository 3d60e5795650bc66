package com.syncsketch.it.prism;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Starts Prism in the chosen way and prints it. */
final class PrismStarter {

    /** The failure of an earlier start of a container, which is not tried again because it could take the full timeout. */
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
                // If the contract is the cause, which is rare, the process will fail too.
                CONTAINER_FAILURE.set(e.getMessage().lines().findFirst().orElse(""));
                return start(contract, options);
            }
        }
        System.out.println(
                "Prism " + server.version() + " runs " + choice.describe() + " at " + server.uri() + choice.remark());
        return server;
    }
}
