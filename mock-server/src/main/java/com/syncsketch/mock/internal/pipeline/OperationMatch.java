package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.internal.json.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The operation of a request, as far as the request line tells.
 *
 * @param operation the name of the operation, or {@link #NONE}
 * @param template the path template of the contract, or the path itself
 * @param parameters the decoded path parameters
 * @param part the part number of an upload
 */
public record OperationMatch(String operation, String template, Map<String, String> parameters, OptionalInt part) {

    /** The operation name of requests that match no operation. */
    public static final String NONE = "(none)";

    /**
     * Creates the match of a request that has no operation.
     *
     * @param path its path
     * @return the match
     */
    static OperationMatch none(String path) {
        return new OperationMatch(NONE, path, Map.of(), OptionalInt.empty());
    }

    /** Returns the first of several path parameters that is an id. */
    OptionalLong id(List<String> names) {
        return names.stream()
                .map(parameters::get)
                .filter(Objects::nonNull)
                .map(Numbers::parseLong)
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
