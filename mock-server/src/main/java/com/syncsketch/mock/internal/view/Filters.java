package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.internal.contract.DateTimes;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.state.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The filters of v1 lists: Django's lookups, such as {@code reviews__project__name__istartswith}.
 */
public final class Filters {

    /** The query parameters that are not filters. */
    private static final Set<String> NO_FILTERS =
            Set.of("limit", "offset", "fields", "withFullConnections", "include_tags", "review_id");

    private static final Set<String> LOOKUPS = Set.of(
            "exact",
            "iexact",
            "contains",
            "icontains",
            "startswith",
            "istartswith",
            "endswith",
            "iendswith",
            "in",
            "gt",
            "gte",
            "lt",
            "lte",
            "range",
            "isnull");

    private Filters() {}

    /**
     * Parses the filters of a query. Lookups that the contract does not list are applied, too, because the service supports more than
     * were recorded. A strict server has rejected them.
     *
     * @param query the query
     * @param others further parameters that are not filters
     * @return a predicate that selects the matching resources
     */
    public static Predicate<Resource> of(Query query, String... others) {
        Set<String> ignored = Set.of(others);
        Predicate<Resource> all = resource -> true;
        for (var filter : query.values().entrySet()) {
            if (!NO_FILTERS.contains(filter.getKey()) && !ignored.contains(filter.getKey())) {
                all = all.and(one(filter.getKey(), filter.getValue()));
            }
        }
        return all;
    }

    private static Predicate<Resource> one(String name, List<String> values) {
        List<String> path = new ArrayList<>(Arrays.asList(name.split("__", -1)));
        String last = path.get(path.size() - 1);
        String lookup = path.size() > 1 && LOOKUPS.contains(last) ? path.remove(path.size() - 1) : "exact";
        List<String> wanted = lookup.equals("in") || lookup.equals("range")
                ? values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .toList()
                : values.subList(values.size() - 1, values.size());
        if (lookup.equals("range") && wanted.size() != 2) {
            throw new HttpException(400, name + " takes two values, separated by a comma");
        }
        return resource -> values(resource, path).stream().anyMatch(value -> matches(lookup, value, wanted));
    }

    /** Returns the values at the end of a path. A relation at the end of a path stands for the id of the related resource. */
    private static List<JsonNode> values(Resource resource, List<String> path) {
        List<Resource> at = List.of(resource);
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.stream()
                    .<Resource>flatMap(each -> each.related(step).stream())
                    .toList();
        }
        String name = path.get(path.size() - 1);
        List<JsonNode> values = new ArrayList<>();
        for (Resource each : at) {
            JsonNode value = each.attribute(name);
            if (value.isMissingNode()) {
                each.related(name).forEach(related -> values.add(related.attribute("id")));
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private static boolean matches(String lookup, JsonNode value, List<String> wanted) {
        String first = wanted.get(0);
        String text = value.asText();
        return switch (lookup) {
            case "exact" -> equal(value, first);
            case "iexact" -> text.equalsIgnoreCase(first);
            case "contains" -> text.contains(first);
            case "icontains" -> lower(text).contains(lower(first));
            case "startswith" -> text.startsWith(first);
            case "istartswith" -> lower(text).startsWith(lower(first));
            case "endswith" -> text.endsWith(first);
            case "iendswith" -> lower(text).endsWith(lower(first));
            case "in" -> wanted.stream().anyMatch(each -> equal(value, each));
            case "gt" -> compare(value, first) > 0;
            case "gte" -> compare(value, first) >= 0;
            case "lt" -> compare(value, first) < 0;
            case "lte" -> compare(value, first) <= 0;
            case "range" -> compare(value, first) >= 0 && compare(value, wanted.get(1)) <= 0;
            default -> value.isNull() == isYes(first);
        };
    }

    private static boolean equal(JsonNode value, String wanted) {
        if (value.isBoolean()) {
            return value.booleanValue() == isYes(wanted);
        }
        return value.asText().equals(wanted)
                || (value.isNumber() && isSameNumber(value, wanted))
                || isSameTime(value, wanted);
    }

    private static boolean isSameNumber(JsonNode value, String wanted) {
        return Numbers.parseDecimal(wanted)
                .map(number -> value.decimalValue().compareTo(number) == 0)
                .orElse(false);
    }

    private static boolean isSameTime(JsonNode value, String wanted) {
        Optional<Instant> time = DateTimes.parse(value.asText());
        return time.isPresent() && time.equals(DateTimes.parse(wanted));
    }

    private static int compare(JsonNode value, String wanted) {
        if (value.isNumber()) {
            return value.decimalValue()
                    .compareTo(Numbers.parseDecimal(wanted).orElseThrow(() -> notComparable(value, wanted)));
        }
        Instant time = DateTimes.parse(value.asText()).orElseThrow(() -> notComparable(value, wanted));
        return time.compareTo(DateTimes.parse(wanted).orElseThrow(() -> notComparable(value, wanted)));
    }

    private static HttpException notComparable(JsonNode value, String wanted) {
        return new HttpException(400, "'" + wanted + "' cannot be compared with " + value);
    }

    private static boolean isYes(String flag) {
        return flag.equals("1") || flag.equalsIgnoreCase("true");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
