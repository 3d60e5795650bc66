package com.syncsketch.mock.internal.routing;

import com.syncsketch.mock.internal.http.Response;
import java.io.IOException;

/** Handles the requests to an operation. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * Handles a request.
     *
     * @param request the request
     * @return the response
     * @throws IOException if the connection fails
     * @throws com.syncsketch.mock.internal.http.HttpException if the request is rejected
     */
    Response handle(OperationRequest request) throws IOException;
}
