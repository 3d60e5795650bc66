package com.syncsketch.cli.core;

import com.syncsketch.cli.config.CredentialSource;
import com.syncsketch.cli.config.Settings;
import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Provides values from the environment and the profile for options that are not on the command line. */
public final class OptionDefaults implements IDefaultValueProvider {

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

    /** Options that have no value of their own, or determine where values come from. */
    private static final Set<String> EXCLUDED = Set.of("--help", "--version", "--profile", "--config");

    /** Options whose precedence {@link CredentialSource} decides. */
    private static final Set<String> CREDENTIALS =
            Set.of("--" + CredentialSource.USER, "--" + CredentialSource.KEY_COMMAND);

    private final Settings settings;

    /**
     * Creates a provider.
     *
     * @param settings the settings
     */
    public OptionDefaults(Settings settings) {
        this.settings = settings;
    }

    /** Returns the words of a command after the name of the program. */
    static String commandName(@Nullable CommandSpec spec) {
        String name = spec == null ? "" : spec.qualifiedName(" ");
        int space = name.indexOf(' ');
        return space < 0 ? "" : name.substring(space + 1);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        // With a default, picocli would set a flag on the command line to its opposite.
        return argument instanceof OptionSpec option && !isFlag(option)
                ? find(option).orElse(null)
                : null;
    }

    /** Sets the flags of a parsed command that are not on the command line. */
    public void setFlags(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (isFlag(option) && !isMatched(parsed, option)) {
                    find(option).ifPresent(value -> set(option, value));
                }
            }
        }
    }

    private static boolean isMatched(ParseResult parsed, OptionSpec option) {
        for (ParseResult level = parsed; level != null; level = level.subcommand()) {
            if (level.hasMatchedOption(option.longestName())) {
                return true;
            }
        }
        return false;
    }

    private static void set(OptionSpec option, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            throw new ParameterException(
                    option.command().commandLine(),
                    "Invalid value for " + option.longestName() + " in the environment or the profile: '" + value
                            + "' is not true or false");
        }
        option.setValue(TRUE.contains(lower));
    }

    private static boolean isFlag(OptionSpec option) {
        return option.typeInfo().isBoolean() && option.arity().max() == 0;
    }

    /** Returns the value of an option, unless the value is determined in another way. */
    public Optional<String> find(OptionSpec option) {
        String name = option.longestName();
        if (EXCLUDED.contains(name) || CREDENTIALS.contains(name) || !name.startsWith("--")) {
            return Optional.empty();
        }
        return settings.find(commandName(option.command()), name);
    }
}
