package com.syncsketch.benchmarks.report;

import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Direction;
import com.syncsketch.benchmarks.measure.Spread;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.measure.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats the result of a suite as a section of Markdown. */
final class Markdown {

    private Markdown() {}

    /**
     * Formats one section.
     *
     * @param summary a description of the suite
     * @param result its result
     * @param charts the files of the charts by caption
     * @param notes the notes about the result, or an empty string
     */
    static String section(String summary, SuiteResult result, Map<String, String> charts, String notes) {
        StringBuilder text = new StringBuilder();
        text.append("## ")
                .append(heading(result.suite()))
                .append("\n\n")
                .append(summary)
                .append("\n\n");
        text.append("```sh\nmvn -Pbench verify -Dbench=").append(result.suite()).append("\n```\n\n");
        text.append(listed(result.machine())).append(".  \n");
        text.append(listed(result.versions())).append(".\n\n");
        text.append(targets(result.comparisons()));
        if (!notes.isBlank()) {
            text.append(notes.strip()).append("\n\n");
        }
        charts.forEach((caption, file) ->
                text.append("![").append(caption).append("](").append(file).append(")\n\n"));
        byTitle(result.comparisons()).forEach((title, comparisons) -> text.append(table(title, comparisons)));
        result.tables().forEach(table -> text.append(table(table)));
        result.remarks().forEach(remark -> text.append("- ").append(remark).append('\n'));
        if (!result.remarks().isEmpty()) {
            text.append('\n');
        }
        return text.toString();
    }

    private static String heading(String suite) {
        return Character.toUpperCase(suite.charAt(0)) + suite.substring(1);
    }

    private static String listed(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String targets(List<Comparison> comparisons) {
        List<String> rows = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            for (Target target : comparison.targets()) {
                Spread result = comparison.result(target);
                String what = target.against() == null ? ", " + comparison.unit() : " ÷ " + target.against();
                rows.add("| " + comparison.title() + " | " + comparison.metric() + what + " | "
                        + (comparison.better() == Direction.HIGHER ? "≥ " : "≤ ")
                        + Numbers.shorten(target.factor()) + " | " + Numbers.shorten(result.median()) + " | "
                        + Numbers.range(result) + " | " + (comparison.met(target) ? "yes" : "**no**") + " |\n");
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        return "| Scenario | Ours | Target | Median | Rounds | Met |\n|---|---|---:|---:|---:|---|\n"
                + String.join("", rows) + "\n";
    }

    private static Map<String, List<Comparison>> byTitle(List<Comparison> comparisons) {
        return comparisons.stream()
                .collect(Collectors.groupingBy(Comparison::title, LinkedHashMap::new, Collectors.toList()));
    }

    private static String table(String title, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder("### " + heading(title) + "\n\n|");
        comparisons.forEach(comparison ->
                text.append(" | ").append(comparison.metric()).append(", ").append(comparison.unit()));
        text.append(" |\n|---|").append("---:|".repeat(comparisons.size())).append('\n');
        Set<String> candidates = new LinkedHashSet<>();
        comparisons.forEach(comparison -> comparison.series().forEach(series -> candidates.add(series.candidate())));
        for (String candidate : candidates) {
            text.append("| ").append(candidate);
            for (Comparison comparison : comparisons) {
                text.append(" | ").append(cell(comparison, candidate));
            }
            text.append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static String table(CheckTable table) {
        StringBuilder text = new StringBuilder("### " + heading(table.title()) + "\n\n");
        row(text, table.columns(), "Passed");
        text.append("|---|").append("---:|".repeat(table.columns().size() - 1)).append("---|\n");
        table.checks().forEach(check -> row(text, check.cells(), check.passed() ? "yes" : "**no**"));
        return text.append('\n').toString();
    }

    private static void row(StringBuilder text, List<String> cells, String last) {
        cells.forEach(cell -> text.append("| ").append(cell).append(' '));
        text.append("| ").append(last).append(" |\n");
    }

    private static String cell(Comparison comparison, String candidate) {
        return comparison.series().stream()
                .filter(series -> series.candidate().equals(candidate))
                .findFirst()
                .map(series -> {
                    String own =
                            Numbers.shorten(series.spread().median()) + " (" + Numbers.range(series.spread()) + ")";
                    return candidate.equals(comparison.ours())
                            ? own
                            : own + "<br>ours ÷ it "
                                    + Numbers.shorten(
                                            comparison.oursOver(series).median());
                })
                .orElse("");
    }
}
