package com.syncsketch.mock.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it was received. The components contain secrets; {@link #toString} redacts them.
 *
 * @param method the HTTP method
 * @param path the path, percent-encoded
 * @param query the decoded query parameters, in the order in which they were sent
 * @param headers the headers; names are case-insensitive
 * @param body the part of the body that was read
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        RecordedBody body) {

    /**
     * Returns the first value of a header.
     *
     * @param name the name, case-insensitive
     * @return the value; empty if the request does not have the header
     */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /**
     * Returns the first value of a query parameter.
     *
     * @param name the name
     * @return the decoded value; empty if the request does not have the parameter
     */
    public Optional<String> queryParameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Returns where the request carried its credentials.
     *
     * @return the placement
     */
    public CredentialPlacement credentialPlacement() {
        List<CredentialPlacement> placements = new ArrayList<>();
        header("Authorization").ifPresent(value -> placements.add(ofHeader(value)));
        if (query.containsKey("api_key")) {
            placements.add(CredentialPlacement.KEY_IN_QUERY);
        }
        if (query.containsKey("token")) {
            placements.add(CredentialPlacement.TOKEN_IN_QUERY);
        }
        if (query.keySet().stream().anyMatch(name -> name.matches("(?i)(X-Amz-)?Signature"))) {
            placements.add(CredentialPlacement.SIGNATURE_IN_QUERY);
        }
        return switch (placements.size()) {
            case 0 -> CredentialPlacement.NONE;
            case 1 -> placements.get(0);
            default -> CredentialPlacement.SEVERAL;
        };
    }

    private static CredentialPlacement ofHeader(String value) {
        return switch (value.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT)) {
            case "apikey" -> CredentialPlacement.KEY_IN_HEADER;
            case "token" -> CredentialPlacement.TOKEN_IN_HEADER;
            default -> CredentialPlacement.OTHER_IN_HEADER;
        };
    }

    /**
     * Returns the path and the query, percent-encoded and with secrets redacted.
     *
     * @return the target, such as {@code /api/v1/project/?limit=2&api_key=***}
     */
    public String target() {
        return path + Redactor.redactQuery(query);
    }

    /** Returns the method and the target, with secrets redacted. */
    @Override
    public String toString() {
        return method + " " + target();
    }
}
