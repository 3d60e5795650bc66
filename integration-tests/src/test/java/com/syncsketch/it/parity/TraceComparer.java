package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.it.parity.Difference.Aspect;
import com.syncsketch.it.parity.ReplayServer.Arrival;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Compares the requests and the result of the Java client with a recording. */
final class TraceComparer {

    /** Exceptions that the client throws deliberately. All others are defects, whatever Python raises. */
    private static final List<Class<? extends RuntimeException>> DELIBERATE = List.of(
            SyncSketchException.class,
            IllegalArgumentException.class,
            IllegalStateException.class,
            UnsupportedOperationException.class);

    private final TraceCase trace;
    private final List<Arrival> arrivals;
    private final CallOutcome outcome;
    private final List<JsonNode> recorded;
    private final List<Difference> found = new ArrayList<>();

    private TraceComparer(TraceCase trace, List<Arrival> arrivals, CallOutcome outcome) {
        this.trace = trace;
        this.arrivals = arrivals;
        this.outcome = outcome;
        recorded = trace.requests();
    }

    /** Returns the differences, those of requests first. */
    static List<Difference> compare(TraceCase trace, List<Arrival> arrivals, CallOutcome outcome) {
        TraceComparer comparer = new TraceComparer(trace, arrivals, outcome);
        if (outcome.thrown() instanceof NoJavaEquivalentException none) {
            String expected = comparer.recorded.size() + " requests, " + comparer.expectedResult();
            return List.of(none.difference(expected));
        }
        comparer.requests();
        comparer.result();
        List<JsonNode> received = arrivals.stream()
                .filter(arrival -> arrival.recorded() >= 0)
                .map(arrival -> comparer.recorded.get(arrival.recorded()))
                .toList();
        return comparer.found.stream()
                .map(difference -> difference.withReceived(received))
                .toList();
    }

    private void requests() {
        int last = -1;
        for (int i = 0; i < recorded.size(); i++) {
            int index = i;
            Arrival arrival = arrivals.stream()
                    .filter(a -> a.recorded() == index)
                    .findFirst()
                    .orElse(null);
            if (arrival == null) {
                // Python treats an error status as a result and continues.
                Aspect aspect = isErrorStatus() ? Aspect.ERROR_STATUS : Aspect.REQUEST;
                add(aspect, i, "", line(recorded.get(i)), "none");
                continue;
            }
            int position = arrivals.indexOf(arrival);
            if (position < last && !isPart(recorded.get(i))) {
                add(Aspect.ORDER, i, "", line(recorded.get(i)), "sent too early");
            }
            last = Math.max(last, position);
            request(i, recorded.get(i), arrival.json());
        }
        for (Arrival arrival : arrivals) {
            if (arrival.recorded() < 0) {
                found.add(new Difference(
                        Aspect.REQUEST, -1, "", "none", line(arrival.json()), null, outcome.thrown(), List.of()));
            }
        }
    }

    private void request(int index, JsonNode expected, JsonNode actual) {
        text(Aspect.METHOD, index, expected.path("method"), actual.path("method"));
        text(Aspect.PATH, index, expected.path("path"), actual.path("path"));
        fields(Aspect.QUERY, index, expected.path("query"), actual.path("query"));
        authorization(index, header(expected, "Authorization"), header(actual, "Authorization"));
        contentType(index, expected, actual);
        framing(index, expected, actual);
        body(index, expected.path("body"), actual.path("body"));
    }

    /** Ignores white space around the value, which is no part of it (RFC 9110, section 5.5). */
    private void authorization(int index, JsonNode expected, JsonNode actual) {
        if (!expected.asText().strip().equals(actual.asText().strip())) {
            add(Aspect.AUTHORIZATION, index, "", JsonDifferences.shown(expected), JsonDifferences.shown(actual));
        }
    }

    private void contentType(int index, JsonNode expected, JsonNode actual) {
        String one = mediaType(header(expected, "Content-Type"));
        String other = mediaType(header(actual, "Content-Type"));
        if (!one.equals(other)) {
            add(Aspect.CONTENT_TYPE, index, "", one, other);
        }
    }

    private static JsonNode header(JsonNode request, String name) {
        for (var header : request.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** Ignores the framing without a body: some JDKs send a length of 0 with a GET (JDK-8283544). */
    private void framing(int index, JsonNode expected, JsonNode actual) {
        boolean noBody = expected.path("framing").asText().equals("none")
                && actual.path("body").path("kind").asText().equals("none");
        if (!noBody) {
            text(Aspect.FRAMING, index, expected.path("framing"), actual.path("framing"));
        }
    }

    /** Returns the media type without charsets, which are irrelevant for JSON, and random boundaries. */
    private static String mediaType(JsonNode header) {
        String text = header.asText();
        return header.isMissingNode() ? "none" : mediaType(text).replaceFirst("boundary=[^;]+", "boundary");
    }

    private void body(int index, JsonNode expected, JsonNode actual) {
        String kind = expected.path("kind").asText();
        if (!kind.equals(actual.path("kind").asText())) {
            add(Aspect.BODY, index, "kind", expected.toString(), actual.toString());
            return;
        }
        switch (kind) {
            case "json" ->
                JsonDifferences.find(
                        "",
                        expected.path("value"),
                        actual.path("value"),
                        (at, one, other) -> add(Aspect.BODY, index, at, one, other));
            case "form" -> fields(Aspect.BODY, index, expected.path("fields"), actual.path("fields"));
            case "multipart" -> parts(index, expected.path("parts"), actual.path("parts"));
            default -> {
                text(Aspect.BODY, index, expected.path("size"), actual.path("size"));
                text(Aspect.BODY, index, expected.path("sha256"), actual.path("sha256"));
            }
        }
    }

    private void parts(int index, JsonNode expected, JsonNode actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            JsonNode one = expected.path(i);
            JsonNode other = actual.path(i);
            String name = one.path("name").asText("part " + i);
            for (String field : List.of("name", "filename", "contentType", "size", "sha256")) {
                JsonNode a = one.path(field);
                JsonNode b = other.path(field);
                if (!a.equals(b) && !(a.isNumber() && a.asLong() == b.asLong(-1))) {
                    add(Aspect.BODY, index, name + " " + field, JsonDifferences.shown(a), JsonDifferences.shown(b));
                }
            }
        }
    }

    private void fields(Aspect aspect, int index, JsonNode expected, JsonNode actual) {
        Set<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!expected.path(name).equals(actual.path(name))) {
                String one = JsonDifferences.shown(expected.path(name));
                add(aspect, index, name, one, JsonDifferences.shown(actual.path(name)));
            }
        }
    }

    private void result() {
        boolean pythonRaised = trace.resultKind().equals("exception");
        boolean pythonReturned = !pythonRaised && !trace.resultKind().equals("unfinished");
        Throwable thrown = outcome.thrown();
        if (thrown == null && pythonReturned) {
            String type = trace.result().path("contentType").asText("none");
            if (trace.resultKind().equals("response") && outcome.status() > 0) {
                String status = trace.result().path("status").asText();
                plain("status", status, String.valueOf(outcome.status()));
                plain("content type", mediaType(type), outcome.contentType() == null ? "none" : outcome.contentType());
            }
            JsonDifferences.find(
                    outcome.part(),
                    trace.resultValue().at(outcome.part()),
                    outcome.value() == null ? MissingNode.getInstance() : outcome.value(),
                    (at, one, other) -> found.add(Difference.of(Aspect.RESULT, at, one, other)));
            JsonDifferences.find(
                    "saved file ",
                    trace.savedFile(),
                    outcome.saved() == null ? MissingNode.getInstance() : outcome.saved(),
                    (at, one, other) -> found.add(Difference.of(Aspect.RESULT, at, one, other)));
        } else if (thrown == null) {
            plain("", expectedResult(), "returns " + outcome.value());
        } else if (!pythonRaised || DELIBERATE.stream().noneMatch(type -> type.isInstance(thrown))) {
            found.add(
                    Difference.thrown(isErrorStatus() ? Aspect.ERROR_STATUS : Aspect.RESULT, expectedResult(), thrown));
        }
    }

    /** Returns whether the call failed with the status code of the last response. */
    private boolean isErrorStatus() {
        JsonNode last = arrivals.isEmpty() ? null : response(arrivals.get(arrivals.size() - 1));
        return outcome.thrown() instanceof ApiException api
                && !(api instanceof RedirectRefusedException)
                && last != null
                && last.path("status").asInt() == api.getStatus()
                && api.getStatus() >= 300;
    }

    @Nullable
    private JsonNode response(Arrival arrival) {
        return arrival.recorded() < 0 ? null : recorded.get(arrival.recorded()).path("response");
    }

    private String expectedResult() {
        JsonNode result = trace.result();
        return switch (trace.resultKind()) {
            case "exception" -> "raises " + result.path("type").asText();
            case "unfinished" -> "waits forever";
            case "response" -> "returns the response " + result.path("status").asText() + " " + trace.resultValue();
            default -> "returns " + result.path("value");
        };
    }

    private void plain(String field, String expected, String actual) {
        if (!expected.equals(actual)) {
            found.add(Difference.of(Aspect.RESULT, field, expected, actual));
        }
    }

    private static String mediaType(String type) {
        return type.toLowerCase(Locale.ROOT).replaceFirst("; *charset=utf-8$", "");
    }

    private void text(Aspect aspect, int index, JsonNode expected, JsonNode actual) {
        if (!expected.asText().equals(actual.asText())) {
            add(aspect, index, "", JsonDifferences.shown(expected), JsonDifferences.shown(actual));
        }
    }

    private void add(Aspect aspect, int index, String field, String expected, String actual) {
        found.add(new Difference(
                aspect, index, field, expected, actual, recorded.get(index), outcome.thrown(), List.of()));
    }

    private static boolean isPart(JsonNode request) {
        return request.path("path").asText().contains("/sign-part/")
                || request.path("query").has("partNumber");
    }

    private static String line(JsonNode request) {
        return request.path("method").asText() + " " + request.path("path").asText();
    }
}
