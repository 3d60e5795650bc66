package com.syncsketch.mock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.admin.Version;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.state.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What the control API of a server offers: the public methods of {@link MockSyncSketch}, for other processes. */
final class AdminRoutes {

    private final MockSyncSketch mock;
    private final Supplier<Store> world;

    private AdminRoutes(MockSyncSketch mock, Supplier<Store> world) {
        this.mock = mock;
        this.world = world;
    }

    static AdminApi of(MockSyncSketch mock, Supplier<Store> world) {
        AdminRoutes routes = new AdminRoutes(mock, world);
        AdminApi control = new AdminApi();
        control.on("GET", "", "tells that the server is up, and what there is", ask -> routes.about(control))
                .on("POST", "reset", "forgets everything that happened", ask -> routes.reset())
                .on("GET", "state", "shows everything that is stored", ask -> routes.state())
                .on("GET", "clock", "tells the time of the server", ask -> routes.time())
                .on("POST", "clock", "moves the clock: {\"advance\": \"PT2H\"} or {\"at\": \"...Z\"}", routes::move);
        new DataRoutes(mock).addTo(control);
        new JournalRoutes(mock).addTo(control);
        return control;
    }

    private Response about(AdminApi control) {
        ObjectNode about = JsonNodeFactory.instance
                .objectNode()
                .put("name", "syncsketch-mock-server")
                .put("version", Version.text())
                .put("user", mock.user())
                .put("key", mock.key())
                .put("now", mock.clock().instant().toString());
        ArrayNode defects = about.putArray("defects");
        mock.defects().forEach(defects::add);
        about.set("commands", control.list());
        return Response.json(200, about);
    }

    private Response reset() {
        mock.reset();
        return Response.empty(204);
    }

    private Response state() {
        Store current = world.get();
        return Response.json(200, current.locked(() -> {
            ObjectNode state = JsonNodeFactory.instance.objectNode();
            put(state, "accounts", current.accounts());
            put(state, "projects", current.projects());
            put(state, "reviews", current.reviews());
            put(state, "items", current.items());
            put(state, "revisions", current.revisions());
            put(state, "frames", current.frames());
            put(state, "people", current.people());
            put(state, "connections", current.connections());
            return state;
        }));
    }

    private static void put(ObjectNode state, String name, Table<? extends Resource> table) {
        ArrayNode list = state.putArray(name);
        // Copies: the answer is written when the lock is open again.
        table.all().forEach(resource -> list.add(resource.members().deepCopy()));
    }

    private Response time() {
        return Response.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("now", mock.clock().instant().toString()));
    }

    private Response move(AdminRequest ask) {
        try {
            if (ask.body().has("at") == ask.body().has("advance")) {
                throw new HttpException(400, "The body must have either \"advance\" or \"at\"");
            } else if (ask.body().has("at")) {
                mock.clock().set(Instant.parse(ask.text("at")));
            } else {
                mock.clock().advance(Duration.parse(ask.text("advance")));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new HttpException(
                    400,
                    "No time of ISO 8601, like PT2H or 2026-03-02T09:15:00Z, or one out of range: " + e.getMessage());
        }
        return time();
    }
}
