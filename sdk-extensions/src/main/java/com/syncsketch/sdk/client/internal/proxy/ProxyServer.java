package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An HTTP proxy that is reached without TLS. Immutable and thread-safe.
 *
 * @param host the host name or IP address in lower case; an IPv6 address has no brackets
 * @param port the port, 1 to 65535
 * @param authorization the value of the {@code Proxy-Authorization} header, or null without a login
 */
public record ProxyServer(String host, int port, @Nullable String authorization) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?");

    /**
     * Creates a proxy.
     *
     * @throws IllegalArgumentException if the host is not a host name or an IP address, or the port is out of range
     */
    public ProxyServer {
        host = checkedHost(host);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("The port of a proxy is a number from 1 to 65535");
        }
    }

    /**
     * Returns this proxy with credentials.
     *
     * @param authorization the value of the {@code Proxy-Authorization} header
     * @return the same host and port with that header
     */
    public ProxyServer withAuthorization(String authorization) {
        return new ProxyServer(host, port, Objects.requireNonNull(authorization, "authorization"));
    }

    /**
     * Returns the value of the {@code Proxy-Authorization} header for Basic authentication, in UTF-8.
     *
     * @param user the user name
     * @param password the password, which may be empty
     * @return the header's value
     * @throws IllegalArgumentException if the user name is empty or contains a colon, or one of them contains a control
     *     character; the message does not contain the password
     */
    public static String basic(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user name for a proxy must not be empty or contain a colon");
        }
        if (hasControlCharacter(user) || hasControlCharacter(password)) {
            throw new IllegalArgumentException("The user name or password for a proxy contains a control character,"
                    + " perhaps a line break at its end");
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Returns the host and port, and whether there are credentials. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return shown + ":" + port + (authorization == null ? "" : " with a login");
    }

    private static String checkedHost(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (!IPV6.matcher(bare).matches() && (bracketed || !HOST.matcher(bare).matches())) {
            throw new IllegalArgumentException("The host of a proxy must be a host name or an IP address");
        }
        return bare.toLowerCase(Locale.ROOT);
    }

    private static boolean hasControlCharacter(String value) {
        return value.chars().anyMatch(Character::isISOControl);
    }
}
