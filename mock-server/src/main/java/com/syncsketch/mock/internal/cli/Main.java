package com.syncsketch.mock.internal.cli;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.internal.admin.Version;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command line of the mock server. The server runs until the process is terminated. */
@Command(
        name = "java -jar syncsketch-mock-server.jar",
        description = "An in-memory SyncSketch server for tests. Runs until it is terminated.",
        footer = {
            "",
            "The first line of output is 'listening on' with the URL for clients; 'storage on', 'user' and 'key' follow.",
            "The admin API is at /__mock/ of that URL.",
            "",
            "Each option can also be set by an environment variable: SYNCSKETCH_MOCK_PAGE_SIZE=7 is --page-size=7."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {

    /** The start of the names of environment variables. */
    static final String PREFIX = "SYNCSKETCH_MOCK_";

    private final ShutdownStrategy shutdown;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** Decides how long a started server runs. */
    @FunctionalInterface
    interface ShutdownStrategy {

        /** Waits until the server is no longer needed, and closes it. */
        void awaitShutdown(MockSyncSketch mock) throws InterruptedException;
    }

    private Main(ShutdownStrategy shutdown) {
        this.shutdown = shutdown;
    }

    /**
     * Runs the mock server.
     *
     * @param args the command-line options
     */
    public static void main(String[] args) {
        // Reading the contract takes longest, so start it first.
        Thread reader = new Thread(Contract::bundled, "syncsketch-mock-contract");
        reader.setDaemon(true);
        reader.start();
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Main::awaitTermination,
                args));
    }

    private static void awaitTermination(MockSyncSketch mock) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(mock::close, "syncsketch-mock-stop"));
        Thread.currentThread().join();
    }

    /** Runs the mock server with the given streams and environment variables, and returns the exit code. */
    static int run(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            ShutdownStrategy shutdown,
            String... args) {
        CommandLine commandLine = commandLine(environment, shutdown).setOut(out).setErr(err);
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof IOException) {
                failed.getErr().println(exception.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw exception;
        });
        return commandLine.execute(args);
    }

    /** Creates the command line. The environment provides the defaults of all options. */
    static CommandLine commandLine(Map<String, String> environment, ShutdownStrategy shutdown) {
        CommandLine commandLine = new CommandLine(new Main(shutdown));
        commandLine.setDefaultValueProvider(argument -> {
            if (!(argument instanceof OptionSpec option) || isInformative(option)) {
                return null;
            }
            String value = environment.get(variable(option));
            return value == null || value.isEmpty() ? null : value;
        });
        commandLine.getCommandSpec().version("syncsketch-mock-server " + Version.text());
        return commandLine;
    }

    /** Checks whether an option prints something in place of starting the server. */
    static boolean isInformative(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }

    /** Returns the name of the environment variable of an option. */
    static String variable(OptionSpec option) {
        String name = option.longestName().replaceFirst("^--", "");
        return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        return spec;
    }

    /**
     * Starts the server and waits until it is shut down.
     *
     * @return the exit code
     * @throws IOException if the server cannot listen on its ports or write to its storage folder
     */
    @Override
    public Integer call() throws IOException {
        MockSyncSketch mock;
        try {
            if (options.seed != null) {
                options.builder.seed(read(options.seed));
            }
            mock = options.builder.start();
        } catch (SeedException e) {
            // One line without the usage: the options are valid, but the content of the file is not.
            command().commandLine().getErr().println(e.getMessage());
            return ExitCode.USAGE;
        }
        PrintWriter out = command().commandLine().getOut();
        out.println("listening on " + mock.url());
        out.println("storage on " + mock.storageUrl());
        out.println("user " + mock.user());
        out.println("key " + mock.key());
        out.flush();
        try {
            shutdown.awaitShutdown(mock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mock.close();
        }
        return ExitCode.OK;
    }

    private static Seed read(String name) {
        Optional<Seed> named = Seed.named(name);
        if (named.isPresent()) {
            return named.get();
        }
        try {
            return Seed.fromFile(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new SeedException(name, List.of(reason(e)));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file; the named seeds are 'demo' and 'examples'";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return "cannot be read: " + file.getReason();
        }
        return "cannot be read: " + (e instanceof CharacterCodingException ? "not valid UTF-8" : e.getMessage());
    }
}
