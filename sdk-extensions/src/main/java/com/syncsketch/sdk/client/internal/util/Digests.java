package com.syncsketch.sdk.client.internal.util;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests that every Java platform supports. */
public final class Digests {

    private Digests() {}

    public static MessageDigest md5() {
        return digest("MD5");
    }

    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports " + algorithm, e);
        }
    }
}
