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

/** The examples as a program with subcommands. */
@Command(
        name = "java -jar syncsketch-examples.jar",
        description = "Examples of the SyncSketch SDK for Java, to use and to copy from.",
        subcommands = {UploadCommand.class, DiscardCommand.class, QuickstartCommand.class, ProbeCommand.class},
        footer = {
            "",
            "User and key come from the environment, " + Credentials.USER_VARIABLE + " and "
                    + Credentials.API_KEY_VARIABLE + ", and so does the host, "
                    + SyncSketchClient.HOST_VARIABLE + ", unless an option names one."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    /** Read by the logger that comes with this program, when the first message is logged. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.com.syncsketch.sdk.client";

    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Log what the client does, and show the stack traces of errors.")
    private boolean debug;

    /** Says which version of the program this is. */
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
        // Names of files are written in UTF-8, whatever the platform's charset is.
        System.exit(run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs it with given streams, and returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        Main main = new Main(out, err);
        return new CommandLine(main)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                // A file may have a name that begins so.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Main::path)
                .setParameterExceptionHandler((exception, given) -> main.misused(exception))
                .setExecutionStrategy(main::execute)
                .setExecutionExceptionHandler((exception, failed, parsed) -> main.failed(exception))
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
            // It is what Java makes of the bytes of a name that the charset of the process cannot hold.
            String advice = text.indexOf('\ufffd') < 0 ? "" : ". Set LC_ALL to a locale with UTF-8";
            throw new TypeConversionException("no name of a file here: " + e.getMessage() + advice);
        }
    }

    /** Says what is wrong with the arguments; all that could be right would bury it. */
    private int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        err.println("Error: " + Problems.oneLine(String.valueOf(exception.getMessage())));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int failed(Exception exception) {
        tell(Problems.line(exception), exception);
        return exception instanceof Service.NoCredentialsException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** Says what went wrong, and how where that is asked for. */
    void tell(String line, Exception exception) {
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
        throw new ParameterException(given(spec).commandLine(), "Which command?");
    }

    /** Gives a field that picocli has filled. */
    static <T> T given(@Nullable T field) {
        if (field == null) {
            throw new IllegalStateException("picocli has not filled the command");
        }
        return field;
    }
}
