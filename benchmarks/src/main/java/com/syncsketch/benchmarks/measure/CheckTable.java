package com.syncsketch.benchmarks.measure;

import java.util.List;

/**
 * A table of checks. Unlike a {@link Comparison}, it has only our client: each check passes or fails.
 *
 * @param title the title
 * @param columns the column headings, without that of the outcome
 * @param checks one row for each check
 */
public record CheckTable(String title, List<String> columns, List<Check> checks) {

    public CheckTable {
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
        for (Check check : checks) {
            if (check.cells().size() != columns.size()) {
                throw new IllegalArgumentException(title + ": " + check.cells() + " does not fit " + columns);
            }
        }
    }

    /**
     * One row.
     *
     * @param cells one text for each column
     * @param passed whether the check passed
     */
    public record Check(List<String> cells, boolean passed) {

        public Check {
            cells = List.copyOf(cells);
        }
    }
}
