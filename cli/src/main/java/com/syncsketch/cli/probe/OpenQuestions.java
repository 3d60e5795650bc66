package com.syncsketch.cli.probe;

import com.syncsketch.cli.probe.Deviation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers open questions of the contract that read requests can answer. */
final class OpenQuestions {

    /** A question and its answer. */
    record OpenQuestion(String question, String answer) {}

    private static final String REVIEWS_V1 = "listReviews";
    private static final String REVIEWS_V2 = "listReviewsV2";

    private final List<OperationReport> operations;
    private final List<UnknownFields.Found> unknown;
    private final List<UnknownFields.Found> open;
    private final List<Deviation> deviations;
    private final List<PagingProbe.Result> paging;
    private final List<DeclaredFields.Declaration> declarations;

    OpenQuestions(
            List<OperationReport> operations,
            List<UnknownFields.Found> unknown,
            List<Deviation> deviations,
            List<PagingProbe.Result> paging,
            List<DeclaredFields.Declaration> declarations) {
        this.operations = operations;
        this.unknown = unknown;
        this.open =
                unknown.stream().filter(entry -> !entry.location().described()).toList();
        this.deviations = deviations;
        this.paging = paging;
        this.declarations = declarations;
    }

    /**
     * Returns the questions with their answers.
     *
     * @param itemUrls the statistics of items and their URLs
     * @param limitHeaders the rate limit headers of responses
     */
    List<OpenQuestion> answers(String itemUrls, Set<String> limitHeaders) {
        return List.of(
                new OpenQuestion("Which fields do records have?", fields()),
                new OpenQuestion("What does the list of ShotGrid playlists look like?", playlists()),
                new OpenQuestion("How are the sections of a review returned?", named("section")),
                new OpenQuestion("Which status codes do successful reads have?", statuses()),
                new OpenQuestion("What is the default page size?", sizes(PagingProbe.Result::defaultSize)),
                new OpenQuestion("What is the maximum page size?", sizes(PagingProbe.Result::maxSize)),
                new OpenQuestion(
                        "Do responses have rate limit headers?",
                        limitHeaders.isEmpty() ? "no response had such a header" : String.join(", ", limitHeaders)),
                new OpenQuestion("Do items have the URL of their media file before they are done?", itemUrls),
                new OpenQuestion("Which permissions does the service return?", words("permission")),
                new OpenQuestion("Which item states does it return?", words("status")),
                new OpenQuestion("Which approval states does it return?", words("approval_status")),
                new OpenQuestion("What does the data of sketches contain?", openFields("data")),
                new OpenQuestion("What do attachments of comments contain?", unknownBelow("attachments")),
                new OpenQuestion("Do reviews of v1 and v2 have the same fields?", reviews()));
    }

    private String fields() {
        String declared = declarations.stream()
                .map(entry -> entry.operation() + ": " + entry.fields().size() + " declared, "
                        + entry.fields().stream()
                                .filter(field -> !field.inContract())
                                .count()
                        + " of them not in the contract; " + entry.notDeclared().size()
                        + " of the contract not declared")
                .collect(Collectors.joining("; "));
        long unknown = deviations.stream()
                .filter(entry -> entry.kind() == Kind.UNKNOWN_FIELD)
                .count();
        return (declared.isEmpty() ? "no declaration was read" : declared) + "; locations with unknown fields: "
                + unknown;
    }

    private String playlists() {
        List<String> shapes = operations.stream()
                .filter(entry -> entry.operation().id().contains("ShotGrid"))
                .flatMap(entry -> entry.fields().entrySet().stream())
                .filter(field -> !field.getKey().startsWith("("))
                .map(field -> (field.getKey().isEmpty() ? "whole response: " : "`" + field.getKey() + "`: ")
                        + shapes(field.getValue()))
                .distinct()
                .toList();
        List<String> fields = open.stream()
                .filter(entry -> entry.location().operation().contains("ShotGrid"))
                .map(Probe::words)
                .distinct()
                .toList();
        return shapes.isEmpty()
                ? "not read"
                : String.join(
                        "; ", Stream.concat(shapes.stream(), fields.stream()).toList());
    }

    private static String shapes(FieldStatistics field) {
        return field.shapes().keySet().stream().map(ValueShape::toString).collect(Collectors.joining(" or "));
    }

    /** Finds unknown fields whose name contains a word. */
    private String named(String word) {
        Set<String> found = new TreeSet<>();
        deviations.stream()
                .filter(entry -> entry.kind() == Kind.UNKNOWN_FIELD)
                .filter(entry -> entry.detail().toLowerCase(Locale.ROOT).contains(word))
                .forEach(entry -> found.add(entry.operation() + " " + entry.fieldPath() + " " + entry.detail()));
        return found.isEmpty() ? "no such field" : String.join("; ", found);
    }

    private String statuses() {
        Set<String> seen = new TreeSet<>();
        operations.forEach(entry -> entry.responses().keySet().stream()
                .filter(response -> response.startsWith("2"))
                .map(response -> response.substring(0, response.indexOf(',')))
                .forEach(seen::add));
        return seen.isEmpty() ? "none" : String.join(", ", seen);
    }

    private String sizes(ToIntFunction<PagingProbe.Result> size) {
        String sizes = paging.stream()
                .filter(entry -> size.applyAsInt(entry) > 0)
                .map(entry -> entry.operation() + ": " + size.applyAsInt(entry))
                .collect(Collectors.joining("; "));
        return sizes.isEmpty() ? "unknown" : sizes;
    }

    private String words(String field) {
        Set<String> listed = new TreeSet<>();
        for (OperationReport operation : operations) {
            for (Map.Entry<String, FieldStatistics> entry : operation.fields().entrySet()) {
                if (isNamed(entry.getKey(), field)) {
                    entry.getValue().values().keySet().stream()
                            .map(word -> word.isEmpty() ? "(empty)" : word)
                            .forEach(listed::add);
                }
            }
        }
        Set<String> others = new TreeSet<>();
        deviations.stream()
                .filter(entry -> entry.kind() == Kind.UNLISTED_VALUE && isNamed(entry.fieldPath(), field))
                .forEach(entry -> others.add(entry.detail()));
        return (listed.isEmpty() ? "no listed value" : String.join(", ", listed))
                + (others.isEmpty() ? "" : "; others: " + String.join(", ", others));
    }

    private static boolean isNamed(String fieldPath, String field) {
        return fieldPath.equals(field) || fieldPath.endsWith("." + field);
    }

    private String openFields(String field) {
        List<String> found = open.stream()
                .filter(entry -> isNamed(entry.location().fieldPath(), field))
                .map(Probe::words)
                .distinct()
                .toList();
        return found.isEmpty() ? "none" : String.join("; ", found);
    }

    private String unknownBelow(String field) {
        List<String> found = deviations.stream()
                .filter(entry -> entry.kind() == Kind.UNKNOWN_FIELD && isNamed(entry.fieldPath(), field + "[]"))
                .map(Deviation::detail)
                .toList();
        return found.isEmpty() ? "no unknown fields" : String.join("; ", found);
    }

    private String reviews() {
        Set<String> one = present(REVIEWS_V1, "objects[]");
        Set<String> two = present(REVIEWS_V2, "[]");
        if (one.isEmpty() || two.isEmpty()) {
            return "not both were read";
        }
        List<String> onlyOne = new ArrayList<>(one);
        onlyOne.removeAll(two);
        List<String> onlyTwo = new ArrayList<>(two);
        onlyTwo.removeAll(one);
        return "of the fields that are named here, only in v1: " + list(onlyOne) + "; only in v2: " + list(onlyTwo);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private Set<String> present(String operation, String fieldPath) {
        String prefix = fieldPath + ".";
        Set<String> names = operations.stream()
                .filter(entry -> entry.operation().id().equals(operation))
                .flatMap(entry -> entry.fields().entrySet().stream())
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getValue().present() > 0)
                .map(entry -> entry.getKey().substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.stream()
                .filter(entry -> entry.location().operation().equals(operation)
                        && entry.location().fieldPath().equals(fieldPath)
                        && !entry.name().isEmpty())
                .forEach(entry -> names.add(entry.name()));
        return names;
    }
}
