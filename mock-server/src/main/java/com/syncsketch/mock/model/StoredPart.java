package com.syncsketch.mock.model;

/**
 * A part of a stored object, as it arrived. Immutable.
 *
 * @param number its number; 1 for an object that arrived in one piece
 * @param size its size in bytes
 * @param md5 the MD5 of its bytes in 32 hexadecimal digits
 * @param sha256 the SHA-256 of its bytes in 64 hexadecimal digits
 */
public record StoredPart(int number, long size, String md5, String sha256) {

    /**
     * Gives the entity tag with which the storage acknowledged the part.
     *
     * @return the MD5 in double quotes
     */
    public String etag() {
        return '"' + md5 + '"';
    }
}
