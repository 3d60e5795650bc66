package com.syncsketch.mock.journal;

import java.util.Map;

/**
 * A response as it was sent. The components may contain secrets; {@link #toString} redacts them.
 *
 * @param status the status code
 * @param headers the headers that the service set
 * @param body the part of the body that was sent
 */
public record RecordedResponse(int status, Map<String, String> headers, RecordedBody body) {

    /** Returns the status code and the body, with secrets redacted. */
    @Override
    public String toString() {
        return (status + " " + body).strip();
    }
}
