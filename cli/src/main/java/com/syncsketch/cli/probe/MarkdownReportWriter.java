package com.syncsketch.cli.probe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats a report as Markdown. */
final class MarkdownReportWriter {

    private final ProbeReport.Header header;
    private final ProbeReport.Findings findings;
    private final StringBuilder text = new StringBuilder();

    MarkdownReportWriter(ProbeReport.Header header, ProbeReport.Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    String write() {
        line("# Comparison of the service with the contract");
        line("");
        line("Contract " + header.contract() + ", " + header.date() + ". Sent " + header.requests() + " of at most "
                + header.maxRequests() + " requests, all of them GET.");
        if (!header.stopReason().isEmpty()) {
            line("");
            line("**Incomplete: " + header.stopReason() + ".**");
        }
        line("");
        line("This report contains no data of the service: no name, id, link or text, only names of the API, counts"
                + " and shapes of values. Counts above 10 are rounded.");
        deviations();
        answers();
        paging();
        declarations();
        openFields();
        operations();
        fields();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void heading(String heading) {
        line("");
        line("## " + heading);
        line("");
    }

    private void row(String... cells) {
        line(List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void table(String... columns) {
        row(columns);
        line("|" + "---|".repeat(columns.length));
    }

    private void deviations() {
        heading("Deviations");
        if (findings.deviations().isEmpty()) {
            line("None.");
            return;
        }
        table("Operation", "Field", "Kind", "Detail", "Count");
        findings.deviations()
                .forEach(entry -> row(
                        entry.operation(),
                        entry.fieldPath().isEmpty() ? "" : "`" + entry.fieldPath() + "`",
                        entry.kind().toString(),
                        entry.detail(),
                        RoundedCount.words(entry.count())));
    }

    private void answers() {
        heading("Open questions");
        table("Question", "Finding");
        findings.answers().forEach(entry -> row(entry.question(), entry.answer()));
        line("");
        line("Read requests cannot answer questions about responses to changes, tasks, uploads and their limits,"
                + " webhook deliveries, other credential placements, the lifetime of tokens, and frame"
                + " numbering.");
    }

    private void paging() {
        heading("Paging");
        if (findings.paging().isEmpty()) {
            line("No list had more than one record.");
            return;
        }
        table("Operation", "Property", "Finding");
        findings.paging()
                .forEach(list ->
                        list.findings().forEach((property, finding) -> row(list.operation(), property, finding)));
    }

    private void declarations() {
        for (DeclaredFields.Declaration entry : findings.declarations()) {
            heading("Declared by " + entry.operation());
            table("Field", "Type", "Nullable", "Read-only", "In the contract");
            entry.fields()
                    .forEach(field -> row(
                            "`" + field.name() + "`",
                            field.type(),
                            yes(field.nullable()),
                            yes(field.readOnly()),
                            yes(field.inContract())));
            line("");
            line("Filters: " + names(entry.filters()) + ". In the contract but not declared: "
                    + names(entry.notDeclared()) + ".");
        }
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private void openFields() {
        heading("Fields of open schemas");
        if (findings.openFields().isEmpty()) {
            line("None.");
            return;
        }
        table("Operation", "Path", "Field", "Objects");
        findings.openFields()
                .forEach(entry -> row(
                        entry.location().operation(),
                        entry.location().fieldPath().isEmpty()
                                ? ""
                                : "`" + entry.location().fieldPath() + "`",
                        Probe.words(entry),
                        RoundedCount.words(entry.objects())));
    }

    private void operations() {
        heading("Operations");
        table("Operation", "Path", "Responses");
        findings.operations()
                .forEach(entry -> row(
                        entry.operation().id(),
                        "`" + entry.operation().path() + "`",
                        entry.notRead().isEmpty()
                                ? entry.responses().entrySet().stream()
                                        .map(response -> response.getKey() + ": " + response.getValue())
                                        .collect(Collectors.joining("; "))
                                : "not read: " + entry.notRead()));
    }

    private void fields() {
        heading("Fields");
        table("Operation", "Field", "Present", "Absent", "Shapes");
        for (OperationReport operation : findings.operations()) {
            operation
                    .fields()
                    .forEach((fieldPath, field) -> row(
                            operation.operation().id(),
                            fieldPath.isEmpty() ? "" : "`" + fieldPath + "`",
                            RoundedCount.words(field.present()),
                            RoundedCount.words(field.absent()),
                            shapes(field)));
        }
    }

    private static String shapes(FieldStatistics field) {
        String shapes = field.shapes().entrySet().stream()
                .map(shape -> shape.getKey() + " " + RoundedCount.words(shape.getValue()))
                .collect(Collectors.joining(", "));
        String values = field.values().entrySet().stream()
                .map(MarkdownReportWriter::value)
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? shapes : shapes + " (" + values + ")";
    }

    private static String value(Map.Entry<String, Integer> value) {
        return (value.getKey().isEmpty() ? "empty" : value.getKey()) + " " + RoundedCount.words(value.getValue());
    }
}
