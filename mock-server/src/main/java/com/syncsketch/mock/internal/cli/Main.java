package com.syncsketch.mock.internal.cli;

import com.syncsketch.mock.MockSyncSketch;
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
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The mock server as a program. It listens until the process is told to end. */
@Command(
        name = "java -jar syncsketch-mock-server.jar",
        description = "A SyncSketch in memory, for tests. Listens until it is told to end.",
        footer = {
            "",
            "The first line of output is 'listening on' with the address for clients; 'storage on', user and key follow.",
            "The control API is at /__mock/ of that address."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {

    private final MockSyncSketch.Builder builder = MockSyncSketch.builder();
    private final Running running;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(order = 9)
    private @Nullable Strictness strictness;

    @Option(
            names = "--seed",
            order = 6,
            paramLabel = "demo|FILE",
            description =
                    "What there is from the beginning: 'demo', or a file of JSON; one empty workspace unless given.")
    private @Nullable String seed;

    /** What becomes of a server that was started. */
    @FunctionalInterface
    interface Running {

        /** Waits until the server is no longer needed. Closes it. */
        void keep(MockSyncSketch mock) throws InterruptedException;
    }

    private static final class Strictness {

        @Option(
                names = "--strict",
                order = 9,
                description = "Refuse unknown parameters of the query, and bodies where none belongs. The default.")
        private boolean strict;

        @Option(names = "--lenient", order = 10, description = "Ignore them, as the service does.")
        private boolean lenient;

        boolean isStrict() {
            return strict || !lenient;
        }
    }

    private Main(Running running) {
        this.running = running;
    }

    /**
     * Runs the server.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        // Takes longest, so it begins at once.
        Thread reader = new Thread(Contract::bundled, "syncsketch-mock-contract");
        reader.setDaemon(true);
        reader.start();
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Main::untilTheProcessEnds,
                args));
    }

    private static void untilTheProcessEnds(MockSyncSketch mock) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(mock::close, "syncsketch-mock-stop"));
        Thread.currentThread().join();
    }

    /** Runs it with given streams, and returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, Running running, String... args) {
        CommandLine line = new CommandLine(new Main(running)).setOut(out).setErr(err);
        line.getCommandSpec().version("syncsketch-mock-server " + Version.text());
        line.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof IOException) {
                failed.getErr().println(exception.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw exception;
        });
        return line.execute(args);
    }

    @Option(
            names = "--port",
            order = 1,
            paramLabel = "PORT",
            description = "Port of the API; 0, the default, takes a free one.")
    void port(int number) {
        checked(() -> builder.port(number));
    }

    @Option(
            names = "--host",
            order = 3,
            paramLabel = "ADDRESS",
            description = "Address to listen at; 127.0.0.1 unless given.")
    void host(String address) {
        checked(() -> builder.host(address));
    }

    @Option(names = "--user", order = 4, paramLabel = "NAME", description = "Name of the first user, an administrator.")
    void user(String name) {
        checked(() -> builder.user(name));
    }

    @Option(
            names = "--key",
            order = 5,
            paramLabel = "KEY",
            description = "Key of the first user, which is the token, too.")
    void key(String secret) {
        checked(() -> builder.key(secret));
    }

    @Option(
            names = "--page-size",
            order = 8,
            paramLabel = "N",
            description = "Length of a page where a call gives no limit; 100 unless given.")
    void pageSize(int size) {
        checked(() -> builder.pageSize(size));
    }

    @Option(
            names = "--storage",
            order = 11,
            paramLabel = "DIR",
            description = "Keep the bytes of uploads there; else they are hashed only.")
    void storage(Path folder) {
        checked(() -> builder.storageFolder(folder));
    }

    @Option(
            names = "--storage-port",
            order = 12,
            paramLabel = "PORT",
            description = "Port of the storage; 0, the default, takes a free one.")
    void storagePort(int number) {
        checked(() -> builder.storagePort(number));
    }

    @Option(
            names = "--storage-url",
            order = 13,
            paramLabel = "URL",
            description = "Address of the storage as clients see it, where that is another one.")
    void storageUrl(URI url) {
        checked(() -> builder.storageUrl(url));
    }

    @Option(
            names = "--processing-reads",
            order = 14,
            paramLabel = "N",
            description = "How many reads show a medium as processing before it is done; 0 unless given.")
    void processingReads(int reads) {
        checked(() -> builder.processingReads(reads));
    }

    @Option(
            names = "--journal-capacity",
            order = 15,
            paramLabel = "N",
            description = "How many exchanges the journal keeps; 1000 unless given.")
    void journalCapacity(int exchanges) {
        checked(() -> builder.journalCapacity(exchanges));
    }

    /** Turns what the builder refuses into a wrong option. */
    private void checked(Runnable set) {
        try {
            set.run();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), e.getMessage(), e);
        }
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not given the command");
        }
        return spec;
    }

    /**
     * Starts the server and waits.
     *
     * @return the exit code
     * @throws IOException if it cannot listen
     */
    @Override
    public Integer call() throws IOException {
        MockSyncSketch mock;
        try {
            builder.strict(strictness == null || strictness.isStrict());
            if (seed != null) {
                builder.seed(read(seed));
            }
            mock = builder.start();
        } catch (SeedException e) {
            // A line of its own, without the usage: the options are right, and what is in the file is not.
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
            running.keep(mock);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mock.close();
        }
        return ExitCode.OK;
    }

    private static Seed read(String name) {
        if (name.equals("demo")) {
            return Seed.demo();
        }
        try {
            return Seed.of(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new SeedException(name, List.of(reason(e)));
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file, and 'demo' is the only seed with a name";
        }
        return "cannot be read: " + (e instanceof CharacterCodingException ? "it is no text in UTF-8" : e.getMessage());
    }
}
