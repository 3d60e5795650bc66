package com.syncsketch.mock.journal;

import java.util.Map;

/**
 * An answer as it was sent. The parts may hold secrets; {@link #toString} does not.
 *
 * @param status the status
 * @param headers the headers that were set by the service
 * @param body the body, as far as it was sent
 */
public record RecordedResponse(int status, Map<String, String> headers, RecordedBody body) {

    /** Gives the status and the body, without secrets. */
    @Override
    public String toString() {
        return (status + " " + body).strip();
    }
}
