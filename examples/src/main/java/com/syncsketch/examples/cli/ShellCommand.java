package com.syncsketch.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Commands as a person would type them into a shell of Unix. */
final class ShellCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellCommand() {}

    /** Gives a command with its options as they were given, but for one, and for other files. */
    static String of(ParseResult parsed, String without, List<Path> files) {
        List<String> words = new ArrayList<>(program());
        words.add(parsed.commandSpec().name());
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            String name = option.longestName();
            if (option.arity().max() > 0) {
                option.originalStringValues().forEach(value -> words.addAll(List.of(name, value)));
            } else if (!name.equals(without)) {
                words.add(name);
            }
        }
        if (files.stream().anyMatch(file -> file.toString().startsWith("-"))) {
            words.add("--");
        }
        files.forEach(file -> words.add(file.toString()));
        return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
    }

    /** With {@code java -jar} the class path is the jar, as it was named. */
    private static List<String> program() {
        String classPath = System.getProperty("java.class.path");
        return classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))
                ? List.of("java", "-jar", classPath)
                : List.of("java", "-cp", classPath, Main.class.getName());
    }

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
