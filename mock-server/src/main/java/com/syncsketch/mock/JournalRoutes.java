package com.syncsketch.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.fault.ActiveFault;
import com.syncsketch.mock.internal.admin.AdminApi;
import com.syncsketch.mock.internal.admin.AdminRequest;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of the admin API for faults and the journal. */
final class JournalRoutes {

    private final MockWorld world;

    JournalRoutes(MockWorld world) {
        this.world = world;
    }

    void addTo(AdminApi adminApi) {
        adminApi.on(
                        "GET",
                        "faults",
                        "lists the active faults and how many requests each was applied to",
                        request -> faults())
                .on("POST", "faults", "adds a fault or an array of faults", this::addFaults)
                .on("DELETE", "faults", "removes all faults", request -> {
                    world.faults().clear();
                    return Response.empty(204);
                })
                .on(
                        "GET",
                        "journal",
                        "lists requests and responses; ?operation= selects an operation, ?after= those after a number",
                        this::journal)
                .on("DELETE", "journal", "clears the journal", request -> {
                    world.journal().clear();
                    return Response.empty(204);
                })
                .on(
                        "GET",
                        "journal.har",
                        "returns the journal in the HTTP Archive format",
                        request -> Response.streamed(200, Response.JSON, world.journal()::writeHar));
    }

    private Response faults() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ActiveFault fault : world.faults().list()) {
            list.addObject().put("applied", fault.timesApplied()).set("fault", parse(fault.toJson()));
        }
        return Response.json(200, list);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An active fault is not valid JSON", e);
        }
    }

    /** Adds all faults, or none if one is rejected. */
    private Response addFaults(AdminRequest request) {
        JsonNode body = request.body();
        List<JsonNode> faults = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(faults::add);
        } else {
            faults.add(body);
        }
        List<ActiveFault> added = new ArrayList<>();
        try {
            faults.forEach(fault -> added.add(world.faults().addJson(fault.toString())));
        } catch (IllegalArgumentException e) {
            added.forEach(ActiveFault::remove);
            throw e;
        }
        return faults();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new HttpException(400, "after must be the number of an entry, but is '" + text + "'");
        }
    }

    private Response journal(AdminRequest request) {
        // A misspelled filter must not return all requests.
        request.query().values().keySet().stream()
                .filter(name -> !name.equals("operation") && !name.equals("after"))
                .findFirst()
                .ifPresent(name -> {
                    throw new HttpException(400, "Unknown filter '" + name + "'; the filters are operation and after");
                });
        Optional<String> operation = request.query().get("operation");
        Optional<Long> after = request.query().get("after").map(JournalRoutes::number);
        if (operation.isPresent() && after.isPresent()) {
            throw new HttpException(400, "operation and after cannot be combined");
        }
        // Rejects an unknown operation before the response starts.
        operation.ifPresent(world.journal()::count);
        return Response.streamed(200, Response.JSON, out -> {
            if (after.isPresent()) {
                world.journal().writeJson(after.get(), out);
            } else if (operation.isPresent()) {
                world.journal().writeJson(operation.get(), out);
            } else {
                world.journal().writeJson(out);
            }
        });
    }
}
