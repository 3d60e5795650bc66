package com.syncsketch.codegen;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;

/** An operation of an interface, as the templates see it. */
final class OperationView {

    /** A Java parameter: its declaration with annotations, its name, and its description. */
    private record Argument(String declaration, String name, String doc) {}

    /** The note on an operation whose confidence in the contract is "inferred". */
    static final String INFERRED = "The details of this operation are inferred; verify them before you rely on it.";

    private final CodegenOperation operation;
    private final String interfaceName;

    @Nullable
    private final String queryType;

    private final List<Argument> arguments = new ArrayList<>();
    private final boolean unknownShape;

    OperationView(CodegenOperation operation, String interfaceName, boolean unknownShape) {
        this.operation = operation;
        this.interfaceName = interfaceName;
        this.unknownShape = unknownShape;
        this.queryType = (String) operation.vendorExtensions.get(ContractNormalizer.QUERY_TYPE);
        for (CodegenParameter path : operation.pathParams) {
            arguments.add(wired(path));
        }
        for (CodegenParameter query : operation.queryParams) {
            arguments.add(wired(query));
        }
        if (operation.bodyParam != null) {
            arguments.add(new Argument(operation.bodyParam.dataType + " body", "body", "the request body"));
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

    /** Returns the declarations of all parameters. */
    public String parameters() {
        List<String> declarations =
                arguments.stream().map(Argument::declaration).collect(Collectors.toCollection(ArrayList::new));
        if (hasQuery()) {
            declarations.add("@QueryMap " + queryType + " query");
        }
        return String.join(", ", declarations);
    }

    /** Returns the declarations of the parameters of the short form, which has no query. */
    public String shortParameters() {
        return arguments.stream()
                .map(argument -> argument.declaration().replaceFirst("^@Param\\([^)]*\\) ", ""))
                .collect(Collectors.joining(", "));
    }

    /** Returns the arguments with which the short form calls the full one. */
    public String shortArguments() {
        List<String> names = arguments.stream().map(Argument::name).collect(Collectors.toCollection(ArrayList::new));
        names.add(queryType + ".none()");
        return String.join(", ", names);
    }

    public List<String> doc() {
        Javadoc javadoc = new Javadoc()
                .markdown(opening() + ".")
                .markdown(operation.unescapedNotes)
                .markdown(stepOf())
                .markdown(failures());
        tags(javadoc, true);
        return returning(javadoc).comment(4);
    }

    public List<String> shortDoc() {
        Javadoc javadoc = new Javadoc()
                .markdown(opening() + ", without optional parameters.")
                .markdown(failures());
        tags(javadoc, false);
        return returning(javadoc).comment(4);
    }

    public List<String> withResponseDoc() {
        Javadoc javadoc = new Javadoc()
                .markdown(opening() + ", returning the status, the headers and the body.")
                .markdown(failures());
        tags(javadoc, true);
        return javadoc.tag("@return", "the response")
                .tag("@see " + interfaceName + "#" + name(), null)
                .comment(4);
    }

    private String opening() {
        return Javadoc.thirdPerson(operation.summary);
    }

    private void tags(Javadoc javadoc, boolean withQuery) {
        arguments.forEach(argument -> javadoc.tag("@param " + argument.name(), Javadoc.firstSentence(argument.doc())));
        if (withQuery && hasQuery()) {
            javadoc.tag("@param query", "the optional parameters, or `" + queryType + ".none()`");
        }
    }

    private Javadoc returning(Javadoc javadoc) {
        return isReturning() ? javadoc.tag("@return", returnDoc()) : javadoc;
    }

    private String returnDoc() {
        return operation.responses.stream()
                .filter(response -> response.is2xx)
                .findFirst()
                .map(response -> Javadoc.firstSentence(response.message))
                .orElse("the response");
    }

    private String stepOf() {
        if (!(operation.vendorExtensions.get(ContractNormalizer.STEP_OF) instanceof List<?> methods)) {
            return "";
        }
        if (methods.isEmpty()) {
            return "The client of `syncsketch-sdk-extensions` does not perform this step yet.";
        }
        return "The client of `syncsketch-sdk-extensions` performs this step in "
                + joined(methods.stream().map(method -> "`" + method + "`").toList()) + ".";
    }

    /** Returns what a caller has to know about failures: whether a retry is safe, and the documented error statuses. */
    private String failures() {
        Map<String, Object> extensions = operation.vendorExtensions;
        String retry = Boolean.TRUE.equals(extensions.get("x-safe-to-repeat"))
                ? "Safe to retry."
                : "Not safe to retry: the service may execute the request twice.";
        boolean inferred = "inferred".equals(extensions.get("x-confidence"));
        return retry + errorStatuses() + (inferred ? " " + INFERRED : "");
    }

    private String errorStatuses() {
        List<String> statuses = operation.responses.stream()
                .filter(response -> !response.is2xx && !response.isDefault)
                .map(response -> response.code)
                .toList();
        return statuses.isEmpty()
                ? ""
                : " Documented error status code" + (statuses.size() > 1 ? "s: " : ": ") + joined(statuses) + ".";
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
