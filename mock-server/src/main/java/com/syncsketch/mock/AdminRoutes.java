package com.syncsketch.mock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.admin.Version;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.state.Store;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The admin API of a server: the public methods of {@link MockSyncSketch}, for other processes. */
final class AdminRoutes {

    private final MockSyncSketch mock;
    private final Supplier<Store> store;

    private AdminRoutes(MockSyncSketch mock, Supplier<Store> store) {
        this.mock = mock;
        this.store = store;
    }

    static AdminApi of(MockSyncSketch mock, Supplier<Store> store) {
        AdminRoutes routes = new AdminRoutes(mock, store);
        AdminApi adminApi = new AdminApi();
        adminApi.on(
                        "GET",
                        "",
                        "returns the status of the server and lists the commands",
                        request -> routes.about(adminApi))
                .on("POST", "reset", "resets the server to its initial state", request -> routes.reset())
                .on("GET", "state", "returns all stored data", request -> routes.state())
                .on("GET", "clock", "returns the time of the server's clock", request -> routes.time())
                .on("POST", "clock", "moves the clock: {\"advance\": \"PT2H\"} or {\"at\": \"...Z\"}", routes::move);
        new DataRoutes(mock).addTo(adminApi);
        new JournalRoutes(mock).addTo(adminApi);
        return adminApi;
    }

    private Response about(AdminApi adminApi) {
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("name", "syncsketch-mock-server")
                .put("version", Version.text())
                .put("user", mock.user())
                .put("key", mock.key())
                .put("now", mock.clock().instant().toString());
        ArrayNode defects = about.putArray("defects");
        mock.defects().forEach(defects::add);
        about.set("commands", adminApi.describe());
        return Response.json(200, about);
    }

    private Response reset() {
        mock.reset();
        return Response.empty(204);
    }

    private Response state() {
        return Response.streamed(200, Response.JSON, StateSnapshot.of(store.get())::writeTo);
    }

    private Response time() {
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("now", mock.clock().instant().toString()));
    }

    private Response move(AdminRequest request) {
        try {
            if (request.body().has("at") == request.body().has("advance")) {
                throw new HttpException(400, "The body must have either \"advance\" or \"at\"");
            } else if (request.body().has("at")) {
                mock.clock().set(Instant.parse(request.text("at")));
            } else {
                mock.clock().advance(Duration.parse(request.text("advance")));
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
