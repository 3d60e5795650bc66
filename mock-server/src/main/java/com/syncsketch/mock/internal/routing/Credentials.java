package com.syncsketch.mock.internal.routing;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The credentials of a request.
 *
 * @param user the username or email address
 * @param secret the API key or token
 */
public record Credentials(String user, String secret) {

    /** The query parameters that hold credentials. They are not passed on to operations. */
    static final List<String> PARAMETERS = List.of("api_key", "username", "token", "email");

    /**
     * Returns the credentials in each of the places that the contract describes.
     *
     * @throws HttpException with status 401 if the header is malformed
     */
    static List<Credentials> all(Request request, Query query) {
        List<Credentials> all = new ArrayList<>();
        request.header("Authorization").ifPresent(header -> all.add(header(header)));
        pair(query, "username", "api_key").ifPresent(all::add);
        pair(query, "email", "token").ifPresent(all::add);
        return all;
    }

    /** Returns the first credentials of a request; empty if it has none or is malformed, which the response reports. */
    public static Optional<Credentials> first(Request request) {
        try {
            return all(request, Query.parse(request.rawQuery())).stream().findFirst();
        } catch (HttpException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Credentials header(String header) {
        String[] words = header.strip().split("\\s+", 2);
        String scheme = words[0].toLowerCase(Locale.ROOT);
        int colon = words.length < 2 ? -1 : words[1].indexOf(':');
        if (colon < 0 || !(scheme.equals("apikey") || scheme.equals("token"))) {
            throw new HttpException(401, "The header must be 'Authorization: apikey <user>:<key>'");
        }
        return new Credentials(words[1].substring(0, colon), words[1].substring(colon + 1));
    }

    private static Optional<Credentials> pair(Query query, String user, String secret) {
        // "email" or "username" without a secret is not a credential.
        return query.get(secret).map(value -> new Credentials(query.get(user).orElse(""), value));
    }
}
