package com.syncsketch.mock.internal.http;

/** Responds to requests that never reach an {@link ExchangeHandler}: malformed ones, and those of an overloaded server. */
@FunctionalInterface
public interface RejectionHandler {

    /**
     * Creates the response to a rejected request.
     *
     * @param request the request as far as it could be parsed, without a body; {@code GET /badMessage} if its first line is malformed
     * @param status the status code, 400 or above
     * @param reason the reason
     * @return the response
     */
    Response reject(Request request, int status, String reason);
}
