package com.syncsketch.mock;

import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminPage;
import com.syncsketch.mock.internal.app.WorldName;
import com.syncsketch.mock.internal.contract.ErrorFormat;
import com.syncsketch.mock.internal.http.Exchange;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.PortHandlers;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.http.ResponseWriter;
import com.syncsketch.mock.internal.routing.Credentials;
import com.syncsketch.mock.internal.storage.StorageEndpoint;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the world of each request. A request to an unknown world gets the status code 404, and no world records it. */
final class WorldRouter {

    private static final String WORLDS = "worlds/";

    private final Worlds worlds;
    private final String storagePath;

    /**
     * Creates a router.
     *
     * @param worlds the worlds
     * @param storagePath the path of the storage; may be empty
     */
    WorldRouter(Worlds worlds, String storagePath) {
        this.worlds = worlds;
        this.storagePath = storagePath;
    }

    private interface Selector {

        /**
         * Returns the world of a request.
         *
         * @throws HttpException if it is unknown
         */
        MockWorld select(Request request);
    }

    /** Returns the handlers of requests to the API. */
    PortHandlers api() {
        return handlers(
                this::ofApi,
                MockWorld::apiHandlers,
                (request, e) -> Response.json(
                        e.status(), ErrorFormat.of(request.rawPath()).body(e.status(), e.reason())));
    }

    /** Returns the handlers of requests to the storage. */
    PortHandlers storage() {
        return handlers(
                this::ofStorage,
                MockWorld::storageHandlers,
                (request, e) -> StorageEndpoint.error(e.status(), "NoSuchBucket", e.reason()));
    }

    private interface ErrorResponse {
        Response of(Request request, HttpException error);
    }

    private static PortHandlers handlers(
            Selector selector, Function<MockWorld, PortHandlers> handlers, ErrorResponse error) {
        return new PortHandlers(
                exchange -> {
                    MockWorld world;
                    try {
                        world = selector.select(exchange.request());
                    } catch (HttpException e) {
                        reject(exchange, error.of(exchange.request(), e));
                        return;
                    }
                    handlers.apply(world).handler().handle(exchange);
                },
                (request, status, reason) -> {
                    try {
                        return handlers.apply(selector.select(request))
                                .rejections()
                                .reject(request, status, reason);
                    } catch (HttpException e) {
                        return error.of(request, e);
                    }
                });
    }

    private static void reject(Exchange exchange, Response response) throws IOException {
        exchange.request().drain();
        ResponseWriter.send(exchange, response);
    }

    private MockWorld ofApi(Request request) {
        Optional<String> named = request.header(AdminApi.WORLD);
        if (named.isPresent()) {
            return require(named.get());
        }
        return Credentials.first(request).flatMap(this::ofCredentials).orElse(worlds.defaultWorld());
    }

    private Optional<MockWorld> ofCredentials(Credentials credentials) {
        Optional<MockWorld> ofUser = worlds.ofUser(credentials.user());
        int slash = credentials.secret().indexOf('/');
        return ofUser.isPresent() || slash < 0
                ? ofUser
                : worlds.find(credentials.secret().substring(0, slash));
    }

    private MockWorld ofStorage(Request request) {
        String path = request.rawPath().startsWith(storagePath)
                ? request.rawPath().substring(storagePath.length())
                : request.rawPath();
        return WorldName.ofStoragePath(path).map(this::require).orElse(worlds.defaultWorld());
    }

    private MockWorld require(String name) {
        return worlds.find(name)
                .orElseThrow(() -> new HttpException(
                        404,
                        "There is no world '" + name + "', but "
                                + worlds.all().stream().map(MockWorld::name).collect(Collectors.joining(", "))));
    }

    /**
     * Handles a request to the admin API.
     *
     * @param request the request
     * @param origin the origin under which the client reached the server
     */
    Response admin(Request request, Origin origin) throws IOException {
        if (AdminPage.isHome(request)) {
            return AdminPage.redirect();
        }
        String path = AdminApi.path(request);
        MockWorld world;
        try {
            world = ofAdmin(request, path);
        } catch (HttpException e) {
            return AdminApi.error(e.status(), e.reason());
        }
        String command = path.startsWith(WORLDS) ? path.replaceFirst("^worlds/[^/]*/?", "") : path;
        return world.adminApi().handle(request, command, origin);
    }

    private MockWorld ofAdmin(Request request, String path) {
        // Neither a misspelled nor a misplaced name may act on the default world.
        if (request.tryQuery().containsKey("world")) {
            throw new HttpException(
                    400,
                    "A world is not selected by the query, but by the path " + AdminApi.ROOT + "/" + WORLDS
                            + "<name>/ or the header " + AdminApi.WORLD);
        }
        Optional<MockWorld> named = request.header(AdminApi.WORLD).map(this::require);
        if (!path.startsWith(WORLDS)) {
            return path.equals("worlds") ? worlds.defaultWorld() : named.orElse(worlds.defaultWorld());
        }
        MockWorld inPath = require(path.substring(WORLDS.length()).replaceFirst("/.*", ""));
        if (named.isPresent() && named.get() != inPath) {
            throw new HttpException(
                    400,
                    "The path names the world '" + inPath.name() + "', but the header " + AdminApi.WORLD + " names '"
                            + named.get().name() + "'");
        }
        return inPath;
    }
}
