package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hosts that are reached without a proxy, by the rules of the system property {@code http.nonProxyHosts}: patterns separated
 * by {@code |}, with a {@code *} at the beginning or the end. Immutable and thread-safe.
 */
final class NonProxyHosts {

    /** The JDK adds these to the value of the property, unless that is empty. */
    private static final String DEFAULT = "localhost|127.*|[::1]|0.0.0.0|[::0]";

    private final Pattern pattern;

    private NonProxyHosts(String value) {
        pattern = Pattern.compile(Arrays.stream(value.split("\\|"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> regex(entry.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("|")));
    }

    /**
     * Parses the value of the property.
     *
     * @param value the value; null where it is not set
     * @return the hosts
     */
    static NonProxyHosts parse(@Nullable String value) {
        if (value == null) {
            return new NonProxyHosts(DEFAULT);
        }
        return new NonProxyHosts(value.isEmpty() ? "" : value + "|" + DEFAULT);
    }

    boolean matches(String host) {
        String name = IpBlock.unbracketed(host.toLowerCase(Locale.ROOT));
        return pattern.matcher(name.indexOf(':') < 0 ? name : "[" + name + "]").matches();
    }

    private static String regex(String entry) {
        if (entry.equals("*")) {
            return ".*";
        }
        boolean before = entry.startsWith("*");
        boolean after = entry.endsWith("*");
        String literal = entry.substring(before ? 1 : 0, entry.length() - (after ? 1 : 0));
        return (before ? ".*" : "") + Pattern.quote(literal) + (after ? ".*" : "");
    }
}
