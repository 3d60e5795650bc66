package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that are reached without a proxy, with the rules of {@code NO_PROXY} in Python's {@code requests} and
 * {@code urllib}: host names with all their subdomains, IP addresses, CIDR blocks, and {@code *} for all hosts. Immutable
 * and thread-safe.
 *
 * <p>Unlike {@code requests}, also supports {@code *} among other entries, {@code host:443} for URLs without a port, IPv6
 * addresses in brackets, and IPv6 blocks.
 */
public final class NoProxyList {

    private final boolean all;
    private final List<String> names = new ArrayList<>();
    private final List<IpBlock> blocks = new ArrayList<>();

    private NoProxyList(Iterable<String> entries) {
        boolean star = false;
        for (String entry : entries) {
            // requests drops all blanks, not only those at the ends.
            String name = entry.replace(" ", "").strip().toLowerCase(Locale.ROOT);
            star |= name.equals("*");
            IpBlock block = IpBlock.parse(name);
            if (block != null) {
                blocks.add(block);
            }
            String suffix = name.replaceFirst("^\\.+", "");
            if (!suffix.isEmpty()) {
                names.add(suffix);
            }
        }
        all = star;
    }

    /**
     * Parses the value of {@code NO_PROXY}.
     *
     * @param value entries separated by commas; may be empty
     * @return the list
     */
    public static NoProxyList parse(String value) {
        return new NoProxyList(List.of(value.split(",")));
    }

    /**
     * Creates a list.
     *
     * @param entries the entries
     * @return the list
     */
    public static NoProxyList of(List<String> entries) {
        return new NoProxyList(entries);
    }

    /**
     * Checks whether a host is reached without a proxy.
     *
     * @param scheme {@code http} or {@code https}, in lower case
     * @param host the host name or IP address; an IPv6 address with or without brackets
     * @param port the port, or a negative number for the default port of the scheme
     * @return true if an entry matches
     */
    public boolean matches(String scheme, String host, int port) {
        if (all) {
            return true;
        }
        int effectivePort = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
        String name = IpBlock.unbracketed(host.toLowerCase(Locale.ROOT));
        String withPort = (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + effectivePort;
        return names.stream().anyMatch(entry -> endsWith(name, entry) || endsWith(withPort, entry))
                || isInBlock(IpBlock.address(name));
    }

    private boolean isInBlock(@Nullable byte[] address) {
        return address != null && blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean endsWith(String host, String entry) {
        return host.equals(entry) || host.endsWith("." + entry);
    }
}
