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

/** What the control API offers about faults and the journal. */
final class JournalRoutes {

    private final MockSyncSketch mock;

    JournalRoutes(MockSyncSketch mock) {
        this.mock = mock;
    }

    void addTo(AdminApi control) {
        control.on("GET", "faults", "lists the faults in force, and how many calls each has met", ask -> faults())
                .on("POST", "faults", "adds a fault, or an array of them", this::addFaults)
                .on("DELETE", "faults", "takes all faults away", ask -> {
                    mock.faults().clear();
                    return Response.empty(204);
                })
                .on("GET", "journal", "lists what arrived and what was answered; ?operation= narrows it", this::journal)
                .on("DELETE", "journal", "forgets what arrived", ask -> {
                    mock.journal().clear();
                    return Response.empty(204);
                })
                .on(
                        "GET",
                        "journal.har",
                        "the same in the HTTP Archive format",
                        ask -> Response.text(200, Response.JSON, mock.journal().toHar()));
    }

    private Response faults() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ActiveFault fault : mock.faults().list()) {
            list.addObject().put("applied", fault.timesApplied()).set("fault", parse(fault.toJson()));
        }
        return Response.json(200, list);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fault was written as JSON that cannot be read", e);
        }
    }

    /** Adds all of them or none. */
    private Response addFaults(AdminRequest ask) {
        JsonNode body = ask.body();
        List<JsonNode> wanted = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(wanted::add);
        } else {
            wanted.add(body);
        }
        List<ActiveFault> added = new ArrayList<>();
        try {
            wanted.forEach(fault -> added.add(mock.faults().addJson(fault.toString())));
        } catch (IllegalArgumentException e) {
            added.forEach(ActiveFault::remove);
            throw e;
        }
        return faults();
    }

    private Response journal(AdminRequest ask) {
        // A filter that is misspelled would look as if there had been more calls.
        ask.query().values().keySet().stream()
                .filter(name -> !name.equals("operation"))
                .findFirst()
                .ifPresent(name -> {
                    throw new HttpException(400, "There is no filter '" + name + "', but operation");
                });
        Optional<String> operation = ask.query().get("operation");
        return Response.text(
                200,
                Response.JSON,
                operation.isEmpty() ? mock.journal().toJson() : mock.journal().toJson(operation.get()));
    }
}
