package com.syncsketch.mock.internal.http;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The handlers of a port of a {@link WebServer}. Immutable.
 *
 * @param handler handles requests
 * @param rejections responds to requests that never reach a handler
 * @param isPriority selects priority requests
 * @param priorityHandler handles priority requests
 */
public record PortHandlers(
        ExchangeHandler handler,
        RejectionHandler rejections,
        Predicate<Request> isPriority,
        ExchangeHandler priorityHandler) {

    /** Creates a port without priority requests. */
    public PortHandlers(ExchangeHandler handler, RejectionHandler rejections) {
        this(handler, rejections, request -> false, handler);
    }

    /** Returns a port that handles some requests in another way, even if other requests wait for slow clients. */
    public PortHandlers withPriority(Predicate<Request> selected, ExchangeHandler selectedHandler) {
        return new PortHandlers(handler, rejections, selected, selectedHandler);
    }

    /**
     * Returns a port that leaves some requests to the handlers of another port.
     *
     * @param other the other port
     * @param selected selects requests by their host, without port, and path
     */
    public PortHandlers sharedWith(PortHandlers other, BiPredicate<String, String> selected) {
        return new PortHandlers(
                exchange -> {
                    boolean left = selected.test(
                            exchange.origin().host(), exchange.request().rawPath());
                    (left ? other : this).handler.handle(exchange);
                },
                (request, status, reason) -> {
                    String host = request.header("Host").orElse("").replaceFirst(":[0-9]*$", "");
                    boolean left = selected.test(host, request.rawPath());
                    return (left ? other : this).rejections.reject(request, status, reason);
                });
    }
}
