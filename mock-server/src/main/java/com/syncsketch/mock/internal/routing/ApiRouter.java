package com.syncsketch.mock.internal.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.ErrorFormat;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service itself: finds the operation, checks credentials and the contract, has the operation carried out, and holds the answer
 * against the contract. Safe for use by several threads.
 */
public final class ApiRouter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRouter.class);
    private static final int LARGEST_JSON = 16 * 1024 * 1024;

    private final Contract contract;
    private final HandlerRegistry handlers;
    private final Authenticator login;
    private final Store world;
    private final boolean strict;

    /** Makes the service. Every operation of the contract must have a handler. */
    ApiRouter(Contract contract, HandlerRegistry handlers, Authenticator login, Store world, boolean strict) {
        contract.requireCovered(handlers.operations());
        this.contract = contract;
        this.handlers = handlers;
        this.login = login;
        this.world = world;
        this.strict = strict;
    }

    /**
     * Answers a request.
     *
     * @param exchange the request
     * @return the answer
     * @throws IOException if the connection breaks
     */
    public Response answer(Exchange exchange) throws IOException {
        Request request = exchange.request();
        ErrorFormat dialect = ErrorFormat.of(request.rawPath());
        try {
            return dispatch(exchange);
        } catch (HttpException e) {
            exchange.problem(e.reason());
            return refusal(dialect, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of the mock server", request, e);
            exchange.defect("A fault of the mock server: " + e);
            return Response.json(500, dialect.body(500, "A fault of the mock server: " + e));
        }
    }

    private static Response refusal(ErrorFormat dialect, HttpException refusal) {
        return Response.json(refusal.status(), dialect.body(refusal.status(), refusal.reason()));
    }

    private Response dispatch(Exchange exchange) throws IOException {
        Request request = exchange.request();
        Query query;
        Contract.Match match;
        try {
            query = Query.parse(request.rawQuery());
            match = contract.match(request.segments())
                    .orElseThrow(() -> new HttpException(404, "The contract has no path " + request.rawPath()));
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "The address is not encoded properly: " + e.getMessage());
        }
        if (!request.rawPath().endsWith("/")) {
            String slashed = request.rawPath() + "/" + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
            return Response.empty(301).header("Location", slashed);
        }
        Operation operation = match.operations().get(request.method());
        if (operation == null) {
            String allowed = String.join(", ", match.operations().keySet());
            HttpException refusal = new HttpException(405, request.method() + " is not allowed here, but " + allowed);
            exchange.problem(refusal.reason());
            return refusal(ErrorFormat.of(request.rawPath()), refusal).header("Allow", allowed);
        }
        Person caller = login.caller(request, query);
        Query open = query.without(Authenticator.PARAMETERS);
        refuse(operation, operation.checkParameters(match.parameters(), open.values(), strict));
        boolean streams = handlers.streams(operation.id());
        JsonNode body = streams ? MissingNode.getInstance() : body(operation, request);
        OperationRequest call = new OperationRequest(operation, request, match.parameters(), open, body, caller, exchange.host());
        Response reply = streams ? handlers.of(operation.id()).handle(call) : locked(call);
        return checked(exchange, contract.operation(handlers.answersLike(call)), reply);
    }

    private Response locked(OperationRequest call) {
        return world.locked(() -> {
            try {
                return handlers.of(call.operation().id()).handle(call);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private JsonNode body(Operation operation, Request request) throws IOException {
        byte[] bytes = request.read(LARGEST_JSON);
        if (operation.bodies().isEmpty()) {
            if (strict && bytes.length > 0) {
                throw new HttpException(400, operation.id() + " takes no body");
            }
            return MissingNode.getInstance();
        }
        if (bytes.length == 0) {
            if (operation.bodyRequired()) {
                throw new HttpException(400, operation.id() + " needs a body");
            }
            return MissingNode.getInstance();
        }
        JsonNode body;
        try {
            body = Json.read(bytes);
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "The body is no JSON: " + e.getOriginalMessage());
        }
        refuse(operation, operation.checkBody(request.mediaType().orElse("none"), body));
        return body;
    }

    private static void refuse(Operation operation, List<Violation> problems) {
        if (!problems.isEmpty()) {
            throw new HttpException(400, operation.id() + ": " + join(problems));
        }
    }

    private Response checked(Exchange exchange, Operation operation, Response reply) {
        List<Violation> problems = operation.checkReply(reply.status(), reply.mediaType(), reply.json());
        if (problems.isEmpty()) {
            return reply;
        }
        String text = "The mock server's own answer to " + operation.id() + " breaks the contract: " + join(problems);
        LOG.error("{}", text);
        exchange.defect(text);
        return Response.json(500, operation.dialect().body(500, text));
    }

    private static String join(List<Violation> problems) {
        return problems.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }
}
