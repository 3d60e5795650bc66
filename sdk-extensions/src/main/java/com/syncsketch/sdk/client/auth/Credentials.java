package com.syncsketch.sdk.client.auth;

import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The credentials of a user: an API key or an expiring token.
 *
 * <p>Immutable and thread-safe. {@link #toString()} contains the user, but never the secret.
 *
 * <p>The secret is sent in the {@code Authorization} header, unless {@link #inQuery()} selects the query. Prefer the header:
 * queries end up in the logs of proxies and servers.
 *
 * <p>The client sends one of four forms: the header {@code apikey user:key} or {@code token user:token}, or the query
 * {@code api_key=key&username=user} or {@code token=token&email=user}. For API keys, both forms are confirmed. For tokens,
 * only the query is confirmed; the header is inferred.
 */
public final class Credentials {

    /** The name of the environment variable for the user: {@value}. */
    public static final String USER_VARIABLE = "SYNCSKETCH_USER";

    /** The name of the environment variable for the API key: {@value}. */
    public static final String API_KEY_VARIABLE = "SYNCSKETCH_API_KEY";

    private static final String HIDDEN = "***";

    /** Shorter texts occur in user names by chance. */
    private static final int MIN_KEY_LENGTH = 8;

    static {
        CredentialsAccess.register(credentials -> ((Credentials) credentials).new Access());
    }

    /** Access for the transport. */
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
        public Collection<String> values() {
            return Credentials.this.secrets();
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
     * Returns credentials with an API key.
     *
     * @param user the user name or email address; script users have a plain user name
     * @param key the API key, which the service shows once, when it is created
     * @return credentials that are sent in the header
     * @throws IllegalArgumentException if an argument is blank or contains a control character, such as the line break at
     *     the end of a file
     */
    public static Credentials apiKey(String user, String key) {
        return new Credentials(Kind.API_KEY, checked(user, "user"), checked(key, "API key"), false);
    }

    /**
     * Returns credentials with an expiring token.
     *
     * <p>Tokens are issued by the service's login page and expire after about one hour (inferred).
     *
     * @param user the email address of the user
     * @param token the token
     * @return credentials that are sent in the header; see {@link #inQuery()} for the form that is confirmed for tokens
     * @throws IllegalArgumentException if an argument is blank or contains a control character
     */
    public static Credentials token(String user, String token) {
        return new Credentials(Kind.TOKEN, checked(user, "user"), checked(token, "token"), false);
    }

    /**
     * Reads the user and the API key from the environment variables {@value #USER_VARIABLE} and {@value #API_KEY_VARIABLE}.
     *
     * @return credentials that are sent in the header
     * @throws IllegalStateException if a variable is missing or blank; the message names it
     * @throws IllegalArgumentException if a variable contains a control character
     */
    public static Credentials fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Reads the user and the API key from a map with the names of the environment variables.
     *
     * @param environment the values by variable name
     * @return credentials that are sent in the header
     * @throws IllegalStateException if a variable is missing or blank; the message names it
     * @throws IllegalArgumentException if a variable contains a control character
     */
    public static Credentials fromEnvironment(Map<String, String> environment) {
        return apiKey(variable(environment, USER_VARIABLE), variable(environment, API_KEY_VARIABLE));
    }

    /**
     * Returns the same credentials, sent in the {@code Authorization} header. This is the default.
     *
     * @return credentials that are sent in the header
     */
    public Credentials inHeader() {
        return new Credentials(kind, user, secret, false);
    }

    /**
     * Returns the same credentials, sent in the query of each request, as the official Python client does by default.
     * Everyone who can see a URL, for example in the log of a proxy, can then see the secret.
     *
     * @return credentials that are sent in the query
     */
    public Credentials inQuery() {
        return new Credentials(kind, user, secret, true);
    }

    /**
     * Returns the user.
     *
     * @return the user name or email address, never null
     */
    public String getUser() {
        return user;
    }

    private String query() {
        return kind.secretParameter + "=" + encoded(secret) + "&" + kind.userParameter + "=" + encoded(user);
    }

    /** Returns the secret, and the texts of basic authentication, which a proxy or an error page may derive from it. */
    private Collection<String> secrets() {
        byte[] login = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return List.of(secret, Base64.getEncoder().encodeToString(login));
    }

    private String header() {
        // A race is harmless: all threads build the same text.
        String value = header;
        if (value == null) {
            value = kind.scheme + " " + headerUser() + ":" + headerSafe(secret, "secret");
            header = value;
        }
        return value;
    }

    private String headerUser() {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("A user with a colon cannot be sent in the header; use inQuery()");
        }
        return headerSafe(user, "user");
    }

    private static String headerSafe(String value, String what) {
        if (!Characters.allMatch(value, c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("The " + what
                    + " contains non-ASCII characters, which cannot be sent in the header; use inQuery()");
        }
        return value;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String checked(String value, String what) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " must not be blank");
        }
        if (!Characters.allMatch(value, c -> !Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "The " + what + " contains a control character, perhaps a line break at its end");
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

    /** Returns the user, the kind of secret and where it is sent, but not the secret. */
    @Override
    public String toString() {
        // Somebody may have passed the key as the user.
        boolean hidden = user.equals(secret) || (secret.length() >= MIN_KEY_LENGTH && user.contains(secret));
        String shown = hidden ? HIDDEN : user;
        return "Credentials{" + kind.scheme + " of " + Characters.printable(shown) + ", in the "
                + (query ? "query" : "header") + "}";
    }
}
