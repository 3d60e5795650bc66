package com.syncsketch.it.documents;

import com.syncsketch.it.documents.Document.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the shell syntax that documents use: words, quotes, line continuations, prompts and comments. */
final class ShellParser {

    private static final Pattern WORD =
            Pattern.compile("\\G\\s*(?<comment>#.*)?(?<word>(?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s'\"\\\\|;])+|[|;])?");

    private ShellParser() {}

    /**
     * A command with its arguments.
     *
     * @param line the first line in the document
     * @param words the words without quotes and without leading variable assignments
     */
    record Command(int line, List<String> words) {

        String name() {
            return words.get(0);
        }

        List<String> arguments() {
            return words.subList(1, words.size());
        }
    }

    /** Returns the commands of a block; for a console block, those after a prompt. */
    static List<Command> commands(Fence fence) {
        List<Command> commands = new ArrayList<>();
        boolean prompts = fence.language().equals("console");
        List<String> lines = fence.text().lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            int line = fence.line() + at;
            StringBuilder text = new StringBuilder(lines.get(at));
            while (text.toString().endsWith("\\") && at + 1 < lines.size()) {
                text.setLength(text.length() - 1);
                text.append(lines.get(++at));
            }
            if (!prompts) {
                commands.addAll(commands(line, text.toString()));
            } else if (text.toString().startsWith("$ ")) {
                commands.addAll(commands(line, text.substring(2)));
            }
        }
        return commands;
    }

    /** Returns the commands of a line, which has several if it contains a pipe. */
    static List<Command> commands(int line, String text) {
        List<Command> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find() && matcher.end() > matcher.start()) {
            String word = matcher.group("word");
            if (word == null) {
                break;
            }
            if (word.equals("|") || word.equals(";")) {
                add(commands, line, words);
                words = new ArrayList<>();
            } else if (!(words.isEmpty() && word.matches("[A-Z_]+=.*"))) {
                words.add(unquoted(word));
            }
        }
        add(commands, line, words);
        return commands;
    }

    private static void add(List<Command> commands, int line, List<String> words) {
        if (!words.isEmpty()) {
            commands.add(new Command(line, List.copyOf(words)));
        }
    }

    private static String unquoted(String word) {
        return word.replaceAll("'([^']*)'|\"([^\"]*)\"|\\\\(.)", "$1$2$3");
    }
}
