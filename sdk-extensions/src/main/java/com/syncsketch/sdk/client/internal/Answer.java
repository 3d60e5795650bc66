package com.syncsketch.sdk.client.internal;

import java.net.http.HttpHeaders;

/**
 * An answer, completely read.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, empty if there was none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
record Answer(int status, HttpHeaders headers, byte[] body) {

    String contentType() {
        return headers.firstValue("Content-Type").orElse("no content type");
    }
}
