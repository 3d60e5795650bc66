package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.it.parity.Difference.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the rules are narrow: if Java sent anything else, it would be an unexpected difference. The recorded request is
 * changed in place of that of the client, which is the same to the comparison.
 */
class RuleScopeIT {

    /** Every case takes some milliseconds, so only a part of them is changed, of all topics and methods. */
    private static final int STEP = 5;

    private static final Set<Aspect> NOT_SENT = EnumSet.of(Aspect.CALL, Aspect.ARGUMENT, Aspect.UNKNOWN);

    @TempDir
    Path folder;

    /** A change of a request. */
    private record Mutation(String name, Consumer<ObjectNode> change) {}

    private static final List<Mutation> MUTATIONS = List.of(
            new Mutation(
                    "method",
                    request -> request.put(
                            "method", request.path("method").asText().equals("PUT") ? "POST" : "PUT")),
            new Mutation(
                    "path",
                    request -> request.put("path", "/x" + request.path("path").asText())),
            new Mutation(
                    "query",
                    request -> ((ObjectNode) request.path("query"))
                            .putArray("extra")
                            .add("1")),
            new Mutation(
                    "media type", request -> ((ObjectNode) request.path("headers")).put("Content-Type", "text/x-odd")),
            new Mutation(
                    "credentials", request -> ((ObjectNode) request.path("headers")).put("Authorization", "Basic x")),
            new Mutation("body", RuleScopeIT::changeBody));

    @Test
    void changedRequests_areUnexpected() throws IOException {
        List<String> hidden = new ArrayList<>();
        int changed = 0;
        List<TraceCase> cases = TraceFile.own();
        try (TraceReplayer replayer = new TraceReplayer(folder)) {
            for (int i = 0; i < cases.size(); i += STEP) {
                TraceCase trace = cases.get(i);
                if (isFirstRequestSent(trace, replayer.run(trace))) {
                    Mutation mutation = MUTATIONS.get(changed % MUTATIONS.size());
                    ParityReport report = new ParityReport(DeliberateDifferences.own());
                    TraceCase mutated = mutated(trace, mutation);
                    report.add(mutated, replayer.run(mutated));
                    changed++;
                    if (report.unexpected() == 0) {
                        hidden.add(mutation.name() + " of " + trace);
                    }
                }
            }
        }

        assertThat(hidden).isEmpty();
        assertThat(changed).isGreaterThan(100);
    }

    private static boolean isFirstRequestSent(TraceCase trace, List<Difference> differences) {
        return !trace.requests().isEmpty()
                && differences.stream()
                        .noneMatch(difference -> difference.request() == 0
                                || NOT_SENT.contains(difference.aspect())
                                || difference.expected().equals("none"));
    }

    private static TraceCase mutated(TraceCase trace, Mutation mutation) {
        ObjectNode json = trace.json().deepCopy();
        mutation.change().accept((ObjectNode) json.path("requests").path(0));
        return new TraceCase(json);
    }

    private static void changeBody(ObjectNode request) {
        JsonNode body = request.path("body");
        if (body.path("value") instanceof ObjectNode value) {
            value.put("extra", 1);
        } else {
            request.putObject("body").put("kind", "bytes").put("size", 1).put("sha256", "00");
        }
    }
}
