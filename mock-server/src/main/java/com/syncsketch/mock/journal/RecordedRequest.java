package com.syncsketch.mock.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in. The parts hold secrets; {@link #toString} does not.
 *
 * @param method the method
 * @param path the path, still encoded
 * @param query the decoded query, in the order in which it came
 * @param headers the headers; the names have no case
 * @param body the body, as far as it was read
 */
public record RecordedRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        RecordedBody body) {

    /**
     * Gives a header.
     *
     * @param name its name, in any case
     * @return its first value; empty if it is not there
     */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /**
     * Gives a parameter of the query.
     *
     * @param name its name
     * @return its first value, decoded; empty if it is not there
     */
    public Optional<String> queryParameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * Tells where the credentials were.
     *
     * @return the place
     */
    public CredentialPlacement usedCredentials() {
        List<CredentialPlacement> places = new ArrayList<>();
        header("Authorization").ifPresent(value -> places.add(ofHeader(value)));
        if (query.containsKey("api_key")) {
            places.add(CredentialPlacement.KEY_IN_QUERY);
        }
        if (query.containsKey("token")) {
            places.add(CredentialPlacement.TOKEN_IN_QUERY);
        }
        if (query.keySet().stream().anyMatch(name -> name.matches("(?i)(X-Amz-)?Signature"))) {
            places.add(CredentialPlacement.SIGNATURE_IN_QUERY);
        }
        return switch (places.size()) {
            case 0 -> CredentialPlacement.NONE;
            case 1 -> places.get(0);
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
     * Writes the path with the query, encoded, without secrets.
     *
     * @return such as {@code /api/v1/project/?limit=2&api_key=***}
     */
    public String target() {
        return path + Secrets.query(query);
    }

    /** Gives the first line, without secrets. */
    @Override
    public String toString() {
        return method + " " + target();
    }
}
