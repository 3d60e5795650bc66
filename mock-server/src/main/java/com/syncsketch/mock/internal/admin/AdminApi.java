package com.syncsketch.mock.internal.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin API below {@code /__mock/}, by which tests in any language control the server. It requires no credentials, is not subject to
 * faults and does not appear in the journal. Routes are added before the server starts; from then on this class is thread-safe.
 */
public final class AdminApi {

    /** The root path. */
    public static final String ROOT = "/__mock";

    /** The header that names the world of a request. */
    public static final String WORLD = "X-SyncSketch-Mock-World";

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private final String root;
    private final Map<String, Map<String, Route>> routes = new LinkedHashMap<>();

    private record Route(String description, AdminTask task) {}

    /**
     * Creates an API without routes.
     *
     * @param root the path of its root: {@link #ROOT}, or a path below it, without a trailing slash
     */
    public AdminApi(String root) {
        this.root = root;
    }

    /**
     * Checks whether a request is for the admin API.
     *
     * @param request the request
     * @return whether its path is {@link #ROOT} or below
     */
    public static boolean handles(Request request) {
        String path = request.rawPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Returns the path of a request below {@link #ROOT}. Unlike the service, the admin API does not require a trailing slash. */
    public static String path(Request request) {
        return request.rawPath().substring(ROOT.length()).replaceAll("^/|/$", "");
    }

    /**
     * Adds a route.
     *
     * @param method the HTTP method
     * @param path the path below the root; empty for the root itself
     * @param description a one-line description
     * @param task the task to run
     * @return this
     */
    public AdminApi on(String method, String path, String description, AdminTask task) {
        Route before =
                routes.computeIfAbsent(path, any -> new LinkedHashMap<>()).put(method, new Route(description, task));
        if (before != null) {
            throw new IllegalArgumentException(method + " " + path + " is defined twice");
        }
        return this;
    }

    /**
     * Lists the routes.
     *
     * @return an object with {@code method}, {@code path} and {@code does} for each route
     */
    public ArrayNode describe() {
        ArrayNode describe = JsonNodeFactory.instance.arrayNode();
        routes.forEach((path, byMethod) -> byMethod.forEach((method, route) -> describe.addObject()
                .put("method", method)
                .put("path", root + "/" + path)
                .put("does", route.description())));
        return describe;
    }

    /**
     * Handles a request.
     *
     * @param request the request
     * @param path the path below the root, without slashes at its ends
     * @param origin the origin under which the client reached the server
     * @return the response
     * @throws IOException if the connection fails
     */
    public Response handle(Request request, String path, Origin origin) throws IOException {
        try {
            return dispatch(request, path, origin);
        } catch (HttpException e) {
            return error(e.status(), e.reason());
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("{}: internal error of the mock server", request, e);
            return error(500, "Internal error of the mock server: " + e);
        }
    }

    private Response dispatch(Request request, String path, Origin origin) throws IOException {
        Map<String, Route> byMethod = routes.get(path);
        if (byMethod == null) {
            throw new HttpException(
                    404,
                    "There is no " + request.rawPath() + ", but "
                            + routes.keySet().stream()
                                    .map(known -> root + "/" + known)
                                    .collect(Collectors.joining(", ")));
        }
        Route route = byMethod.get(request.method());
        if (route == null) {
            String allowed = String.join(", ", byMethod.keySet());
            return error(405, request.method() + " is not allowed here; allowed: " + allowed)
                    .header("Allow", allowed);
        }
        // Regardless of the media type, because curl sends a form type by default.
        return route.task()
                .run(new AdminRequest(Query.parse(request.rawQuery()), request.readJson(MAX_BODY_BYTES), origin));
    }

    /** Creates an error response. */
    public static Response error(int status, String reason) {
        return Response.json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }
}
