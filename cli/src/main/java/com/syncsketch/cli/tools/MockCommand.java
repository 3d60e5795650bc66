package com.syncsketch.cli.tools;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the mock server. */
@Command(
        name = "mock",
        description = {
            "Run a mock server in memory and print the variables to set",
            "",
            "Runs until it is terminated. Needs syncsketch-mock-server.jar beside the jar of this program; the installed"
                    + " application contains it."
        })
public final class MockCommand extends BaseCommand {

    @Option(names = "--port", order = 1, paramLabel = "PORT", description = "The port. Default: a free one.")
    private int port;

    @Option(
            names = "--seed",
            order = 2,
            paramLabel = "demo|FILE",
            description = "Initial data: 'demo', or a JSON file. Default: one empty workspace.")
    private @Nullable String seed;

    @Option(
            names = "--storage",
            order = 3,
            paramLabel = "FOLDER",
            description = "The folder to keep uploaded files in. By default they are hashed, not kept.")
    private @Nullable Path storage;

    /** Creates the command. */
    public MockCommand() {}

    @Override
    public Integer call() throws IOException {
        check(port >= 0 && port <= 65535, "--port must be from 0 to 65535");
        try {
            MockServer.run(port, seed, storage, output());
            return ExitCodes.OK;
        } catch (NoClassDefFoundError e) {
            throw new CliException(
                    ExitCodes.FAILED,
                    "The mock server is not installed: put syncsketch-mock-server.jar beside the jar of this program",
                    List.of(),
                    e);
        }
    }
}
