package com.syncsketch.mock.internal.routing;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Authenticates requests. A request must carry credentials in exactly one of the four placements that the contract describes.
 * Thread-safe.
 */
public final class Authenticator {

    private final Store store;
    private final String keyPrefix;
    private final Map<Long, String> keys = new ConcurrentHashMap<>();

    /**
     * Creates an authenticator that accepts nobody yet.
     *
     * @param store the store that holds the people
     * @param keyPrefix a text that a request may put in front of a key; may be empty
     */
    public Authenticator(Store store, String keyPrefix) {
        this.store = store;
        this.keyPrefix = keyPrefix;
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
        List<Credentials> claims = Credentials.all(request, query);
        if (claims.isEmpty()) {
            throw new HttpException(
                    401,
                    "No credentials. Send the header 'Authorization: apikey <user>:<key>', or api_key and username");
        }
        if (claims.size() > 1) {
            throw new HttpException(400, "Credentials in " + claims.size() + " places; send one");
        }
        Credentials claim = claims.get(0);
        return store.locked(() -> store.people()
                .all()
                .filter(person -> person.isActive() && isNamed(person, claim.user()))
                .filter(person -> isKey(claim.secret(), keys.get(person.id())))
                .findFirst()
                .orElseThrow(() -> new HttpException(401, "Wrong user or key")));
    }

    private boolean isKey(String secret, @Nullable String key) {
        return key != null && (secret.equals(key) || secret.equals(keyPrefix + key));
    }

    private static boolean isNamed(Person person, String user) {
        return person.text("username").equals(user) || person.text("email").equalsIgnoreCase(user);
    }
}
