package com.syncsketch.examples.probe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a report for people. */
final class MarkdownReport {

    private final Report.Header header;
    private final Report.Findings findings;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(Report.Header header, Report.Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    String write() {
        line("# What the service answers, and what the contract says");
        line("");
        line("Contract " + header.contract() + ", " + header.day() + ". " + header.calls() + " of at most "
                + header.most() + " calls were made, all of them GET.");
        if (!header.stopped().isEmpty()) {
            line("");
            line("**Not complete: " + header.stopped() + ".**");
        }
        line("");
        line(
                "Nothing that was read is in here: no name, id, link, text or address; only names of the interface, counts and "
                        + "forms of values. Counts above 10 are rounded.");
        deviations();
        answers();
        paging();
        declarations();
        openMembers();
        operations();
        members();
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
            line("None was seen.");
            return;
        }
        table("Operation", "Where", "What", "Detail", "Times");
        findings.deviations()
                .forEach(each -> row(
                        each.operation(),
                        each.place().isEmpty() ? "" : "`" + each.place() + "`",
                        each.kind().toString(),
                        each.detail(),
                        Rounded.words(each.count())));
    }

    private void answers() {
        heading("Open questions");
        table("Question", "Seen");
        findings.answers().forEach(each -> row(each.question(), each.seen()));
        line("");
        line(
                "Not to be seen by reading: what changes answer, tasks, uploads and their limits, webhook deliveries, other "
                        + "placements of credentials and the life of tokens, the rule of frame numbers.");
    }

    private void paging() {
        heading("Pages");
        if (findings.paging().isEmpty()) {
            line("No list had two records.");
            return;
        }
        table("Operation", "What", "Seen");
        findings.paging().forEach(list -> list.seen().forEach((what, seen) -> row(list.operation(), what, seen)));
    }

    private void declarations() {
        for (FieldList.Declaration each : findings.declarations()) {
            heading("Declared by " + each.operation());
            table("Member", "Type", "Nullable", "Read-only", "In the contract");
            each.fields()
                    .forEach(field -> row(
                            "`" + field.name() + "`",
                            field.type(),
                            yes(field.nullable()),
                            yes(field.readOnly()),
                            yes(field.inContract())));
            line("");
            line("Filters: " + names(each.filters()) + ". In the contract and not declared: "
                    + names(each.notDeclared()) + ".");
        }
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private void openMembers() {
        heading("Members of what the contract leaves open");
        if (findings.openMembers().isEmpty()) {
            line("None was seen.");
            return;
        }
        table("Operation", "Where", "Member", "Objects");
        findings.openMembers()
                .forEach(each -> row(
                        each.place().operation(),
                        each.place().place().isEmpty() ? "" : "`" + each.place().place() + "`",
                        Probe.words(each),
                        Rounded.words(each.objects())));
    }

    private void operations() {
        heading("What was read");
        table("Operation", "Path", "Answers");
        findings.operations()
                .forEach(each -> row(
                        each.operation().id(),
                        "`" + each.operation().path() + "`",
                        each.notRead().isEmpty()
                                ? each.answers().entrySet().stream()
                                        .map(answer -> answer.getKey() + ": " + answer.getValue())
                                        .collect(Collectors.joining("; "))
                                : "not read: " + each.notRead()));
    }

    private void members() {
        heading("Members");
        table("Operation", "Member", "There", "Not there", "Forms");
        for (OperationReport operation : findings.operations()) {
            operation
                    .members()
                    .forEach((place, member) -> row(
                            operation.operation().id(),
                            place.isEmpty() ? "" : "`" + place + "`",
                            Rounded.words(member.present()),
                            Rounded.words(member.absent()),
                            forms(member)));
        }
    }

    private static String forms(Member member) {
        String forms = member.forms().entrySet().stream()
                .map(form -> form.getKey() + " " + Rounded.words(form.getValue()))
                .collect(Collectors.joining(", "));
        String values =
                member.values().entrySet().stream().map(MarkdownReport::value).collect(Collectors.joining(", "));
        return values.isEmpty() ? forms : forms + " (" + values + ")";
    }

    private static String value(Map.Entry<String, Integer> value) {
        return (value.getKey().isEmpty() ? "empty" : value.getKey()) + " " + Rounded.words(value.getValue());
    }
}
