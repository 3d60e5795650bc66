package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenResponse;

/** One operation of an interface, as the templates see it. */
final class OperationView {

    /** A Java parameter: its declaration with annotations, its name, and what the comment says of it. */
    private record Argument(String declaration, String name, String doc) {}

    private final CodegenOperation operation;

    @Nullable
    private final String queryType;

    private final List<Argument> arguments = new ArrayList<>();
    private final boolean unknownShape;

    OperationView(CodegenOperation operation, boolean unknownShape) {
        this.operation = operation;
        this.unknownShape = unknownShape;
        this.queryType = (String) operation.vendorExtensions.get(Contract.QUERY_TYPE);
        for (CodegenParameter path : operation.pathParams) {
            arguments.add(wired(path));
        }
        for (CodegenParameter query : operation.queryParams) {
            arguments.add(wired(query));
        }
        if (operation.bodyParam != null) {
            arguments.add(new Argument(operation.bodyParam.dataType + " body", "body", "what to send"));
        }
    }

    private static Argument wired(CodegenParameter parameter) {
        String type = switch (parameter.dataType) {
            case "Long" -> "long";
            case "Integer" -> "int";
            default -> parameter.dataType;
        };
        return new Argument(
                "@Param(\"" + parameter.baseName + "\") " + type + " " + parameter.paramName,
                parameter.paramName,
                parameter.unescapedDescription);
    }

    public String name() {
        return operation.operationId;
    }

    public String requestLine() {
        String line = operation.httpMethod + " " + operation.path;
        if (!operation.queryParams.isEmpty()) {
            line += operation.queryParams.stream()
                    .map(query -> query.baseName + "={" + query.baseName + "}")
                    .collect(Collectors.joining("&", "?", ""));
        }
        boolean text = operation.pathParams.stream().anyMatch(path -> path.dataType.equals("String"));
        // Feign leaves a slash in a path argument as it is unless told otherwise.
        return text ? "value = \"" + line + "\", decodeSlash = false" : "\"" + line + "\"";
    }

    public boolean hasBody() {
        return operation.bodyParam != null;
    }

    public boolean isDeprecated() {
        return operation.isDeprecated;
    }

    public boolean hasQuery() {
        return queryType != null;
    }

    @Nullable
    public String queryType() {
        return queryType;
    }

    public String returnType() {
        return unknownShape || operation.returnType == null ? "void" : operation.returnType;
    }

    public boolean isReturning() {
        return !returnType().equals("void");
    }

    public String responseType() {
        return unknownShape ? "Object" : operation.returnType == null ? "Void" : operation.returnType;
    }

    /** The declarations of all parameters. */
    public String parameters() {
        List<String> declarations =
                arguments.stream().map(Argument::declaration).collect(Collectors.toCollection(ArrayList::new));
        if (hasQuery()) {
            declarations.add("@QueryMap " + queryType + " query");
        }
        return String.join(", ", declarations);
    }

    /** The declarations of the parameters that the shorter form keeps. */
    public String shortParameters() {
        return arguments.stream()
                .map(argument -> argument.declaration().replaceFirst("^@Param\\([^)]*\\) ", ""))
                .collect(Collectors.joining(", "));
    }

    /** The arguments with which the shorter form calls the full one. */
    public String shortArguments() {
        List<String> names = arguments.stream().map(Argument::name).collect(Collectors.toCollection(ArrayList::new));
        names.add(queryType + ".none()");
        return String.join(", ", names);
    }

    public List<String> doc() {
        Javadoc javadoc = new Javadoc()
                .markdown(operation.summary + ".")
                .markdown(operation.unescapedNotes)
                .markdown(stepOf())
                .markdown(provenance());
        tags(javadoc, true);
        if (isReturning()) {
            javadoc.tag("@return", returnDoc());
        }
        return throwing(javadoc).comment(4);
    }

    public List<String> shortDoc() {
        Javadoc javadoc = new Javadoc().markdown(operation.summary + ", with no optional parameter.");
        tags(javadoc, false);
        if (isReturning()) {
            javadoc.tag("@return", returnDoc());
        }
        return throwing(javadoc).comment(4);
    }

    public List<String> responseDoc() {
        Javadoc javadoc = new Javadoc().markdown(operation.summary + ", and give the status and the headers as well.");
        tags(javadoc, true);
        javadoc.tag("@return", "the answer: status, headers and body");
        return throwing(javadoc).comment(4);
    }

    private void tags(Javadoc javadoc, boolean withQuery) {
        arguments.forEach(argument -> javadoc.tag("@param " + argument.name(), Javadoc.firstSentence(argument.doc())));
        if (withQuery && hasQuery()) {
            javadoc.tag("@param query", "the optional parameters; `" + queryType + ".none()` for none of them");
        }
    }

    private String returnDoc() {
        return operation.responses.stream()
                .filter(response -> response.is2xx)
                .findFirst()
                .map(response -> Javadoc.firstSentence(response.message))
                .orElse("the answer");
    }

    private Javadoc throwing(Javadoc javadoc) {
        String statuses = operation.responses.stream()
                .filter(response -> !response.is2xx)
                .map(OperationView::statusDoc)
                .collect(Collectors.joining(", "));
        String documented = statuses.isEmpty() ? "" : "; the contract names " + statuses;
        return javadoc.tag(
                "@throws FeignException", "when the service answers with an error status or not at all" + documented);
    }

    private static String statusDoc(CodegenResponse response) {
        return response.isDefault ? "any other" : response.code;
    }

    private String stepOf() {
        if (!(operation.vendorExtensions.get(Contract.STEP_OF) instanceof List<?> methods)) {
            return "";
        }
        if (methods.isEmpty()) {
            return "A step that the client of `syncsketch-sdk-extensions` does not take for you yet.";
        }
        return methods.stream()
                .map(method -> "`" + method + "`")
                .collect(Collectors.joining(
                        ", ", "A step that the client of `syncsketch-sdk-extensions` takes for you: see ", "."));
    }

    private String provenance() {
        Map<String, Object> extensions = operation.vendorExtensions;
        String repeat = Boolean.TRUE.equals(extensions.get("x-safe-to-repeat"))
                ? "Safe to repeat."
                : "Not safe to repeat: the service may carry it out twice.";
        String sources = ((List<?>) extensions.getOrDefault("x-evidence", List.of()))
                .stream().map(Object::toString).collect(Collectors.joining(", "));
        Object confidence = extensions.get("x-confidence");
        return repeat + " Evidence: " + sources + " ("
                + String.valueOf(confidence).replace('-', ' ') + ").";
    }
}
