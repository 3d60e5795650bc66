package com.syncsketch.sdk.client.internal.util;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** UUIDs that are derived from names (version 5). The JDK only has version 3, which needs MD5. */
public final class NameUuid {

    /** The namespace of URLs, RFC 9562, section 6.6. */
    private static final UUID URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private NameUuid() {}

    /** Returns the UUID of a name in the namespace of URLs. */
    public static UUID ofUrl(String name) {
        MessageDigest sha1 = Digests.sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(URL.getMostSignificantBits())
                .putLong(URL.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xf000L) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
