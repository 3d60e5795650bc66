package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Parameter;
import java.util.Set;

/**
 * Descriptions of v1 resources, in the shape that is the framework's default. The service's own were never recorded; these
 * tell what the contract knows, so that they say nothing new.
 */
final class ResourceSchemas {

    private static final Set<String> PAGING =
            Set.of("limit", "offset", "fields", "withFullConnections", "include_tags");

    private ResourceSchemas() {}

    /**
     * Describes a resource.
     *
     * @param contract the contract
     * @param component the schema that shows the resource
     * @param request the schema of an update, whose members can be written
     * @param list the operation that lists it
     * @param pageSize the page size where a call names none
     * @return the description
     */
    static ObjectNode describe(Contract contract, String component, String request, String list, int pageSize) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.putArray("allowed_detail_http_methods").add("get").add("patch");
        description.putArray("allowed_list_http_methods").add("get").add("post");
        description.put("default_format", "application/json").put("default_limit", pageSize);
        ObjectNode fields = description.putObject("fields");
        JsonNode writable = contract.schema(request).path("properties");
        contract.schema(component)
                .path("properties")
                .properties()
                .forEach(property -> fields.putObject(property.getKey())
                        .put("type", type(property.getValue()))
                        .put("nullable", property.getValue().path("nullable").asBoolean())
                        .put("readonly", !writable.has(property.getKey()))
                        .put(
                                "help_text",
                                property.getValue().path("description").asText().strip()));
        ObjectNode filtering = description.putObject("filtering");
        for (Parameter parameter : contract.operation(list).parameters()) {
            if (!PAGING.contains(parameter.name())) {
                String[] path = parameter.name().split("__", 2);
                filtering.withArray("/" + path[0]).add(path.length == 1 ? "exact" : path[1]);
            }
        }
        return description;
    }

    private static String type(JsonNode property) {
        if (property.path("format").asText().equals("date-time")) {
            return "datetime";
        }
        return switch (property.path("type").asText("object")) {
            case "number" -> "float";
            case "array" -> "list";
            case "object" -> "related";
            default -> property.path("type").asText();
        };
    }
}
