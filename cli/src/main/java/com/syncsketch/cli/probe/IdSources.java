package com.syncsketch.cli.probe;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Determines from the paths of the contract which operation provides the ids for which parameter. For example, {@code
 * /api/v1/item/} has the child {@code /api/v1/item/{item_id}/}, so the list contains items, whose ids are valid for every
 * {@code item_id}.
 */
final class IdSources {

    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, ReadOperation> details = new HashMap<>();
    private final Set<String> lists = new HashSet<>();

    IdSources(List<ReadOperation> reads) {
        for (ReadOperation list : reads) {
            if (list.pathParameters().isEmpty()) {
                lists.add(list.path());
                for (ReadOperation detail : reads) {
                    if (detail.pathParameters().size() == 1
                            && detail.path()
                                    .equals(list.path() + "{"
                                            + detail.pathParameters().get(0) + "}/")) {
                        parameters.put(
                                lastSegment(list.path()),
                                detail.pathParameters().get(0));
                        details.put(lastSegment(list.path()), detail);
                    }
                }
            }
        }
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/', path.length() - 2) + 1, path.length() - 1);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }

    /** Returns the parameter that takes the ids of a response, or null if there is none. */
    @Nullable
    String parameterOf(ReadOperation operation) {
        if (!operation.pathParameters().isEmpty()) {
            return null;
        }
        String own = parameters.get(lastSegment(operation.path()));
        return own != null ? own : parameters.get(lastSegment(parent(operation.path())));
    }

    /** Returns the operation that returns a single record of the resource at the parent path. */
    Optional<ReadOperation> detailOf(ReadOperation operation) {
        return Optional.ofNullable(details.get(lastSegment(parent(operation.path()))));
    }

    /** Returns whether some operation provides ids for a parameter. */
    boolean canFill(String parameter) {
        return parameters.containsValue(parameter);
    }

    /**
     * Returns the parameter whose ids a filter takes, such as {@code item_id} for {@code item__id}, {@code items__id} and
     * {@code item_id}; null if there is none.
     */
    @Nullable
    String parameterOfFilter(String filter) {
        String name = filter.replaceFirst("(__|_)id$", "");
        if (name.equals(filter)) {
            return null;
        }
        String singular = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        String parameter = singular + "_id";
        return canFill(parameter) ? parameter : null;
    }

    /** Returns the filter of a list that takes ids, or null if it has none. */
    @Nullable
    String filterOf(ReadOperation operation) {
        return operation.queryParameters().stream()
                .filter(name -> parameterOfFilter(name) != null)
                .findFirst()
                .orElse(null);
    }
}
