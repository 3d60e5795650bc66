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
 * What breaks clients that were written for an older contract, one line for each change. A change in a schema is
 * told for every operation that uses it.
 */
final class ContractChanges {

    private final TreeSet<String> lines = new TreeSet<>();
    private final Set<Changed> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ContractChanges() {}

    /** Compares a contract, as text, with a later one. */
    static List<String> between(String older, String newer) {
        ContractChanges changes = new ContractChanges();
        changes.compare(OpenApiCompare.fromContents(older, newer));
        return List.copyOf(changes.lines);
    }

    private void compare(ChangedOpenApi api) {
        for (Endpoint gone : api.getMissingEndpoints()) {
            lines.add(gone.getMethod() + " " + gone.getPathUrl() + ": gone");
        }
        for (ChangedOperation operation : api.getChangedOperations()) {
            String name = operation.getHttpMethod() + " " + operation.getPathUrl();
            walk(operation.getParameters(), name + " parameters");
            walk(operation.getRequestBody(), name + " request");
            walk(operation.getApiResponses(), name + " answer");
            walk(operation.getSecurityRequirements(), name + " security");
        }
    }

    private void walk(Changed part, String name) {
        if (part == null || part instanceof ChangedExtensions || !seen.add(part)) {
            return;
        }
        if (part instanceof ChangedParameters parameters) {
            parameters(parameters, name);
        } else if (part instanceof ChangedApiResponse answers) {
            answers.getMissing().keySet().forEach(status -> lines.add(name + " " + status + ": gone"));
            answers.getChanged().forEach((status, answer) -> walk(answer, name + " " + status));
        } else if (part instanceof ChangedContent content) {
            content.getMissing().keySet().forEach(type -> lines.add(name + " " + type + ": gone"));
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
        for (Parameter gone : parameters.getMissing()) {
            lines.add(name + " " + gone.getName() + ": gone");
        }
        for (Parameter added : parameters.getIncreased()) {
            if (Boolean.TRUE.equals(added.getRequired())) {
                lines.add(name + " " + added.getName() + ": new and required");
            }
        }
        for (ChangedParameter changed : parameters.getChanged()) {
            walk(changed, name + " " + changed.getName());
        }
    }

    /** The tool minds a member of an answer that is gone only where it was required, which hardly any is here. */
    private void schema(ChangedSchema schema, String name) {
        schema.getMissingProperties().keySet().forEach(member -> lines.add(name + "." + member + ": gone"));
        schema.getChangedProperties().forEach((member, changed) -> walk(changed, name + "." + member));
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
