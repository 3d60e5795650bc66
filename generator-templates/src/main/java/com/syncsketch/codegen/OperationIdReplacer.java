package com.syncsketch.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.annotation.Nullable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Replaces operation ids in descriptions by the names of the Java methods. */
final class OperationIdReplacer {

    private static final Pattern CODE = Pattern.compile("`([A-Za-z0-9]+)`");

    private final OpenAPI document;
    private final Map<String, String> names = new HashMap<>();

    OperationIdReplacer(OpenAPI document) {
        this.document = document;
        ContractNormalizer.operations(document)
                .forEach(operation -> names.put(
                        operation.getOperationId(),
                        ContractNormalizer.group(operation) + "Api."
                                + operation.getExtensions().get(ContractNormalizer.SDK_NAME)));
    }

    void apply() {
        document.getTags().forEach(tag -> replace(tag.getDescription(), tag::setDescription));
        ContractNormalizer.operations(document).forEach(operation -> {
            replace(operation.getDescription(), operation::setDescription);
            operation.getResponses().values().forEach(this::describe);
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(this::describe);
            }
        });
        values(document.getComponents().getParameters()).forEach(this::describe);
        values(document.getComponents().getResponses()).forEach(this::describe);
        values(document.getComponents().getSchemas()).forEach(schema -> {
            describe(schema);
            schemasIn(schema).forEach(this::describe);
        });
    }

    private static <T> Collection<T> values(@Nullable Map<String, T> map) {
        return map == null ? List.of() : map.values();
    }

    @SuppressWarnings("rawtypes") // as the parser's own model declares it
    private static Collection<Schema> schemasIn(Schema<?> schema) {
        return values(schema.getProperties());
    }

    private void describe(Parameter parameter) {
        replace(parameter.getDescription(), parameter::setDescription);
    }

    private void describe(ApiResponse response) {
        replace(response.getDescription(), response::setDescription);
    }

    private void describe(Schema<?> schema) {
        replace(schema.getDescription(), schema::setDescription);
    }

    private void replace(@Nullable String text, Consumer<String> setter) {
        if (text != null) {
            setter.accept(CODE.matcher(text)
                    .replaceAll(code -> "`" + names.getOrDefault(code.group(1), code.group(1)) + "`"));
        }
    }
}
