package com.syncsketch.sdk.client.internal.util;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Message digests. Every Java platform has SHA-256; in FIPS mode, there is no MD5. */
public final class Digests {

    private Digests() {}

    /** Returns whether the platform has MD5 and allows its use; some providers offer it, but refuse to compute it. */
    public static boolean isMd5Available() {
        try {
            return MessageDigest.getInstance("MD5").digest().length > 0;
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            return false;
        }
    }

    /** Returns a digest for MD5, which must be available. */
    public static MessageDigest md5() {
        return digest("MD5");
    }

    /** Returns a digest for SHA-1, which every Java platform has. It is not secure, and identifies names only. */
    public static MessageDigest sha1() {
        return digest("SHA-1");
    }

    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** Returns the value of a digest in hexadecimal digits, and resets it. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform has no " + algorithm, e);
        }
    }
}
