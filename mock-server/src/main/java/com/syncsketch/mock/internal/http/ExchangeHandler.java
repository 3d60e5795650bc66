package com.syncsketch.mock.internal.http;

import java.io.IOException;

/** Handles HTTP exchanges. */
@FunctionalInterface
public interface ExchangeHandler {

    /**
     * Handles an exchange. The response must be complete when this method returns.
     *
     * @param exchange the exchange
     * @throws IOException if the connection fails
     */
    void handle(Exchange exchange) throws IOException;
}
