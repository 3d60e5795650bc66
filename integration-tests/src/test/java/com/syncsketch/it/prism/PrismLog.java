package com.syncsketch.it.prism;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last lines of the output of Prism. Bounded, so that a long run does not use much memory. Thread-safe. */
final class PrismLog {
    private static final int MAX_LINES = 5000;
    private static final int TAIL_LINES = 25;
    private static final Pattern COLORS = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern LISTENING = Pattern.compile("Prism is listening on (http://\\S+)");

    private final Deque<String> lines = new ArrayDeque<>();

    static PrismLog of(String text) {
        PrismLog log = new PrismLog();
        text.lines().forEach(log::add);
        return log;
    }

    /** Adds a line and returns it without colors. */
    synchronized String add(String raw) {
        String line = COLORS.matcher(raw).replaceAll("");
        lines.addLast(line);
        if (lines.size() > MAX_LINES) {
            lines.removeFirst();
        }
        return line;
    }

    /** Returns the URL if the line reports that Prism is listening. */
    static Optional<URI> listening(String line) {
        Matcher matcher = LISTENING.matcher(line);
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    synchronized Optional<URI> listening() {
        return lines.stream().map(PrismLog::listening).flatMap(Optional::stream).findFirst();
    }

    /** Returns the last lines for a message. */
    synchronized String tail() {
        if (lines.isEmpty()) {
            return "It printed nothing.";
        }
        List<String> last =
                lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).toList();
        return "Its last lines:\n  " + String.join("\n  ", last);
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
