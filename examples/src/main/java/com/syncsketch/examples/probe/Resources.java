package com.syncsketch.examples.probe;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which operation gives ids for which parameter, by the paths of the contract: below the list {@code /api/v1/item/} stands
 * {@code /api/v1/item/{item_id}/}, so what the list holds are items, and their ids are good for every {@code item_id}.
 */
final class Resources {

    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, ReadOperation> details = new HashMap<>();
    private final Set<String> lists = new HashSet<>();

    Resources(List<ReadOperation> reads) {
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

    /** Gives the parameter that the ids in an answer are for, or null. */
    @Nullable
    String parameterOf(ReadOperation operation) {
        if (!operation.pathParameters().isEmpty()) {
            return null;
        }
        String own = parameters.get(lastSegment(operation.path()));
        return own != null ? own : parameters.get(lastSegment(parent(operation.path())));
    }

    /** Gives the operation that shows one of what an operation is about: the parent of its path. */
    Optional<ReadOperation> detailOf(ReadOperation operation) {
        return Optional.ofNullable(details.get(lastSegment(parent(operation.path()))));
    }

    /** Tells whether ids for a parameter can be read at all. */
    boolean canFill(String parameter) {
        return parameters.containsValue(parameter);
    }

    /**
     * Gives the parameter whose ids a filter takes, such as {@code item_id} for {@code item__id}, {@code items__id} and
     * {@code item_id}; null if it takes none.
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

    /** Gives the filter by which a list is read a part at a time, or null if it has none. */
    @Nullable
    String filterOf(ReadOperation operation) {
        return operation.queryParameters().stream()
                .filter(name -> parameterOfFilter(name) != null)
                .findFirst()
                .orElse(null);
    }
}
