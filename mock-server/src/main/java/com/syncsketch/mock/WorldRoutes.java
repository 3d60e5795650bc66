package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.internal.http.Response;

/** The commands of the admin API for worlds. */
final class WorldRoutes {

    private static final String PATH = "worlds";

    private final Worlds worlds;

    WorldRoutes(Worlds worlds) {
        this.worlds = worlds;
    }

    /** Adds the commands of the server. */
    void addTo(AdminApi adminApi) {
        adminApi.on("GET", PATH, "lists the worlds", request -> list(request.origin()))
                .on("POST", PATH, "creates a world: {\"name\": \"gw0\"}; all fields are optional", this::create);
    }

    /** Returns the path of the admin API of a world. */
    static String root(String name) {
        return AdminApi.ROOT + "/" + PATH + "/" + name;
    }

    private Response list(Origin origin) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        worlds.all().forEach(world -> list.add(describe(world, origin)));
        return Response.json(200, list);
    }

    private static ObjectNode describe(MockWorld world, Origin origin) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", world.name())
                .put("user", world.user())
                .put("key", world.key())
                .put("url", origin.url())
                .put("admin", origin.url() + root(world.name()));
    }

    private Response create(AdminRequest request) {
        if (!request.body().isMissingNode()) {
            request.only(
                    "name", "user", "key", "seed", "strict", "pageSize", "processingReads", "firstId", "randomSeed");
        }
        try {
            return Response.json(201, describe(worlds.create(options -> set(options, request)), request.origin()));
        } catch (WorldExistsException e) {
            return conflict("world_exists", e);
        } catch (WorldLimitException e) {
            return conflict("too_many_worlds", e);
        }
    }

    private static Response conflict(String code, RuntimeException e) {
        return Response.json(
                409,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error", e.getMessage())
                        .put("code", code));
    }

    private static void set(MockWorldOptions options, AdminRequest request) {
        if (request.body().has("name")) {
            options.name(request.text("name"));
        }
        if (request.body().has("user")) {
            options.user(request.text("user"));
        }
        if (request.body().has("key")) {
            options.key(request.text("key"));
        }
        if (request.body().has("seed")) {
            options.seed(DataRoutes.seed(request.body().path("seed")));
        }
        if (request.body().has("strict")) {
            JsonNode strict = request.body().path("strict");
            if (!strict.isBoolean()) {
                throw new HttpException(400, "\"strict\" must be true or false, but is " + strict);
            }
            options.strict(strict.booleanValue());
        }
        if (request.body().has("pageSize")) {
            options.pageSize(integer(request, "pageSize"));
        }
        if (request.body().has("processingReads")) {
            options.processingReads(integer(request, "processingReads"));
        }
        if (request.body().has("firstId")) {
            options.firstId(request.number("firstId"));
        }
        if (request.body().has("randomSeed")) {
            options.randomSeed(request.number("randomSeed"));
        }
    }

    private static int integer(AdminRequest request, String name) {
        long number = request.number(name);
        if (number != (int) number) {
            throw new HttpException(400, "\"" + name + "\" is out of range: " + number);
        }
        return (int) number;
    }
}
