package com.syncsketch.mock.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Formats journal entries as a short table for assertion messages. */
final class JournalTable {

    private static final int MAX_ROWS = 20;
    private static final int MAX_CELL_WIDTH = 70;

    private final List<List<String>> rows = new ArrayList<>();

    /** Formats the last entries, each with a remark. */
    static String of(List<JournalEntry> entries, Function<JournalEntry, String> remark) {
        if (entries.isEmpty()) {
            return "  (no requests)\n";
        }
        JournalTable table = new JournalTable();
        table.rows.add(List.of("#", "operation", "request", "status", "body", "remark"));
        entries.stream()
                .skip(Math.max(0, entries.size() - MAX_ROWS))
                .forEach(entry -> table.rows.add(List.of(
                        String.valueOf(entry.number()),
                        entry.operation()
                                + (entry.part().isPresent()
                                        ? " part " + entry.part().getAsInt()
                                        : ""),
                        entry.request().toString(),
                        entry.response().isEmpty() ? entry.outcome().toString() : String.valueOf(entry.status()),
                        entry.request().body().toString(),
                        remark.apply(entry))));
        String omitted = entries.size() > MAX_ROWS ? "  (" + (entries.size() - MAX_ROWS) + " earlier entries)\n" : "";
        return omitted + table;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                boolean last = column == row.size() - 1;
                String cell = shorten(row.get(column), last);
                line.append(cell).append(last ? "" : " ".repeat(width(column) - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> shorten(row.get(column), false).length())
                .max()
                .orElse(0);
    }

    private static String shorten(String cell, boolean complete) {
        String line = cell.replaceAll("\\s*\\R\\s*", " ");
        return complete || line.length() <= MAX_CELL_WIDTH ? line : line.substring(0, MAX_CELL_WIDTH - 3) + "...";
    }
}
