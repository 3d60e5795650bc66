package com.syncsketch.mock.journal;

import java.util.ArrayList;
import java.util.List;

/** Exchanges as a short table, for texts of failures. */
final class JournalTable {

    private static final int MOST_ROWS = 20;
    private static final int WIDEST = 70;

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds exchanges, the last ones if there are many. */
    static String of(List<JournalEntry> entries, java.util.function.Function<JournalEntry, String> remark) {
        if (entries.isEmpty()) {
            return "  (nothing arrived)\n";
        }
        JournalTable table = new JournalTable();
        table.rows.add(List.of("#", "operation", "request", "status", "body", "remark"));
        entries.stream()
                .skip(Math.max(0, entries.size() - MOST_ROWS))
                .forEach(entry -> table.rows.add(List.of(
                        String.valueOf(entry.number()),
                        entry.operation()
                                + (entry.part().isPresent()
                                        ? " part " + entry.part().getAsInt()
                                        : ""),
                        entry.request().toString(),
                        entry.reply() == null ? entry.outcome().toString() : String.valueOf(entry.status()),
                        entry.request().body().toString(),
                        remark.apply(entry))));
        String more = entries.size() > MOST_ROWS ? "  (" + (entries.size() - MOST_ROWS) + " earlier ones)\n" : "";
        return more + table;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                boolean last = column == row.size() - 1;
                String cell = cut(row.get(column), last);
                line.append(cell).append(last ? "" : " ".repeat(width(column) - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> cut(row.get(column), false).length())
                .max()
                .orElse(0);
    }

    private static String cut(String cell, boolean whole) {
        String line = cell.replaceAll("\\s*\\R\\s*", " ");
        return whole || line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
    }
}
