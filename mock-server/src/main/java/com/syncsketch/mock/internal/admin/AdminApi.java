package com.syncsketch.mock.internal.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tests in any language steer the server with, below {@code /__mock/}. It asks for no credentials, and neither faults nor the
 * journal see it. Commands are added before the server answers; from then on it is safe for use by several threads.
 */
public final class AdminApi {

    /** Where it begins. */
    public static final String ROOT = "/__mock";

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final int LARGEST_BODY = 16 * 1024 * 1024;
    private final Map<String, Map<String, Route>> routes = new LinkedHashMap<>();

    private record Route(String does, AdminTask command) {}

    /**
     * Tells whether a request is for the control API.
     *
     * @param request the request
     * @return whether its path is {@link #ROOT} or below
     */
    public static boolean owns(Request request) {
        String path = request.rawPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /**
     * Adds a command.
     *
     * @param method the HTTP method
     * @param path what follows {@code /__mock/}; empty for the root
     * @param does what it does, in one line for people
     * @param command what carries it out
     * @return this
     */
    public AdminApi on(String method, String path, String does, AdminTask command) {
        Route before =
                routes.computeIfAbsent(path, any -> new LinkedHashMap<>()).put(method, new Route(does, command));
        if (before != null) {
            throw new IllegalArgumentException(method + " " + path + " is there twice");
        }
        return this;
    }

    /**
     * Lists the commands.
     *
     * @return an object with {@code method}, {@code path} and {@code does} for each
     */
    public ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        routes.forEach((path, byMethod) -> byMethod.forEach((method, route) -> list.addObject()
                .put("method", method)
                .put("path", ROOT + "/" + path)
                .put("does", route.does())));
        return list;
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @return the answer
     * @throws IOException if the connection breaks
     */
    public Response answer(Request request) throws IOException {
        try {
            return dispatch(request);
        } catch (HttpException e) {
            return error(e.status(), e.reason());
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: a fault of the mock server", request, e);
            return error(500, "A fault of the mock server: " + e);
        }
    }

    private Response dispatch(Request request) throws IOException {
        // With or without a slash at the end: the rules of the service are not those of this part.
        String path = request.rawPath().substring(ROOT.length()).replaceAll("^/|/$", "");
        Map<String, Route> byMethod = routes.get(path);
        if (byMethod == null) {
            throw new HttpException(
                    404,
                    "There is no " + request.rawPath() + ", but "
                            + routes.keySet().stream()
                                    .map(known -> ROOT + "/" + known)
                                    .collect(Collectors.joining(", ")));
        }
        Route route = byMethod.get(request.method());
        if (route == null) {
            String allowed = String.join(", ", byMethod.keySet());
            return error(405, request.method() + " is not allowed here, but " + allowed)
                    .header("Allow", allowed);
        }
        return route.command().run(new AdminRequest(Query.parse(request.rawQuery()), body(request)));
    }

    /** Reads the body as JSON whatever its media type, since curl calls it a form unless it is told. */
    private static JsonNode body(Request request) throws IOException {
        byte[] bytes = request.read(LARGEST_BODY);
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return Json.read(bytes);
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "The body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Response error(int status, String reason) {
        return Response.json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }
}
