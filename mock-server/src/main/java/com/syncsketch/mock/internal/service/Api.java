package com.syncsketch.mock.internal.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Dialect;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.contract.Problem;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Refusal;
import com.syncsketch.mock.internal.http.Reply;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.World;
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
public final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final int LARGEST_JSON = 16 * 1024 * 1024;

    private final Contract contract;
    private final Handlers handlers;
    private final Login login;
    private final World world;
    private final boolean strict;

    /** Makes the service. Every operation of the contract has a handler or is listed as missing. */
    Api(Contract contract, Handlers handlers, Login login, World world, boolean strict) {
        contract.requireCovered(handlers.operations(), Missing.OPERATIONS);
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
    public Reply answer(Exchange exchange) throws IOException {
        Request request = exchange.request();
        Dialect dialect = Dialect.of(request.rawPath());
        try {
            return dispatch(exchange);
        } catch (Refusal e) {
            exchange.problem(e.reason());
            return refusal(dialect, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of the mock server", request, e);
            exchange.defect("A fault of the mock server: " + e);
            return Reply.json(500, dialect.body(500, "A fault of the mock server: " + e));
        }
    }

    private static Reply refusal(Dialect dialect, Refusal refusal) {
        return Reply.json(refusal.status(), dialect.body(refusal.status(), refusal.reason()));
    }

    private Reply dispatch(Exchange exchange) throws IOException {
        Request request = exchange.request();
        Query query;
        Contract.Match match;
        try {
            query = Query.parse(request.rawQuery());
            match = contract.match(request.segments())
                    .orElseThrow(() -> new Refusal(404, "The contract has no path " + request.rawPath()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "The address is not encoded properly: " + e.getMessage());
        }
        if (!request.rawPath().endsWith("/")) {
            String slashed = request.rawPath() + "/" + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
            return Reply.empty(301).header("Location", slashed);
        }
        Operation operation = match.operations().get(request.method());
        if (operation == null) {
            String allowed = String.join(", ", match.operations().keySet());
            Refusal refusal = new Refusal(405, request.method() + " is not allowed here, but " + allowed);
            exchange.problem(refusal.reason());
            return refusal(Dialect.of(request.rawPath()), refusal).header("Allow", allowed);
        }
        Person caller = login.caller(request, query);
        Query open = query.without(Login.PARAMETERS);
        refuse(operation, operation.checkParameters(match.parameters(), open.values(), strict));
        if (Missing.OPERATIONS.contains(operation.id())) {
            throw new Refusal(501, "The mock server does not carry out " + operation.id());
        }
        boolean streams = handlers.streams(operation.id());
        JsonNode body = streams ? MissingNode.getInstance() : body(operation, request);
        Call call = new Call(operation, request, match.parameters(), open, body, caller, exchange.host());
        Reply reply = streams ? handlers.of(operation.id()).handle(call) : locked(call);
        return checked(exchange, contract.operation(handlers.answersLike(call)), reply);
    }

    private Reply locked(Call call) {
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
                throw new Refusal(400, operation.id() + " takes no body");
            }
            return MissingNode.getInstance();
        }
        if (bytes.length == 0) {
            if (operation.bodyRequired()) {
                throw new Refusal(400, operation.id() + " needs a body");
            }
            return MissingNode.getInstance();
        }
        JsonNode body;
        try {
            body = Json.read(bytes);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "The body is no JSON: " + e.getOriginalMessage());
        }
        refuse(operation, operation.checkBody(request.mediaType().orElse("none"), body));
        return body;
    }

    private static void refuse(Operation operation, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(400, operation.id() + ": " + join(problems));
        }
    }

    private Reply checked(Exchange exchange, Operation operation, Reply reply) {
        List<Problem> problems = operation.checkReply(reply.status(), reply.mediaType(), reply.json());
        if (problems.isEmpty()) {
            return reply;
        }
        String text = "The mock server's own answer to " + operation.id() + " breaks the contract: " + join(problems);
        LOG.error("{}", text);
        exchange.defect(text);
        return Reply.json(500, operation.dialect().body(500, text));
    }

    private static String join(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }
}
