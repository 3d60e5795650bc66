package com.syncsketch.mock.internal.routing;

import com.syncsketch.mock.internal.http.Response;
import java.io.IOException;

/** Carries out an operation. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * Carries out a call.
     *
     * @param call the call
     * @return the answer
     * @throws IOException if the connection breaks
     * @throws com.syncsketch.mock.internal.http.HttpException if the call cannot be carried out
     */
    Response handle(OperationRequest call) throws IOException;
}
