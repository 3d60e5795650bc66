package com.syncsketch.mock.internal.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.ErrorFormat;
import com.syncsketch.mock.internal.contract.FieldConversion;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point of the API: finds the operation, authenticates the caller, validates the request against the contract, calls the
 * handler, and validates the response. Thread-safe.
 */
public final class ApiRouter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    private static final int MAX_JSON_BYTES = 16 * 1024 * 1024;

    private final Contract contract;
    private final HandlerRegistry handlers;
    private final Authenticator authenticator;
    private final Store store;
    private final boolean strict;

    /**
     * Creates a router.
     *
     * @param contract the contract
     * @param handlers the handlers, one for each operation of the contract
     * @param authenticator finds the caller of a request
     * @param store the store, which is locked while a handler runs
     * @param strict whether requests must follow the contract to the letter; otherwise what the frameworks of the service accept by
     *     default is accepted, too: other types that can be converted, older forms, unknown fields and query parameters, and bodies
     *     where the operation takes none
     * @throws IllegalStateException if the handlers do not match the operations of the contract
     */
    public ApiRouter(
            Contract contract, HandlerRegistry handlers, Authenticator authenticator, Store store, boolean strict) {
        contract.requireCovered(handlers.operations());
        this.contract = contract;
        this.handlers = handlers;
        this.authenticator = authenticator;
        this.store = store;
        this.strict = strict;
    }

    /**
     * Handles a request.
     *
     * @param exchange the exchange
     * @return the response
     * @throws IOException if the connection fails
     */
    public Response handle(Exchange exchange) throws IOException {
        Request httpRequest = exchange.request();
        ErrorFormat errorFormat = ErrorFormat.of(httpRequest.rawPath());
        try {
            return dispatch(exchange);
        } catch (HttpException e) {
            exchange.problem(e.reason());
            return error(errorFormat, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            LOG.error("{}: internal error of the mock server", httpRequest, e);
            exchange.defect("Internal error of the mock server: " + e);
            return Response.json(500, errorFormat.body(500, "Internal error of the mock server: " + e));
        }
    }

    private static Response error(ErrorFormat errorFormat, HttpException error) {
        return Response.json(error.status(), errorFormat.body(error.status(), error.reason()));
    }

    private Response dispatch(Exchange exchange) throws IOException {
        Request httpRequest = exchange.request();
        Query query;
        Contract.Match match;
        try {
            query = Query.parse(httpRequest.rawQuery());
            match = contract.match(httpRequest.segments())
                    .orElseThrow(() -> new HttpException(404, "The contract has no path " + httpRequest.rawPath()));
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "The URL is not encoded properly: " + e.getMessage());
        }
        if (!httpRequest.rawPath().endsWith("/")) {
            String slashed = httpRequest.rawPath() + "/"
                    + (httpRequest.rawQuery().isEmpty() ? "" : "?" + httpRequest.rawQuery());
            return Response.empty(301).header("Location", slashed);
        }
        Operation operation = match.operations().get(httpRequest.method());
        if (operation == null) {
            String allowed = String.join(", ", match.operations().keySet());
            HttpException error =
                    new HttpException(405, httpRequest.method() + " is not allowed here; allowed: " + allowed);
            exchange.problem(error.reason());
            return error(ErrorFormat.of(httpRequest.rawPath()), error).header("Allow", allowed);
        }
        Person caller = authenticator.caller(httpRequest, query);
        Query parameters = query.without(Credentials.PARAMETERS);
        if (!strict) {
            List<String> ignored = operation.ignoredParameters(parameters.values());
            ignored.forEach(name ->
                    exchange.problem("The query parameter " + name + " is not in the contract and was ignored"));
            parameters =
                    Query.of(operation.convertQuery(parameters.without(ignored).values()));
        }
        requireNone(operation, operation.checkParameters(match.parameters(), parameters.values(), strict));
        boolean streams = handlers.streams(operation.id());
        JsonNode body = streams ? MissingNode.getInstance() : body(operation, httpRequest);
        OperationRequest request = new OperationRequest(
                operation,
                httpRequest,
                match.parameters(),
                parameters,
                body,
                caller,
                conversion(operation),
                exchange.origin());
        Response response = streams ? handlers.of(operation.id()).handle(request) : handleLocked(request);
        return validated(exchange, operation, response);
    }

    private FieldConversion conversion(Operation operation) {
        return strict ? FieldConversion.NONE : operation.conversion();
    }

    private Response handleLocked(OperationRequest request) {
        return store.locked(() -> {
            try {
                return handlers.of(request.operation().id()).handle(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private JsonNode body(Operation operation, Request httpRequest) throws IOException {
        if (operation.bodies().isEmpty()) {
            if (httpRequest.read(MAX_JSON_BYTES).length > 0 && strict) {
                throw new HttpException(400, operation.id() + " takes no body");
            }
            return MissingNode.getInstance();
        }
        JsonNode body = httpRequest.readJson(MAX_JSON_BYTES);
        if (body.isMissingNode()) {
            if (operation.bodyRequired()) {
                throw new HttpException(400, operation.id() + " needs a body");
            }
            return body;
        }
        String mediaType = httpRequest.mediaType().orElse("none");
        if (!strict && body instanceof ObjectNode object) {
            handlers.modernize(operation.id(), object);
        }
        JsonNode converted = operation.convertBody(mediaType, body, conversion(operation));
        requireNone(operation, operation.checkBody(mediaType, converted));
        return converted;
    }

    private static void requireNone(Operation operation, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new HttpException(400, operation.id() + ": " + Violation.join(violations));
        }
    }

    private Response validated(Exchange exchange, Operation operation, Response response) {
        List<Violation> violations = operation.checkResponse(response.status(), response.mediaType(), response.json());
        if (violations.isEmpty()) {
            return response;
        }
        String message = "The mock server's own response to " + operation.id() + " violates the contract: "
                + Violation.join(violations);
        LOG.error("{}", message);
        exchange.defect(message);
        return Response.json(500, operation.errorFormat().body(500, message));
    }
}
