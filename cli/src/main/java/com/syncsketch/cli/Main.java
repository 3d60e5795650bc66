package com.syncsketch.cli;

import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.core.CommandContext;
import com.syncsketch.cli.core.HelpLayout;
import com.syncsketch.cli.core.OptionDefaults;
import com.syncsketch.cli.core.RootCommand;
import com.syncsketch.cli.core.Units;
import com.syncsketch.cli.core.Version;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.Terminal;
import com.syncsketch.cli.output.Text;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code syncsketch}. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and exits.
     *
     * @param args a command and its arguments
     */
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), System.getenv(), args));
    }

    /**
     * Runs the program.
     *
     * @param terminal the streams
     * @param environment the environment variables
     * @param args a command and its arguments
     * @return the exit code
     */
    public static int run(Terminal terminal, Map<String, String> environment, String... args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            terminal.out().println(Version.line());
            return ExitCodes.OK;
        }
        try {
            Settings settings = Settings.of(environment, List.of(args));
            RootCommand root = new RootCommand(terminal, settings);
            return commandLine(root, terminal, settings, List.of(args)).execute(args);
        } catch (CliException e) {
            terminal.err().println("Error: " + ErrorMessages.line(e));
            return e.getExitCode();
        }
    }

    /** Creates the command line with the commands that the arguments need. */
    static CommandLine commandLine(RootCommand root, Terminal terminal, Settings settings, List<String> arguments) {
        CommandLine line = new CommandLine(root);
        Commands.of(arguments).forEach(line::addSubcommand);
        HelpLayout.apply(line, Commands.groups());
        OptionDefaults defaults = new OptionDefaults(settings);
        return line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.outIsTerminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF))
                // File names may start with @.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // The help is shown even if the configuration file is not usable.
                .setDefaultValueProvider(isHelp(arguments) ? null : defaults)
                .registerConverter(Path.class, Main::path)
                .registerConverter(Duration.class, Units::duration)
                .setParameterExceptionHandler((exception, ignored) -> reportUsage(terminal, exception))
                .setExecutionStrategy(parsed -> {
                    Integer help = CommandLine.executeHelpRequest(parsed);
                    if (help == null && isHelp(arguments)) {
                        // Without its defaults, the command might run against another host.
                        throw new ParameterException(
                                parsed.commandSpec().commandLine(), "A value must not look like a request for help");
                    }
                    return help == null ? execute(root, defaults, parsed) : help;
                })
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    root.context().report(exception);
                    return ExitCodes.of(exception);
                });
    }

    private static boolean isHelp(List<String> arguments) {
        return arguments.contains("--help") || arguments.contains("-h") || arguments.indexOf("help") == 0;
    }

    private static int execute(RootCommand root, OptionDefaults defaults, ParseResult parsed) {
        defaults.setFlags(parsed);
        CommandContext context = root.start();
        try {
            return new RunLast().execute(parsed);
        } finally {
            context.close();
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + Text.printable(text)
                    + "' is not a file name in the character encoding " + System.getProperty("sun.jnu.encoding")
                    + "; set the environment variable LC_ALL=C.UTF-8");
        }
    }

    /** Reports invalid arguments without the usage help, which would hide the message. */
    private static int reportUsage(Terminal terminal, ParameterException exception) {
        Throwable cause = exception.getCause();
        // A default value of a configuration file that cannot be used.
        Throwable shown = cause instanceof CliException ? cause : exception;
        terminal.err().println("Error: " + Text.printable(String.valueOf(shown.getMessage())));
        if (shown == exception) {
            UnmatchedArgumentException.printSuggestions(exception, terminal.err());
            terminal.err()
                    .println(
                            "See " + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCodes.of(shown);
    }
}
