package com.syncsketch.mock.internal.cli;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import com.syncsketch.mock.internal.admin.Version;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    private static final String PREFIX = "SYNCSKETCH_MOCK_";

    private final MockSyncSketchBuilder builder = MockSyncSketch.builder();
    private final Map<String, String> environment;
    private final ShutdownStrategy shutdown;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seed",
            order = 6,
            paramLabel = "demo|examples|FILE",
            description =
                    "Initial data: 'demo', 'examples' (of the contract), or a JSON file. Default: one empty workspace.")
    private @Nullable String seed;

    @Option(
            names = "--strict",
            order = 9,
            description = "Hold requests to the letter of the contract. By default, the server also accepts what the "
                    + "frameworks of the service accept, such as digits in a string for a number.")
    private boolean strict;

    /** Decides how long a started server runs. */
    @FunctionalInterface
    interface ShutdownStrategy {

        /** Waits until the server is no longer needed, and closes it. */
        void awaitShutdown(MockSyncSketch mock) throws InterruptedException;
    }

    private Main(Map<String, String> environment, ShutdownStrategy shutdown) {
        this.environment = environment;
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
        CommandLine commandLine = new CommandLine(new Main(environment, shutdown))
                .setOut(out)
                .setErr(err)
                .setDefaultValueProvider(option ->
                        option instanceof OptionSpec spec && !spec.typeInfo().isBoolean()
                                ? variable(environment, spec.longestName()).orElse(null)
                                : null);
        commandLine.getCommandSpec().version("syncsketch-mock-server " + Version.text());
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof IOException) {
                failed.getErr().println(exception.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw exception;
        });
        return commandLine.execute(args);
    }

    /** Returns the value of the environment variable of an option; empty if it is not set, or set to an empty text. */
    private static Optional<String> variable(Map<String, String> environment, String option) {
        String name = option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(value -> !value.isEmpty());
    }

    @Option(
            names = "--port",
            order = 1,
            paramLabel = "PORT",
            description = "Port of the API. Default: 0, which selects a free port.")
    void port(int number) {
        set(() -> builder.port(number));
    }

    @Option(
            names = "--host",
            order = 3,
            paramLabel = "ADDRESS",
            description = "Address to listen on. Default: 127.0.0.1.")
    void host(String address) {
        set(() -> builder.host(address));
    }

    @Option(
            names = "--user",
            order = 4,
            paramLabel = "NAME",
            description = "User name of the first user, an administrator.")
    void user(String name) {
        set(() -> builder.user(name));
    }

    @Option(names = "--key", order = 5, paramLabel = "KEY", description = "API key of the first user; also the token.")
    void key(String secret) {
        set(() -> builder.key(secret));
    }

    @Option(
            names = "--page-size",
            order = 8,
            paramLabel = "N",
            description = "Page size of requests without a limit. Default: 100.")
    void pageSize(int size) {
        set(() -> builder.pageSize(size));
    }

    @Option(
            names = "--storage",
            order = 11,
            paramLabel = "DIR",
            description = "Directory to keep uploaded files in. By default they are hashed, not kept.")
    void storage(Path folder) {
        set(() -> builder.storageFolder(folder));
    }

    @Option(
            names = "--storage-port",
            order = 12,
            paramLabel = "PORT",
            description = "Port of the storage. Default: 0, which selects a free port.")
    void storagePort(int number) {
        set(() -> builder.storagePort(number));
    }

    @Option(
            names = "--storage-url",
            order = 13,
            paramLabel = "URL",
            description = "URL of the storage as seen by clients, for example behind a proxy.")
    void storageUrl(URI url) {
        set(() -> builder.storageUrl(url));
    }

    @Option(
            names = "--processing-reads",
            order = 14,
            paramLabel = "N",
            description = "Number of reads that show a media file as processing before it is done. Default: 0.")
    void processingReads(int reads) {
        set(() -> builder.processingReads(reads));
    }

    @Option(
            names = "--journal-capacity",
            order = 15,
            paramLabel = "N",
            description = "Maximum number of requests that the journal keeps. Default: 1000.")
    void journalCapacity(int capacity) {
        set(() -> builder.journalCapacity(capacity));
    }

    @Option(
            names = "--journal-size",
            order = 16,
            paramLabel = "BYTES",
            description = "Maximum size of the journal in bytes. Default: 16777216.")
    void journalSize(long bytes) {
        set(() -> builder.journalSize(bytes));
    }

    @Option(names = "--first-id", order = 17, paramLabel = "ID", description = "First id to assign. Default: 1001.")
    void firstId(long id) {
        set(() -> builder.firstId(id));
    }

    @Option(names = "--random-seed", order = 18, paramLabel = "N", description = "Random seed of UUIDs. Default: 0.")
    void randomSeed(long number) {
        set(() -> builder.randomSeed(number));
    }

    @Option(
            names = "--signed-url-lifetime",
            order = 19,
            paramLabel = "DURATION",
            description = "Lifetime of signed URLs, such as PT15M. Default: PT1H.")
    void signedUrlLifetime(Duration lifetime) {
        set(() -> builder.signedUrlLifetime(lifetime));
    }

    @Option(
            names = "--max-concurrent-requests",
            order = 20,
            paramLabel = "N",
            description = "Maximum number of requests that are handled at the same time. Default: 500.")
    void maxConcurrentRequests(int requests) {
        set(() -> builder.maxConcurrentRequests(requests));
    }

    @Option(
            names = "--body-timeout",
            order = 21,
            paramLabel = "DURATION",
            description = "Maximum time to wait for the next bytes of a request body. Default: PT1M.")
    void bodyTimeout(Duration timeout) {
        set(() -> builder.bodyTimeout(timeout));
    }

    @Option(
            names = "--allowed-host",
            order = 22,
            split = ",",
            paramLabel = "NAME",
            description =
                    "Host names under which the admin API is available, and whose web pages may use it, in addition"
                            + " to local names. '*' allows all.")
    void allowedHosts(String[] names) {
        set(() -> builder.allowedHosts(names));
    }

    /** Reports a value that the builder rejects as an invalid option. */
    private void set(Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), e.getMessage(), e);
        }
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
            builder.strict(strict || isSet("--strict"));
            if (seed != null) {
                builder.seed(read(seed));
            }
            mock = builder.start();
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

    /** Checks the environment variable of a flag. Not a default value of picocli, with which a flag on the command line is false. */
    private boolean isSet(String flag) {
        String value = variable(environment, flag).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new ParameterException(
                    command().commandLine(), "Invalid value for " + flag + ": '" + value + "' is not true or false");
        }
        return value.equals("true");
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
