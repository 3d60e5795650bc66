package com.syncsketch.examples.cli;

import com.syncsketch.examples.Quickstart;
import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The quickstart, as a command. */
@Command(
        name = "quickstart",
        description = "The whole way once: creates a project and a review, uploads a file, comments on it.")
final class QuickstartCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private @Nullable Service service;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What to upload; a small video that comes with the program, unless given.")
    private @Nullable Path file;

    /**
     * Runs it.
     *
     * @return the exit code
     * @throws IOException if the file cannot be read
     */
    @Override
    public Integer call() throws IOException {
        try (SyncSketchClient client = Main.given(service).client()) {
            return new Quickstart(client, Main.given(main).out()).run(file == null ? Quickstart.sample() : file)
                    ? 0
                    : 1;
        }
    }
}
