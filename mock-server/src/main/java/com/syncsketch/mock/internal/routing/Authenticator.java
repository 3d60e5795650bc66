package com.syncsketch.mock.internal.routing;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Authenticates requests. A request must carry credentials in exactly one of the four placements that the contract describes.
 * Thread-safe.
 */
public final class Authenticator {

    /** The query parameters that hold credentials. They are not passed on to operations. */
    static final List<String> PARAMETERS = List.of("api_key", "username", "token", "email");

    private final Store store;
    private final Map<Long, String> keys = new ConcurrentHashMap<>();

    private record Claim(String user, String secret) {}

    /**
     * Creates an authenticator that accepts nobody yet.
     *
     * @param store the store that holds the people
     */
    public Authenticator(Store store) {
        this.store = store;
    }

    /**
     * Sets the API key of a person, which is also the person's token.
     *
     * @param person the person
     * @param key the key
     */
    public void accept(Person person, String key) {
        keys.put(person.id(), key);
    }

    /** Returns the keys by the ids of the people. */
    public Map<Long, String> keys() {
        return Map.copyOf(keys);
    }

    /**
     * Returns the person who sent a request.
     *
     * @throws HttpException with status 401 if the credentials are missing or wrong, with status 400 if there are several
     */
    Person caller(Request request, Query query) {
        List<Claim> claims = new ArrayList<>();
        request.header("Authorization").ifPresent(header -> claims.add(header(header)));
        pair(query, "username", "api_key").ifPresent(claims::add);
        pair(query, "email", "token").ifPresent(claims::add);
        if (claims.isEmpty()) {
            throw new HttpException(
                    401,
                    "No credentials. Send the header 'Authorization: apikey <user>:<key>', or api_key and username");
        }
        if (claims.size() > 1) {
            throw new HttpException(400, "Credentials in " + claims.size() + " places; send one");
        }
        Claim claim = claims.get(0);
        return store.locked(() -> store.people()
                .all()
                .filter(person -> person.isActive() && isNamed(person, claim.user()))
                .filter(person -> claim.secret().equals(keys.get(person.id())))
                .findFirst()
                .orElseThrow(() -> new HttpException(401, "Wrong user or key")));
    }

    private static boolean isNamed(Person person, String user) {
        return person.text("username").equals(user) || person.text("email").equalsIgnoreCase(user);
    }

    private static Claim header(String header) {
        String[] words = header.strip().split("\\s+", 2);
        String scheme = words[0].toLowerCase(Locale.ROOT);
        int colon = words.length < 2 ? -1 : words[1].indexOf(':');
        if (colon < 0 || !(scheme.equals("apikey") || scheme.equals("token"))) {
            throw new HttpException(401, "The header must be 'Authorization: apikey <user>:<key>'");
        }
        return new Claim(words[1].substring(0, colon), words[1].substring(colon + 1));
    }

    private static Optional<Claim> pair(Query query, String user, String secret) {
        // "email" or "username" without a secret is not a credential.
        return query.get(secret).map(value -> new Claim(query.get(user).orElse(""), value));
    }
}
