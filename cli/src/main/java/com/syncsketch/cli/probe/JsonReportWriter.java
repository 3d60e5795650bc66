package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Formats a report as JSON. */
final class JsonReportWriter {

    private final ProbeReport.Header header;
    private final ProbeReport.Findings findings;

    JsonReportWriter(ProbeReport.Header header, ProbeReport.Findings findings) {
        this.header = header;
        this.findings = findings;
    }

    String write() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("contract", header.contract()).put("date", header.date().toString());
        root.put("requests", header.requests()).put("maxRequests", header.maxRequests());
        root.put("stopReason", header.stopReason());
        ArrayNode deviations = root.putArray("deviations");
        findings.deviations()
                .forEach(entry -> deviations
                        .addObject()
                        .put("operation", entry.operation())
                        .put("fieldPath", entry.fieldPath())
                        .put("kind", entry.kind().toString())
                        .put("detail", entry.detail())
                        .put("count", RoundedCount.of(entry.count())));
        ArrayNode questions = root.putArray("openQuestions");
        findings.answers()
                .forEach(entry ->
                        questions.addObject().put("question", entry.question()).put("answer", entry.answer()));
        ArrayNode paging = root.putArray("paging");
        findings.paging().forEach(entry -> {
            ObjectNode list = paging.addObject().put("operation", entry.operation());
            list.put("defaultSize", entry.defaultSize()).put("maxSize", entry.maxSize());
            entry.findings().forEach(list.putObject("findings")::put);
        });
        ArrayNode declarations = root.putArray("declarations");
        findings.declarations().forEach(entry -> declaration(declarations.addObject(), entry));
        ArrayNode open = root.putArray("openFields");
        findings.openFields().forEach(entry -> open(open.addObject(), entry));
        ArrayNode operations = root.putArray("operations");
        findings.operations().forEach(entry -> operation(operations.addObject(), entry));
        return root.toPrettyString();
    }

    private static void declaration(ObjectNode into, DeclaredFields.Declaration declaration) {
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

    private static void open(ObjectNode into, UnknownFields.Found found) {
        into.put("operation", found.location().operation())
                .put("fieldPath", found.location().fieldPath());
        into.put("name", found.name()).put("names", RoundedCount.of(found.names()));
        into.put("objects", RoundedCount.of(found.objects()));
        ArrayNode shapes = into.putArray("shapes");
        found.shapes().forEach(shape -> shapes.add(shape.toString()));
    }

    private static void operation(ObjectNode into, OperationReport report) {
        into.put("operation", report.operation().id())
                .put("path", report.operation().path());
        into.put("notRead", report.notRead());
        ObjectNode responses = into.putObject("responses");
        report.responses().forEach(responses::put);
        ObjectNode fields = into.putObject("fields");
        report.fields().forEach((fieldPath, field) -> {
            ObjectNode one = fields.putObject(fieldPath);
            one.put("present", RoundedCount.of(field.present())).put("absent", RoundedCount.of(field.absent()));
            ObjectNode shapes = one.putObject("shapes");
            field.shapes().forEach((shape, count) -> shapes.put(shape.toString(), RoundedCount.of(count)));
            if (!field.values().isEmpty()) {
                ObjectNode values = one.putObject("values");
                field.values().forEach((value, count) -> values.put(value, RoundedCount.of(count)));
            }
        });
    }
}
