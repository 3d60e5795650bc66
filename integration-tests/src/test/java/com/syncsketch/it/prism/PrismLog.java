package com.syncsketch.it.prism;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last lines that Prism wrote; bounded, so that a long run costs no memory. */
final class PrismLog {
    private static final int KEPT = 5000;
    private static final int QUOTED = 25;
    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern LISTENING = Pattern.compile("Prism is listening on (http://\\S+)");

    private final Deque<String> lines = new ArrayDeque<>();

    static PrismLog of(String text) {
        PrismLog log = new PrismLog();
        text.lines().forEach(log::add);
        return log;
    }

    /** The line as it is kept. */
    synchronized String add(String raw) {
        String line = COLOURS.matcher(raw).replaceAll("");
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        return line;
    }

    /** The address in the line that says that Prism listens. */
    static Optional<URI> listening(String line) {
        Matcher matcher = LISTENING.matcher(line);
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    synchronized Optional<URI> listening() {
        return lines.stream().map(PrismLog::listening).flatMap(Optional::stream).findFirst();
    }

    /** The end of the log, to be quoted in a message. */
    synchronized String tail() {
        if (lines.isEmpty()) {
            return "It wrote nothing.";
        }
        List<String> last =
                lines.stream().skip(Math.max(0, lines.size() - QUOTED)).toList();
        return "Its last lines:\n  " + String.join("\n  ", last);
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
