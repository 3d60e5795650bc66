package com.syncsketch.mock.internal.pipeline;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a request is about, as far as its first line tells.
 *
 * @param operation the operation, or {@link #NONE}
 * @param template the path as the contract writes it, or as it was sent
 * @param parameters the decoded parameters of the path
 * @param part the number of a part of an upload
 */
public record OperationMatch(String operation, String template, Map<String, String> parameters, OptionalInt part) {

    /** The name of requests that go to no operation. */
    public static final String NONE = "(none)";

    /**
     * Names a request that goes to no operation.
     *
     * @param path its path
     * @return the name
     */
    static OperationMatch none(String path) {
        return new OperationMatch(NONE, path, Map.of(), OptionalInt.empty());
    }

    /** Gives an id out of the path, under any of several names. */
    OptionalLong id(List<String> names) {
        return names.stream()
                .map(parameters::get)
                .filter(value -> value != null && value.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
