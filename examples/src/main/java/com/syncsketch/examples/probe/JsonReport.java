package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a report for programs. */
final class JsonReport {

    private final Report.Header header;
    private final Report.Findings findings;

    JsonReport(Report.Header header, Report.Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    String write() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("contract", header.contract()).put("day", header.day().toString());
        root.put("calls", header.calls()).put("mostCalls", header.most());
        root.put("stopped", header.stopped());
        ArrayNode deviations = root.putArray("deviations");
        findings.deviations()
                .forEach(each -> deviations
                        .addObject()
                        .put("operation", each.operation())
                        .put("place", each.place())
                        .put("kind", each.kind().toString())
                        .put("detail", each.detail())
                        .put("count", Rounded.of(each.count())));
        ArrayNode answers = root.putArray("openQuestions");
        findings.answers()
                .forEach(each ->
                        answers.addObject().put("question", each.question()).put("seen", each.seen()));
        ArrayNode paging = root.putArray("paging");
        findings.paging().forEach(each -> {
            ObjectNode list = paging.addObject().put("operation", each.operation());
            list.put("defaultSize", each.defaultSize()).put("largestSize", each.largestSize());
            each.seen().forEach(list.putObject("seen")::put);
        });
        ArrayNode declarations = root.putArray("declarations");
        findings.declarations().forEach(each -> declaration(declarations.addObject(), each));
        ArrayNode open = root.putArray("openMembers");
        findings.openMembers().forEach(each -> open(open.addObject(), each));
        ArrayNode operations = root.putArray("operations");
        findings.operations().forEach(each -> operation(operations.addObject(), each));
        return root.toPrettyString();
    }

    private static void declaration(ObjectNode into, FieldList.Declaration declaration) {
        into.put("operation", declaration.operation()).put("defaultLimit", declaration.defaultLimit());
        ArrayNode fields = into.putArray("fields");
        declaration
                .fields()
                .forEach(field -> fields.addObject()
                        .put("name", field.name())
                        .put("type", field.type())
                        .put("nullable", field.nullable())
                        .put("readOnly", field.readOnly())
                        .put("inContract", field.inContract()));
        declaration.filters().forEach(into.putArray("filters")::add);
        declaration.notDeclared().forEach(into.putArray("notDeclared")::add);
    }

    private static void open(ObjectNode into, UnknownMembers.Found found) {
        into.put("operation", found.place().operation())
                .put("place", found.place().place());
        into.put("name", found.name()).put("names", Rounded.of(found.names()));
        into.put("objects", Rounded.of(found.objects()));
        ArrayNode forms = into.putArray("forms");
        found.forms().forEach(form -> forms.add(form.toString()));
    }

    private static void operation(ObjectNode into, OperationReport report) {
        into.put("operation", report.operation().id())
                .put("path", report.operation().path());
        into.put("notRead", report.notRead());
        ObjectNode answers = into.putObject("answers");
        report.answers().forEach(answers::put);
        ObjectNode members = into.putObject("members");
        report.members().forEach((place, member) -> {
            ObjectNode one = members.putObject(place);
            one.put("there", Rounded.of(member.present())).put("notThere", Rounded.of(member.absent()));
            ObjectNode forms = one.putObject("forms");
            member.forms().forEach((form, count) -> forms.put(form.toString(), Rounded.of(count)));
            if (!member.values().isEmpty()) {
                ObjectNode values = one.putObject("values");
                member.values().forEach((value, count) -> values.put(value, Rounded.of(count)));
            }
        });
    }
}
