package com.syncsketch.mock.model;

/**
 * A part of a stored object. Immutable.
 *
 * @param number the part number; 1 for an object that was uploaded as a whole
 * @param size the size in bytes
 * @param md5 the MD5 of the part, 32 hexadecimal digits
 * @param sha256 the SHA-256 of the part, 64 hexadecimal digits
 */
public record StoredPart(int number, long size, String md5, String sha256) {

    /**
     * Returns the ETag with which the storage acknowledged the part.
     *
     * @return the MD5 in double quotes
     */
    public String etag() {
        return '"' + md5 + '"';
    }
}
