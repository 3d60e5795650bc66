package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the URL of a proxy, {@code [http://][user:password@]host[:port]}.
 *
 * <p>{@link java.net.URI} is not used: it rejects characters that passwords in environment variables have, and its
 * exceptions quote the URL with the password.
 */
public final class ProxyUrl {

    /** The default port, as in Python's requests. */
    private static final int DEFAULT_PORT = 80;

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]{0,5}))?");

    private ProxyUrl() {}

    /**
     * Parses a URL.
     *
     * @param source where the URL comes from, the subject of error messages: "The environment variable HTTPS_PROXY"
     * @param url the URL; user name and password are percent-decoded
     * @return the proxy
     * @throws IllegalArgumentException if it is not the URL of an HTTP proxy; the message contains only its
     *     scheme
     */
    public static ProxyServer parse(String source, String url) {
        String rest = withoutScheme(source, url.strip());
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        // Rejects anything that follows: with a "#" or "/" in a password, the host would be wrong.
        if (end < rest.length() && !rest.substring(end).equals("/")) {
            throw invalid(source, null);
        }
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        Matcher address = HOST_AND_PORT.matcher(authority.substring(at + 1));
        if (!address.matches()) {
            throw invalid(source, null);
        }
        String port = address.group(2);
        try {
            ProxyServer server = new ProxyServer(
                    address.group(1), port == null || port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port), null);
            return at <= 0 ? server : server.withAuthorization(login(authority.substring(0, at)));
        } catch (IllegalArgumentException e) {
            throw invalid(source, e);
        }
    }

    private static String withoutScheme(String source, String url) {
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.find()) {
            return url.startsWith("//") ? url.substring(2) : url;
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("http")) {
            throw new IllegalArgumentException(source + " names a proxy with the scheme " + name
                    + ". Only HTTP proxies are supported: http://[user:password@]host[:port]");
        }
        return url.substring(scheme.end());
    }

    private static String login(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return ProxyServer.basic(decoded(user), decoded(password));
    }

    /** Decodes like Python: a percent sign without two hexadecimal digits is kept. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                decoded.write(bytes[i]);
            } else {
                decoded.write(high << 4 | low);
                i += 2;
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException invalid(String source, @Nullable Exception cause) {
        String reason = cause == null ? "" : ": " + cause.getMessage();
        return new IllegalArgumentException(source + " is not the URL of a proxy" + reason
                + ". Write http://[user:password@]host[:port] and percent-encode special characters of the password");
    }
}
