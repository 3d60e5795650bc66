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

/** Runs the {@link Quickstart}. */
@Command(name = "quickstart", description = "Creates a project and a review, uploads a file and comments on it.")
final class QuickstartCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable Main main;

    @Mixin
    private @Nullable ConnectionOptions connection;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file to upload. Default: a small sample video.")
    private @Nullable Path file;

    /**
     * Runs the quickstart.
     *
     * @return the exit code
     * @throws IOException if the file cannot be read
     */
    @Override
    public Integer call() throws IOException {
        try (SyncSketchClient client = Main.injected(connection).client()) {
            return new Quickstart(client, Main.injected(main).out()).run(file == null ? Quickstart.sample() : file)
                    ? 0
                    : 1;
        }
    }
}
