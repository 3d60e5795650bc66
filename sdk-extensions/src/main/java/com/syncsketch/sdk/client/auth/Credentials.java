package com.syncsketch.sdk.client.auth;

import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A user of the service and the user's secret: an API key or an expiring token.
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} shows the user and never the secret.
 *
 * <p>A secret travels in the {@code Authorization} header, unless {@link #inQuery()} asks for the query. Prefer the
 * header: a query ends up in the logs of proxies and servers.
 *
 * <p>Evidence: the official Python client sends exactly one of four forms: the header {@code apikey user:key} or
 * {@code token user:token}, or the query {@code api_key=key&username=user} or {@code token=token&email=user}. For an
 * API key both places are confirmed. A token is confirmed in the query only; nothing proves that the service takes one
 * in the header.
 */
public final class Credentials {

    /** Name of the environment variable that holds the user: {@value}. */
    public static final String USER_VARIABLE = "SYNCSKETCH_USER";

    /** Name of the environment variable that holds the API key: {@value}. */
    public static final String API_KEY_VARIABLE = "SYNCSKETCH_API_KEY";

    private static final String HIDDEN = "***";

    static {
        CredentialsAccess.register(credentials -> ((Credentials) credentials).new Access());
    }

    /** What the transport needs, and nobody else. */
    private final class Access implements CredentialsAccess.Secret {

        @Override
        @Nullable
        public String header() {
            return query ? null : Credentials.this.header();
        }

        @Override
        @Nullable
        public String query() {
            return query ? Credentials.this.query() : null;
        }

        @Override
        public String redact(String text) {
            return Credentials.this.redact(text);
        }
    }

    private enum Kind {
        API_KEY("apikey", "api_key", "username"),
        TOKEN("token", "token", "email");

        private final String scheme;
        private final String secretParameter;
        private final String userParameter;

        Kind(String scheme, String secretParameter, String userParameter) {
            this.scheme = scheme;
            this.secretParameter = secretParameter;
            this.userParameter = userParameter;
        }
    }

    private final Kind kind;
    private final String user;
    private final String secret;
    private final boolean query;

    @Nullable
    private String header;

    private Credentials(Kind kind, String user, String secret, boolean query) {
        this.kind = kind;
        this.user = user;
        this.secret = secret;
        this.query = query;
    }

    /**
     * Gives the credentials of a user with an API key.
     *
     * @param user the user name or e-mail address; script users have a bare user name
     * @param key the API key, which the service shows once, when it makes it
     * @return credentials that travel in the header
     * @throws IllegalArgumentException if one of the two is blank or holds a control character, such as the line break
     *     at the end of a file
     */
    public static Credentials apiKey(String user, String key) {
        return new Credentials(Kind.API_KEY, checked(user, "user"), checked(key, "API key"), false);
    }

    /**
     * Gives the credentials of a user with an expiring token.
     *
     * <p>Tokens come from the service's login page and live for about one hour, says the official Python client.
     *
     * @param user the user's e-mail address
     * @param token the token
     * @return credentials that travel in the header; see {@link #inQuery()} for the place that is confirmed for tokens
     * @throws IllegalArgumentException if one of the two is blank or holds a control character
     */
    public static Credentials token(String user, String token) {
        return new Credentials(Kind.TOKEN, checked(user, "user"), checked(token, "token"), false);
    }

    /**
     * Reads user and API key from the environment variables {@value #USER_VARIABLE} and {@value #API_KEY_VARIABLE}.
     *
     * @return credentials that travel in the header
     * @throws IllegalStateException if a variable is missing or blank; the message names it
     * @throws IllegalArgumentException if a variable holds a control character
     */
    public static Credentials fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Reads user and API key from a map of the same form as the environment.
     *
     * @param environment the variables by name
     * @return credentials that travel in the header
     * @throws IllegalStateException if a variable is missing or blank; the message names it
     * @throws IllegalArgumentException if a variable holds a control character
     */
    public static Credentials fromEnvironment(Map<String, String> environment) {
        return apiKey(variable(environment, USER_VARIABLE), variable(environment, API_KEY_VARIABLE));
    }

    /**
     * Gives the same credentials, travelling in the {@code Authorization} header. This is where they travel by default.
     *
     * @return credentials in the header
     */
    public Credentials inHeader() {
        return new Credentials(kind, user, secret, false);
    }

    /**
     * Gives the same credentials, travelling in the query of each request. The official Python client does so by
     * default. Whoever sees an address, in the log of a proxy for example, then sees the secret.
     *
     * @return credentials in the query
     */
    public Credentials inQuery() {
        return new Credentials(kind, user, secret, true);
    }

    /**
     * Gives the user.
     *
     * @return the user name or e-mail address, never null
     */
    public String user() {
        return user;
    }

    private String query() {
        return kind.secretParameter + "=" + encoded(secret) + "&" + kind.userParameter + "=" + encoded(user);
    }

    private String redact(String text) {
        return text.replace(secret, HIDDEN).replace(encoded(secret), HIDDEN);
    }

    private String header() {
        // Threads that arrive at the same time build the same text.
        String made = header;
        if (made == null) {
            made = kind.scheme + " " + headerUser() + ":" + headerSafe(secret, "secret");
            header = made;
        }
        return made;
    }

    private String headerUser() {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("A user with a colon cannot travel in the header; use inQuery()");
        }
        return headerSafe(user, "user");
    }

    private static String headerSafe(String value, String what) {
        if (!Characters.allMatch(value, c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "The " + what + " has characters outside ASCII, which cannot travel in the header; use inQuery()");
        }
        return value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String checked(String value, String what) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is blank");
        }
        if (!Characters.allMatch(value, c -> !Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "The " + what + " has a control character, perhaps a line break at its end");
        }
        return value;
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credentials that
                && kind == that.kind
                && query == that.query
                && user.equals(that.user)
                && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, query, user, secret);
    }

    /** Shows the user, the kind and the place, never the secret. */
    @Override
    public String toString() {
        return "Credentials{" + kind.scheme + " of " + user + ", in the " + (query ? "query" : "header") + "}";
    }
}
