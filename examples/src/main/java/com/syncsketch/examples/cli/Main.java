package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command-line program with its subcommands. */
@Command(
        name = "java -jar syncsketch-examples.jar",
        description = "Examples of the SyncSketch SDK for Java, to use and to copy.",
        subcommands = {UploadCommand.class, DiscardCommand.class, QuickstartCommand.class, ProbeCommand.class},
        footer = {
            "",
            "Environment variables: " + Credentials.USER_VARIABLE + " and " + Credentials.API_KEY_VARIABLE
                    + " (required), " + SyncSketchClient.HOST_VARIABLE + " (the default of --host)."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    /** The system property that slf4j-simple reads when the first message is logged. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.com.syncsketch.sdk.client";

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Enable debug logging of the client and print stack traces of errors.")
    private boolean debug;

    /** Provides the version of the program. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"syncsketch-examples " + (version == null ? "development" : version)};
        }
    }

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the program.
     *
     * @param args a subcommand and its arguments
     */
    public static void main(String[] args) {
        // File names are printed in UTF-8, regardless of the charset of the platform.
        System.exit(run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs the program with the given streams and returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        Main main = new Main(out, err);
        return new CommandLine(main)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                // File names may start with @.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Main::path)
                .setParameterExceptionHandler((exception, arguments) -> main.reportUsageError(exception))
                .setExecutionStrategy(main::execute)
                .setExecutionExceptionHandler((exception, command, parsed) -> main.reportFailure(exception))
                .execute(args);
    }

    private int execute(ParseResult parsed) {
        if (debug) {
            System.setProperty(LOG_LEVEL, "debug");
        }
        return new RunLast().execute(parsed);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            // The replacement character stands for bytes that the charset of the process cannot decode.
            String advice = text.indexOf('\ufffd') < 0 ? "" : ". Set LC_ALL to a UTF-8 locale";
            throw new TypeConversionException("not a valid path: " + e.getMessage() + advice);
        }
    }

    /** Reports invalid arguments without the usage help, which would hide the message. */
    private int reportUsageError(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        err.println("Error: " + ErrorMessages.oneLine(String.valueOf(exception.getMessage())));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int reportFailure(Exception exception) {
        reportError(ErrorMessages.line(exception), exception);
        return exception instanceof ConnectionOptions.NoCredentialsException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** Prints an error, with its stack trace if --debug is set. */
    void reportError(String line, Exception exception) {
        err.println("Error: " + line);
        if (debug) {
            exception.printStackTrace(err);
        }
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    @Override
    public void run() {
        throw new ParameterException(injected(spec).commandLine(), "Missing command");
    }

    /** Returns a field that picocli has injected. */
    static <T> T injected(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("picocli did not inject a field");
        }
        return field;
    }
}
