package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IP address or a CIDR block. Never resolves names. Immutable and thread-safe. */
final class IpBlock {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    /** The first character prevents {@link InetAddress} from resolving the text as a name. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:][0-9a-f.]*:[0-9a-f:.]*|:[0-9a-f:.]+");

    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    private final byte[] network;
    private final int bits;

    private IpBlock(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * Parses {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code ::1}, {@code [::1]} or {@code fd00::/8}.
     *
     * @param text the text, in lower case
     * @return the block, or null if it is something else
     */
    @Nullable
    static IpBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = address(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            return null;
        }
        if (slash < 0) {
            return new IpBlock(network, network.length * 8);
        }
        String length = text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > network.length * 8) {
            return null;
        }
        return new IpBlock(network, Integer.parseInt(length));
    }

    /**
     * Parses an IP address.
     *
     * @param host the host, in lower case
     * @return 4 or 16 bytes, or null if it is a name
     */
    @Nullable
    static byte[] address(String host) {
        String bare = unbracketed(host);
        int zone = bare.indexOf('%');
        String literal = zone < 0 ? bare : bare.substring(0, zone);
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            return null;
        }
        try {
            return IPV4.matcher(literal).matches()
                    ? ipv4(literal)
                    : InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns the host without the brackets of an IPv6 address. */
    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    private static byte[] ipv4(String literal) {
        String[] parts = literal.split("\\.", -1);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part > 255) {
                return null;
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }
}
