package com.syncsketch.mock.internal.storage;

import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * Bytes that have arrived.
 *
 * @param size how many
 * @param md5 their MD5 in hexadecimal digits
 * @param sha256 their SHA-256 in hexadecimal digits
 * @param file where they are, or null if they were not kept
 */
record StoredBytes(
        long size, String md5, String sha256, @Nullable Path file) {}
