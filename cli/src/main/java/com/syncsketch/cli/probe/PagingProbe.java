package com.syncsketch.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.Deviation.Kind;
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

/** Examines the paging of a list with two small pages and two pages beyond the end. Used once. */
final class PagingProbe {

    /** An offset beyond the end of any list, and more than any maximum page size. */
    private static final int BEYOND_END = 1_000_000;

    /** Lists that, by the description in the contract, have no total count and no {@code next}. */
    private static final Set<String> UNCOUNTED = Set.of("listFrames");

    private static final Set<String> CREDENTIALS = Set.of("api_key", "username", "token", "email");

    /**
     * The findings about one list.
     *
     * @param operation the operation
     * @param findings the findings, by property
     * @param defaultSize the default page size; 0 if unknown
     * @param maxSize the maximum page size; 0 if unknown, {@value #BEYOND_END} if it is not limited to less
     */
    record Result(String operation, Map<String, String> findings, int defaultSize, int maxSize) {}

    private final ProbeClient probeClient;
    private final Deviations deviations;
    private final ReadOperation operation;
    private final String path;
    private final Map<String, Object> query;
    private final Map<String, String> findings = new LinkedHashMap<>();
    private int defaultSize;
    private int maxSize;

    /**
     * Creates a probe of a list.
     *
     * @param probeClient sends the requests
     * @param deviations receives the deviations from the contract
     * @param operation the operation
     * @param path the path, with ids for its parameters
     * @param query the filter of the list, without limit and offset
     */
    PagingProbe(
            ProbeClient probeClient,
            Deviations deviations,
            ReadOperation operation,
            String path,
            Map<String, Object> query) {
        this.probeClient = probeClient;
        this.deviations = deviations;
        this.operation = operation;
        this.path = path;
        this.query = query;
    }

    /**
     * Sends the requests.
     *
     * @param first the first response, with at least two records
     * @return the findings
     */
    Result run(JsonNode first) {
        List<JsonNode> beginning = ids(first);
        int limit = beginning.size() / 2;
        ProbeResponse one = get(limit, 0);
        ProbeResponse two = get(limit, limit);
        if (!one.isSuccess() || !two.isSuccess()) {
            findings.put("pages", "status codes " + one.status() + " and " + two.status());
            return result();
        }
        boolean advances = comparePages(beginning, limit, one.json(), two.json());
        if (ResponseRecords.isEnvelope(one.json())) {
            compareMeta(limit, one.json().path("meta"), two.json().path("meta"));
            if (advances) {
                // Beyond the end, so that no records are returned.
                defaultSize = sizeBeyondEnd("default size", null);
                maxSize = sizeBeyondEnd("maximum size", BEYOND_END);
            }
        } else if (advances) {
            measureDefaultSize();
        }
        return result();
    }

    private Result result() {
        return new Result(operation.id(), findings, defaultSize, maxSize);
    }

    private static List<JsonNode> ids(JsonNode response) {
        return ResponseRecords.of(response).stream()
                .map(ResponseRecords::identity)
                .toList();
    }

    private ProbeResponse get(@Nullable Integer limit, @Nullable Integer offset) {
        Map<String, Object> whole = new HashMap<>(query);
        if (limit != null) {
            whole.put("limit", limit);
        }
        if (offset != null) {
            whole.put("offset", offset);
        }
        return probeClient.get(path, whole);
    }

    private void addDeviation(String detail) {
        deviations.add(operation.id(), "", Kind.PAGING, detail);
    }

    private boolean comparePages(List<JsonNode> beginning, int limit, JsonNode one, JsonNode two) {
        List<JsonNode> ids = ids(one);
        List<JsonNode> next = ids(two);
        if (ids.size() == limit && next.size() <= limit) {
            findings.put("limit", "honored");
        } else {
            findings.put("limit", "not honored");
            addDeviation("limit is not honored");
        }
        if (next.isEmpty()) {
            findings.put("pages", "the second page is empty although more records exist");
            addDeviation("a page is empty although more records exist");
            return false;
        }
        if (next.stream().anyMatch(ids::contains)) {
            findings.put("pages", "overlap");
            addDeviation("pages overlap");
            return false;
        }
        List<JsonNode> together = new ArrayList<>(ids);
        together.addAll(next);
        if (together.equals(beginning.subList(0, Math.min(together.size(), beginning.size())))) {
            findings.put("pages", "contiguous");
        } else {
            findings.put("pages", "no overlap, but the order differs from the first request");
            addDeviation("the order changes between requests");
        }
        return true;
    }

    private void compareMeta(int limit, JsonNode meta, JsonNode ofSecond) {
        if (meta.path("limit").asInt(-1) != limit || ofSecond.path("offset").asInt(-1) != limit) {
            addDeviation("meta lacks the limit and offset of the request");
        }
        boolean counts = meta.path("total_count").asLong() > limit;
        findings.put("total_count", counts ? "set" : meta.path("total_count").asLong() == 0 ? "0" : "too small");
        JsonNode next = meta.path("next");
        findings.put("next", next.isTextual() ? describe(next.textValue(), limit) : "null although more records exist");
        boolean counted = !UNCOUNTED.contains(operation.id());
        if (counted && !counts) {
            addDeviation("total_count is less than the number of records");
        }
        if (counted && !next.isTextual()) {
            addDeviation("next is null although more records exist");
        }
        if (!counted && (counts || next.isTextual())) {
            addDeviation("the list has a total_count or next, but the contract says it has none");
        }
    }

    /** Describes a link without its values. */
    private String describe(String next, int limit) {
        URI link;
        try {
            link = new URI(next);
        } catch (URISyntaxException e) {
            addDeviation("next is not a URL");
            return "not a URL";
        }
        if (!path.equals(link.getRawPath())) {
            addDeviation("next has another path");
        }
        Map<String, String> parameters = parameters(link.getRawQuery());
        // The first page starts at offset 0.
        if (!String.valueOf(limit).equals(parameters.get("offset"))) {
            addDeviation("next is not the following page");
        }
        Set<String> known = new TreeSet<>(parameters.keySet());
        known.retainAll(operation.queryParameters());
        boolean credentials = parameters.keySet().stream().anyMatch(CREDENTIALS::contains);
        return (link.isAbsolute() ? "absolute URL" : "relative URL")
                + (path.equals(link.getRawPath()) ? " of the same list" : " of another path")
                + " with " + String.join(", ", known)
                + (credentials ? "; contains credentials" : "");
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), parts.length == 1 ? "" : parts[1]);
        }
        return parameters;
    }

    private int sizeBeyondEnd(String property, @Nullable Integer limit) {
        ProbeResponse response = get(limit, BEYOND_END);
        int size = response.json().path("meta").path("limit").asInt();
        if (!response.isSuccess() || size == 0) {
            findings.put(property, "unknown (status code " + response.status() + ")");
            return 0;
        }
        findings.put(property, size == BEYOND_END ? "not limited up to " + BEYOND_END : String.valueOf(size));
        return size;
    }

    /** Counts the records of a list without {@code meta}: if more follow, their number is the page size. */
    private void measureDefaultSize() {
        Map<String, Object> whole = new HashMap<>(query);
        if (operation.hasFields()) {
            whole.put("fields", "id");
        }
        ProbeResponse response = probeClient.get(path, whole);
        int count = ResponseRecords.of(response.json()).size();
        if (!response.isSuccess() || count == 0) {
            findings.put("default size", "unknown (status code " + response.status() + ")");
            return;
        }
        boolean more = !ResponseRecords.of(get(1, count).json()).isEmpty();
        defaultSize = more ? count : 0;
        findings.put("default size", more ? String.valueOf(count) : "all " + RoundedCount.words(count) + " records");
    }
}
