package com.syncsketch.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.app.Settings;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.seed.StateFormat;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.util.ArrayList;
import java.util.List;

/** The state of all worlds of a server: that of the default world, with the others in an array. */
final class StateOfWorlds {

    private static final String WORLDS = "worlds";

    private StateOfWorlds() {}

    static byte[] write(List<MockWorld> worlds) {
        ObjectNode document = worlds.get(0).service().state();
        List<MockWorld> others = worlds.subList(1, worlds.size());
        if (!others.isEmpty()) {
            ArrayNode array = document.putArray(WORLDS);
            others.forEach(world -> write(world, array.addObject()));
        }
        return Json.bytes(document);
    }

    private static void write(MockWorld world, ObjectNode saved) {
        Settings settings = world.settings();
        saved.put("name", world.name())
                .put("user", settings.user())
                .put("key", settings.key())
                .put("strict", settings.strict())
                .put("page_size", settings.pageSize())
                .put("processing_reads", settings.uploads().processingReads())
                .put("random_seed", settings.randomSeed());
        saved.set("state", world.service().state());
    }

    /**
     * Returns the worlds of a state apart from the default one.
     *
     * @param seed the state, or a seed, which has no worlds
     * @return their options, with their states as seeds
     * @throws SeedException if a world is not valid
     */
    static List<MockWorldOptions> read(Seed seed) {
        if (!seed.json().contains('"' + WORLDS + '"')) {
            return List.of();
        }
        JsonNode document = document(seed);
        List<MockWorldOptions> worlds = new ArrayList<>();
        if (StateFormat.isState(document)) {
            for (JsonNode world : document.path(WORLDS)) {
                try {
                    worlds.add(options(world));
                } catch (IllegalArgumentException e) {
                    throw new SeedException(
                            seed.source(), List.of(WORLDS + "[" + worlds.size() + "]: " + e.getMessage()));
                }
            }
        }
        return worlds;
    }

    private static JsonNode document(Seed seed) {
        try {
            return Json.read(seed.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The seed was checked when it was read", e);
        }
    }

    private static MockWorldOptions options(JsonNode saved) {
        return new MockWorldOptions()
                .name(saved.path("name").asText())
                .user(saved.path("user").asText())
                .key(saved.path("key").asText())
                .strict(saved.path("strict").booleanValue())
                .pageSize(saved.path("page_size").intValue())
                .processingReads(saved.path("processing_reads").intValue())
                .randomSeed(saved.path("random_seed").longValue())
                .seed(Seed.fromJson(saved.path("state").toString()));
    }
}
