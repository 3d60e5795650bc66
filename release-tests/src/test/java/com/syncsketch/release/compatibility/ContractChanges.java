package com.syncsketch.release.compatibility;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedExtensions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * The changes between two contracts, with one line per change. A change in a schema is reported for every operation that uses
 * it.
 */
final class ContractChanges {

    private final TreeSet<String> lines = new TreeSet<>();
    private final TreeSet<String> additions = new TreeSet<>();
    private final Set<Changed> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ContractChanges() {}

    /** Compares a contract with a newer one. */
    static ContractChanges of(String older, String newer) {
        ContractChanges changes = new ContractChanges();
        changes.compare(OpenApiCompare.fromContents(older, newer));
        return changes;
    }

    /** Returns the changes that break clients for the older contract. */
    static List<String> between(String older, String newer) {
        return of(older, newer).breaking();
    }

    /** Returns the changes that break clients for the older contract. */
    List<String> breaking() {
        return List.copyOf(lines);
    }

    /** Returns what the newer contract has in addition. */
    List<String> additions() {
        return List.copyOf(additions);
    }

    private void compare(ChangedOpenApi api) {
        for (Endpoint removed : api.getMissingEndpoints()) {
            lines.add(removed.getMethod() + " " + removed.getPathUrl() + ": removed");
        }
        for (Endpoint added : api.getNewEndpoints()) {
            additions.add(added.getMethod() + " " + added.getPathUrl() + ": new");
        }
        for (ChangedOperation operation : api.getChangedOperations()) {
            String name = operation.getHttpMethod() + " " + operation.getPathUrl();
            walk(operation.getParameters(), name + " parameters");
            walk(operation.getRequestBody(), name + " request");
            walk(operation.getApiResponses(), name + " response");
            walk(operation.getSecurityRequirements(), name + " security");
        }
    }

    private void walk(Changed part, String name) {
        if (part == null || part instanceof ChangedExtensions || !seen.add(part)) {
            return;
        }
        if (part instanceof ChangedParameters parameters) {
            parameters(parameters, name);
        } else if (part instanceof ChangedApiResponse responses) {
            responses.getMissing().keySet().forEach(status -> lines.add(name + " " + status + ": removed"));
            responses.getIncreased().keySet().forEach(status -> additions.add(name + " " + status + ": new"));
            responses.getChanged().forEach((status, response) -> walk(response, name + " " + status));
        } else if (part instanceof ChangedContent content) {
            content.getMissing().keySet().forEach(type -> lines.add(name + " " + type + ": removed"));
            content.getIncreased().keySet().forEach(type -> additions.add(name + " " + type + ": new"));
            content.getChanged().forEach((type, media) -> walk(media, name));
        } else if (part instanceof ChangedSchema schema) {
            schema(schema, name);
        } else if (part instanceof ComposedChanged composed) {
            if (composed.isCoreChanged().isIncompatible()) {
                lines.add(name + ": " + kind(part));
            }
            composed.getChangedElements().forEach(child -> walk(child, name));
        } else if (part.isIncompatible()) {
            lines.add(name + ": " + kind(part));
        }
    }

    private void parameters(ChangedParameters parameters, String name) {
        for (Parameter removed : parameters.getMissing()) {
            lines.add(name + " " + removed.getName() + ": removed");
        }
        for (Parameter added : parameters.getIncreased()) {
            if (Boolean.TRUE.equals(added.getRequired())) {
                lines.add(name + " " + added.getName() + ": new and required");
            } else {
                additions.add(name + " " + added.getName() + ": new");
            }
        }
        for (ChangedParameter changed : parameters.getChanged()) {
            walk(changed, name + " " + changed.getName());
        }
    }

    /** The tool reports removed response fields only if they were required, which is rare here. */
    private void schema(ChangedSchema schema, String name) {
        schema.getMissingProperties().keySet().forEach(field -> lines.add(name + "." + field + ": removed"));
        schema.getIncreasedProperties().keySet().forEach(field -> additions.add(name + "." + field + ": new"));
        schema.getChangedProperties().forEach((field, changed) -> walk(changed, name + "." + field));
        walk(schema.getItems(), name + "[]");
        walk(schema.getAddProp(), name + ".*");
        if (schema.isChangedType() || schema.isDiscriminatorPropertyChanged()) {
            lines.add(name + ": type");
        }
        if (schema.isChangeFormat() && schema.isIncompatible()) {
            lines.add(name + ": format");
        }
        schema.getChangedElements().forEach(child -> walk(child, name));
    }

    private static String kind(Changed part) {
        return part.getClass().getSimpleName().replace("Changed", "").toLowerCase(Locale.ROOT);
    }
}
