package com.syncsketch.cli.output;

import com.syncsketch.cli.output.View.Field;
import jakarta.annotation.Nullable;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Writes results to standard output and messages to standard error. Nothing of the service reaches a terminal with control
 * characters. Thread-safe.
 */
public final class Output {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String GAP = "  ";

    private final Terminal terminal;
    private final Format format;
    private final boolean quiet;
    private final boolean color;

    /**
     * Creates an output.
     *
     * @param terminal the streams
     * @param format the format of results
     * @param quiet whether to suppress messages that are no errors
     * @param color whether to use colors on terminals
     */
    public Output(Terminal terminal, Format format, boolean quiet, boolean color) {
        this.terminal = terminal;
        this.format = format;
        this.quiet = quiet;
        this.color = color;
    }

    /** Thrown if standard output does not accept the results, for example because the disk is full. */
    public static final class ClosedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClosedException() {
            super("Cannot write to standard output");
        }
    }

    /** Returns the format of results. */
    public Format format() {
        return format;
    }

    /** Returns whether results are JSON. */
    public boolean isJson() {
        return format == Format.JSON || format == Format.NDJSON;
    }

    /** Returns whether messages that are no errors are suppressed. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Returns the streams. */
    public Terminal terminal() {
        return terminal;
    }

    /** Writes records; the iterable may load them on demand. */
    public <T> void list(View<T> view, Iterable<T> rows) {
        // Not closed after a failure, since half a document would look like all of it.
        Rows<T> all = rows(view);
        rows.forEach(all::add);
        all.close();
    }

    /** Starts a list of records. It is complete when it is closed. */
    public <T> Rows<T> rows(View<T> view) {
        return new Rows<>(view);
    }

    /** Writes one record: an object in JSON, otherwise a line with name and value for each field that has one. */
    public <T> void show(View<T> view, T row) {
        if (isJson()) {
            print(JsonWriter.object(view, row, format == Format.JSON));
            return;
        }
        int width = view.names().stream().mapToInt(String::length).max().orElse(0);
        for (Field<T> field : view.fields()) {
            Object value = field.value().apply(row);
            if (format == Format.LINES) {
                print(field.name() + "\t" + Text.escaped(text(value)));
            } else if (value != null) {
                print(bold(field.name())
                        + " ".repeat(width - field.name().length())
                        + GAP
                        + Text.printable(text(value)));
            }
        }
    }

    /** Writes a value of maps and lists as JSON, indented only if it is one document. */
    public void json(@Nullable Object value) {
        print(JsonWriter.value(value, format != Format.NDJSON));
    }

    /** Writes a value of maps and lists as one line of JSON. */
    public void ndjson(@Nullable Object value) {
        print(JsonWriter.value(value, false));
    }

    /** Returns the JSON document of records, for a file. */
    public <T> String jsonList(View<T> view, List<T> rows) {
        return JsonWriter.list(view, rows);
    }

    /** Writes a line of text to standard output. On a terminal, control characters are replaced. */
    public void line(String text) {
        print(terminal.outIsTerminal() ? Text.printable(text) : text);
    }

    /** Writes a text of this program, such as a script, to standard output. */
    public void document(String text) {
        print(text.stripTrailing());
    }

    /** Writes a message for people to standard error, unless they are suppressed. */
    public void message(String line) {
        if (!quiet) {
            error(line);
        }
    }

    /** Writes a line to standard error without changes, such as a command to copy. */
    public void error(String line) {
        synchronized (terminal) {
            terminal.err().println(Text.printable(line));
        }
    }

    /** Writes a question to standard error, without a line break. */
    public void question(String text) {
        synchronized (terminal) {
            terminal.err().print(Text.printable(text) + " ");
            terminal.err().flush();
        }
    }

    /** Writes an error to standard error. */
    public void failure(String line) {
        String label = color && terminal.errIsTerminal() ? RED + "Error:" + PLAIN : "Error:";
        synchronized (terminal) {
            terminal.err().println(label + " " + Text.printable(line));
        }
    }

    /** Writes a warning to standard error. */
    public void warning(String line) {
        error("Warning: " + line);
    }

    private void print(String line) {
        synchronized (terminal) {
            PrintStream out = terminal.out();
            out.println(line);
            if (out.checkError()) {
                throw new ClosedException();
            }
        }
    }

    private String bold(String text) {
        return color && terminal.outIsTerminal() ? BOLD + text + PLAIN : text;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Collection<?> list) {
            List<String> parts = new ArrayList<>();
            list.forEach(part -> parts.add(text(part)));
            return String.join(", ", parts);
        }
        return value instanceof TemporalAccessor time ? String.valueOf(time) : value.toString();
    }

    /**
     * Records that are written one after another. Lines and NDJSON are written at once; tables and JSON documents when it is
     * closed.
     *
     * @param <T> the type of the records
     */
    public final class Rows<T> implements AutoCloseable {

        private final View<T> view;
        private final List<T> rows = new ArrayList<>();

        private Rows(View<T> view) {
            this.view = view;
        }

        /** Adds a record. */
        public void add(T row) {
            switch (format) {
                case LINES ->
                    print(String.join(
                            "\t", cells(row).stream().map(Text::escaped).toList()));
                case NDJSON -> print(JsonWriter.object(view, row, false));
                default -> {
                    synchronized (terminal) {
                        rows.add(row);
                    }
                }
            }
        }

        private List<String> cells(T row) {
            return view.columns().stream()
                    .map(field -> text(field.value().apply(row)))
                    .toList();
        }

        /** Writes what has not been written yet. */
        @Override
        public void close() {
            if (format == Format.JSON) {
                print(JsonWriter.list(view, rows));
            } else if (format == Format.TABLE && !rows.isEmpty()) {
                table();
            }
        }

        private void table() {
            List<List<String>> lines = new ArrayList<>();
            lines.add(view.columns().stream().map(field -> header(field.name())).toList());
            rows.forEach(
                    row -> lines.add(cells(row).stream().map(Text::printable).toList()));
            int columns = lines.get(0).size();
            int[] widths = new int[columns];
            lines.forEach(line -> {
                for (int i = 0; i < columns; i++) {
                    widths[i] = Math.max(widths[i], Text.width(line.get(i)));
                }
            });
            for (int n = 0; n < lines.size(); n++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < columns; i++) {
                    String cell = lines.get(n).get(i);
                    text.append(cell);
                    if (i < columns - 1) {
                        text.append(" ".repeat(widths[i] - Text.width(cell))).append(GAP);
                    }
                }
                print(n == 0 ? bold(text.toString()) : text.toString().stripTrailing());
            }
        }

        private static String header(String name) {
            return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
        }
    }
}
