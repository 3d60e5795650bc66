package com.syncsketch.mock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminPage;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.admin.Version;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The admin API of a world: the public methods of {@link MockWorld}, for other processes. */
final class AdminRoutes {

    private final MockWorld world;

    private AdminRoutes(MockWorld world) {
        this.world = world;
    }

    static AdminApi of(MockWorld world, Worlds worlds) {
        AdminRoutes routes = new AdminRoutes(world);
        boolean isDefault = world.settings().world().isDefault();
        AdminApi adminApi = new AdminApi(isDefault ? AdminApi.ROOT : WorldRoutes.root(world.name()));
        adminApi.on(
                        "GET",
                        "",
                        "returns the status of the server and lists the commands",
                        request -> routes.about(adminApi))
                .on(
                        "GET",
                        AdminPage.PATH,
                        "returns a page that shows the world in a browser",
                        request -> AdminPage.page())
                .on("POST", "reset", "resets the world to its initial state", request -> routes.reset())
                .on("GET", "state", "returns all stored data", request -> routes.state())
                .on("GET", "clock", "returns the time of the server's clock", request -> routes.time())
                .on("POST", "clock", "moves the clock: {\"advance\": \"PT2H\"} or {\"at\": \"...Z\"}", routes::move);
        new DataRoutes(world).addTo(adminApi);
        new JournalRoutes(world).addTo(adminApi);
        if (isDefault) {
            new WorldRoutes(worlds).addTo(adminApi);
        } else {
            adminApi.on("DELETE", "", "deletes the world", request -> {
                world.close();
                return Response.empty(204);
            });
        }
        return adminApi;
    }

    private Response about(AdminApi adminApi) {
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("name", "syncsketch-mock-server")
                .put("version", Version.text())
                .put("world", world.name())
                .put("user", world.user())
                .put("key", world.key())
                .put("now", world.clock().instant().toString());
        ArrayNode defects = about.putArray("defects");
        world.defects().forEach(defects::add);
        about.putObject("journal")
                .put("count", world.journal().size())
                .put("first", world.journal().firstNumber())
                .put("last", world.journal().lastNumber());
        about.set("commands", adminApi.describe());
        return Response.json(200, about);
    }

    private Response reset() {
        world.reset();
        return Response.empty(204);
    }

    private Response state() {
        return Response.streamed(
                200, Response.JSON, StateSnapshot.of(world.service().store())::writeTo);
    }

    private Response time() {
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("now", world.clock().instant().toString()));
    }

    private Response move(AdminRequest request) {
        try {
            if (request.body().has("at") == request.body().has("advance")) {
                throw new HttpException(400, "The body must have either \"advance\" or \"at\"");
            } else if (request.body().has("at")) {
                world.clock().set(Instant.parse(request.text("at")));
            } else {
                world.clock().advance(Duration.parse(request.text("advance")));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new HttpException(
                    400,
                    "Not a valid ISO 8601 time such as PT2H or 2026-03-02T09:15:00Z, or out of range: "
                            + e.getMessage());
        }
        return time();
    }
}
