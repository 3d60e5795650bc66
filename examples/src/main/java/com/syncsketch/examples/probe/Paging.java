package com.syncsketch.examples.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.Deviation.Kind;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at how a list is cut into pages: two small pages of it are read, and two answers that should be nearly empty. */
final class Paging {

    /** Far behind the end of any list, and more than any page should hold. */
    private static final int FAR = 1_000_000;

    /** The contract says of these in words that they do not count, and that their {@code next} is always null. */
    private static final Set<String> UNCOUNTED = Set.of("listFrames");

    private static final Set<String> CREDENTIALS = Set.of("api_key", "username", "token", "email");

    /**
     * What was seen of one list.
     *
     * @param operation the operation
     * @param seen the facts, by what they are about
     * @param defaultSize the size of a page where a call names none; 0 if it could not be told
     * @param largestSize the largest size; 0 if it could not be told, {@value #FAR} if it is that or more
     */
    record Facts(String operation, Map<String, String> seen, int defaultSize, int largestSize) {}

    private final Reader reader;
    private final Deviations deviations;
    private final ReadOperation operation;
    private final String path;
    private final Map<String, Object> query;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private int defaultSize;
    private int largestSize;

    /**
     * Prepares the look at a list.
     *
     * @param reader what reads
     * @param deviations where to note what is not as the contract says
     * @param operation the operation
     * @param path its path, with ids in place of parameters
     * @param query the filter of the list, without limit and offset
     */
    Paging(Reader reader, Deviations deviations, ReadOperation operation, String path, Map<String, Object> query) {
        this.reader = reader;
        this.deviations = deviations;
        this.operation = operation;
        this.path = path;
        this.query = query;
    }

    /**
     * Looks.
     *
     * @param first the beginning of the list, with at least two records
     * @return what was seen
     */
    Facts look(JsonNode first) {
        List<JsonNode> beginning = ids(first);
        int limit = beginning.size() / 2;
        Reading one = get(limit, 0);
        Reading two = get(limit, limit);
        if (!one.isSuccess() || !two.isSuccess()) {
            seen.put("pages", "answered with " + one.status() + " and " + two.status());
            return facts();
        }
        boolean moves = comparePages(beginning, limit, one.json(), two.json());
        if (Records.isEnvelope(one.json())) {
            compareMeta(limit, one.json().path("meta"), two.json().path("meta"));
            if (moves) {
                // Behind the end, so that no records are sent.
                defaultSize = sizeBehindTheEnd("default size", null);
                largestSize = sizeBehindTheEnd("largest size", FAR);
            }
        } else if (moves) {
            countWithoutLimit();
        }
        return facts();
    }

    private Facts facts() {
        return new Facts(operation.id(), seen, defaultSize, largestSize);
    }

    private static List<JsonNode> ids(JsonNode answer) {
        return Records.of(answer).stream().map(Records::identity).toList();
    }

    private Reading get(@Nullable Integer limit, @Nullable Integer offset) {
        Map<String, Object> whole = new HashMap<>(query);
        if (limit != null) {
            whole.put("limit", limit);
        }
        if (offset != null) {
            whole.put("offset", offset);
        }
        return reader.get(path, whole);
    }

    private void deviates(String detail) {
        deviations.add(operation.id(), "", Kind.PAGING, detail);
    }

    private boolean comparePages(List<JsonNode> beginning, int limit, JsonNode one, JsonNode two) {
        List<JsonNode> ids = ids(one);
        List<JsonNode> next = ids(two);
        if (ids.size() == limit && next.size() <= limit) {
            seen.put("limit", "honoured");
        } else {
            seen.put("limit", "not honoured");
            deviates("limit is not honoured");
        }
        if (next.isEmpty()) {
            seen.put("pages", "the second one is empty although there is more");
            deviates("a page is empty although there is more");
            return false;
        }
        if (next.stream().anyMatch(ids::contains)) {
            seen.put("pages", "overlap");
            deviates("pages overlap");
            return false;
        }
        List<JsonNode> together = new ArrayList<>(ids);
        together.addAll(next);
        if (together.equals(beginning.subList(0, Math.min(together.size(), beginning.size())))) {
            seen.put("pages", "follow each other");
        } else {
            seen.put("pages", "do not overlap, but their order is another one than before");
            deviates("the order changes from call to call");
        }
        return true;
    }

    private void compareMeta(int limit, JsonNode meta, JsonNode ofSecond) {
        if (meta.path("limit").asInt(-1) != limit || ofSecond.path("offset").asInt(-1) != limit) {
            deviates("meta does not have the limit and offset of the call");
        }
        boolean counts = meta.path("total_count").asLong() > limit;
        seen.put("total_count", counts ? "counts" : meta.path("total_count").asLong() == 0 ? "0" : "too small");
        JsonNode next = meta.path("next");
        seen.put("next", next.isTextual() ? describe(next.textValue(), limit) : "null although there is more");
        boolean counted = !UNCOUNTED.contains(operation.id());
        if (counted && !counts) {
            deviates("total_count is less than the list holds");
        }
        if (counted && !next.isTextual()) {
            deviates("next is null although there is more");
        }
        if (!counted && (counts || next.isTextual())) {
            deviates("the list counts, or has a next, which the contract says it does not");
        }
    }

    /** Tells what a link looks like; of its values nothing. */
    private String describe(String next, int limit) {
        URI link;
        try {
            link = new URI(next);
        } catch (URISyntaxException e) {
            deviates("next is no address");
            return "no address";
        }
        if (!path.equals(link.getRawPath())) {
            deviates("next leads to another path");
        }
        Map<String, String> parameters = parameters(link.getRawQuery());
        // The first page began at 0.
        if (!String.valueOf(limit).equals(parameters.get("offset"))) {
            deviates("next is not the page that follows");
        }
        Set<String> known = new TreeSet<>(parameters.keySet());
        known.retainAll(operation.queryParameters());
        boolean credentials = parameters.keySet().stream().anyMatch(CREDENTIALS::contains);
        return (link.isAbsolute() ? "absolute address" : "relative address")
                + (path.equals(link.getRawPath()) ? " of the same list" : " of another path")
                + " with " + String.join(", ", known)
                + (credentials ? "; it holds credentials" : "");
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), parts.length == 1 ? "" : parts[1]);
        }
        return parameters;
    }

    private int sizeBehindTheEnd(String about, @Nullable Integer limit) {
        Reading reading = get(limit, FAR);
        int size = reading.json().path("meta").path("limit").asInt();
        if (!reading.isSuccess() || size == 0) {
            seen.put(about, "not told (answered with " + reading.status() + ")");
            return 0;
        }
        seen.put(about, size == FAR ? "no limit up to " + FAR : String.valueOf(size));
        return size;
    }

    /** A list without {@code meta} tells its size by what it holds: where more follows, that is the size of a page. */
    private void countWithoutLimit() {
        Map<String, Object> whole = new HashMap<>(query);
        if (operation.hasFields()) {
            whole.put("fields", "id");
        }
        Reading reading = reader.get(path, whole);
        int count = Records.of(reading.json()).size();
        if (!reading.isSuccess() || count == 0) {
            seen.put("default size", "not told (answered with " + reading.status() + ")");
            return;
        }
        boolean more = !Records.of(get(1, count).json()).isEmpty();
        defaultSize = more ? count : 0;
        seen.put("default size", more ? String.valueOf(count) : "all of the " + Rounded.words(count) + " records");
    }
}
