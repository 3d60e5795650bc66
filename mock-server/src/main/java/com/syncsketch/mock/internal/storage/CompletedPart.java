package com.syncsketch.mock.internal.storage;

/**
 * A part in a request to complete a multipart upload.
 *
 * @param number its number
 * @param etag its ETag, with or without double quotes
 */
public record CompletedPart(int number, String etag) {}
