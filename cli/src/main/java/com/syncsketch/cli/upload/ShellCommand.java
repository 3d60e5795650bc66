package com.syncsketch.cli.upload;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Formats commands for a Unix shell. */
final class ShellCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /** Returns the parsed command with its options at all levels, except for one, and with other files. */
    static String of(CommandSpec command, String excludedOption, List<Path> files) {
        List<String> words = new ArrayList<>(program());
        ParseResult parsed = command.root().commandLine().getParseResult();
        addOptions(parsed, excludedOption, words);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            words.add(parsed.commandSpec().name());
            addOptions(parsed, excludedOption, words);
        }
        if (files.stream().anyMatch(file -> file.toString().startsWith("-"))) {
            words.add("--");
        }
        files.forEach(file -> words.add(file.toString()));
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    private static void addOptions(ParseResult parsed, String excludedOption, List<String> words) {
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            String name = option.longestName();
            if (option.arity().max() > 0) {
                option.originalStringValues().forEach(value -> addOption(option, value, words));
            } else if (!name.equals(excludedOption)) {
                words.add(name);
            }
        }
    }

    private static void addOption(OptionSpec option, String value, List<String> words) {
        // As a word of its own, an optional value would be read as a file.
        if (option.arity().min() == 0) {
            words.add(option.longestName() + "=" + value);
        } else {
            words.addAll(List.of(option.longestName(), value));
        }
    }

    /** Returns the start of the command: how this program was started. */
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path", "");
        boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        // The launcher of the installed application sets the first of these.
        if (System.getProperty("jpackage.app-path") != null || !jar) {
            return List.of("syncsketch");
        }
        return List.of("java", "-jar", classPath);
    }

    /** Returns a word, in quotes if needed. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
