package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Parameter;
import java.util.Set;

/**
 * Describes v1 resources in the framework's default format. The responses of the service were never recorded; these descriptions
 * are derived from the contract.
 */
public final class ResourceSchemas {

    private static final Set<String> PAGING =
            Set.of("limit", "offset", "fields", "withFullConnections", "include_tags");

    private ResourceSchemas() {}

    /**
     * Describes a resource.
     *
     * @param contract the contract
     * @param component the schema of the resource
     * @param update the schema of an update, which has the writable fields
     * @param list the id of the operation that lists the resources
     * @param pageSize the default page size
     * @return the description
     */
    public static ObjectNode describe(Contract contract, String component, String update, String list, int pageSize) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.putArray("allowed_detail_http_methods").add("get").add("patch");
        description.putArray("allowed_list_http_methods").add("get").add("post");
        description.put("default_format", "application/json").put("default_limit", pageSize);
        ObjectNode fields = description.putObject("fields");
        JsonNode writable = contract.schema(update).path("properties");
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
