package com.syncsketch.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Formats commands for a Unix shell. */
final class ShellCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /** Returns the parsed command with its options, except for one, and with other files. */
    static String of(ParseResult parsed, String excludedOption, List<Path> files) {
        List<String> words = new ArrayList<>(program());
        words.add(parsed.commandSpec().name());
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            String name = option.longestName();
            if (option.arity().max() > 0) {
                option.originalStringValues().forEach(value -> words.addAll(List.of(name, value)));
            } else if (!name.equals(excludedOption)) {
                words.add(name);
            }
        }
        if (files.stream().anyMatch(file -> file.toString().startsWith("-"))) {
            words.add("--");
        }
        files.forEach(file -> words.add(file.toString()));
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    /** Returns the start of the command. With {@code java -jar}, the class path is the path of the jar. */
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))
                ? List.of("java", "-jar", classPath)
                : List.of("java", "-cp", classPath, Main.class.getName());
    }

    /** Returns a word, in quotes if needed. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
