package com.syncsketch.examples.probe;

import com.syncsketch.examples.probe.Deviation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contract calls unknown and a look can tell: what was seen of each such question. */
final class OpenQuestions {

    /** A question, and what was seen. */
    record Answer(String question, String seen) {}

    private static final String REVIEWS_V1 = "listReviews";
    private static final String REVIEWS_V2 = "listReviewsV2";

    private final List<OperationReport> operations;
    private final List<UnknownMembers.Found> unknown;
    private final List<UnknownMembers.Found> open;
    private final List<Deviation> deviations;
    private final List<Paging.Facts> paging;
    private final List<FieldList.Declaration> declarations;

    OpenQuestions(
            List<OperationReport> operations,
            List<UnknownMembers.Found> unknown,
            List<Deviation> deviations,
            List<Paging.Facts> paging,
            List<FieldList.Declaration> declarations) {
        this.operations = operations;
        this.unknown = unknown;
        this.open = unknown.stream().filter(each -> !each.place().described()).toList();
        this.deviations = deviations;
        this.paging = paging;
        this.declarations = declarations;
    }

    /**
     * Answers them.
     *
     * @param itemStates what was seen of items and their addresses
     * @param limitHeaders headers about limits that answers had
     */
    List<Answer> answers(String itemStates, Set<String> limitHeaders) {
        return List.of(
                new Answer("Which members do records have?", members()),
                new Answer("What does the list of ShotGrid playlists look like?", playlists()),
                new Answer("How are the sections of a review read?", named("section")),
                new Answer("With which status does a read succeed?", statuses()),
                new Answer("How long is a page where a call names no limit?", sizes(Paging.Facts::defaultSize)),
                new Answer("What is the longest page?", sizes(Paging.Facts::largestSize)),
                new Answer(
                        "Do answers tell of rate limits?",
                        limitHeaders.isEmpty() ? "no answer had such a header" : String.join(", ", limitHeaders)),
                new Answer("Do items have an address of their medium before they are done?", itemStates),
                new Answer("Which words for permissions does the service send?", words("permission")),
                new Answer("Which words for the state of an item does it send?", words("status")),
                new Answer("Which verdicts on items does it send?", words("approval_status")),
                new Answer("What do the data of sketches hold?", openMembers("data")),
                new Answer("What do attachments of comments hold?", unknownBelow("attachments")),
                new Answer("Are reviews of v1 and v2 the same?", reviews()));
    }

    private String members() {
        String declared = declarations.stream()
                .map(each -> each.operation() + ": " + each.fields().size() + " declared, "
                        + each.fields().stream()
                                .filter(field -> !field.inContract())
                                .count()
                        + " of them not in the contract; " + each.notDeclared().size()
                        + " of the contract not declared")
                .collect(Collectors.joining("; "));
        long unknown = deviations.stream()
                .filter(each -> each.kind() == Kind.UNKNOWN_MEMBER)
                .count();
        return (declared.isEmpty() ? "no declaration was read" : declared) + "; places with members that the contract "
                + "does not know: " + unknown;
    }

    private String playlists() {
        List<String> forms = operations.stream()
                .filter(each -> each.operation().id().contains("ShotGrid"))
                .flatMap(each -> each.members().entrySet().stream())
                .filter(member -> !member.getKey().startsWith("("))
                .map(member -> (member.getKey().isEmpty() ? "as a whole: " : "`" + member.getKey() + "`: ")
                        + forms(member.getValue()))
                .distinct()
                .toList();
        List<String> members = open.stream()
                .filter(each -> each.place().operation().contains("ShotGrid"))
                .map(Probe::words)
                .distinct()
                .toList();
        return forms.isEmpty()
                ? "it was not read"
                : String.join(
                        "; ", Stream.concat(forms.stream(), members.stream()).toList());
    }

    private static String forms(Member member) {
        return member.forms().keySet().stream().map(Form::toString).collect(Collectors.joining(" or "));
    }

    /** Looks for members with a word in their name that the contract does not know. */
    private String named(String word) {
        Set<String> found = new TreeSet<>();
        deviations.stream()
                .filter(each -> each.kind() == Kind.UNKNOWN_MEMBER)
                .filter(each -> each.detail().toLowerCase(Locale.ROOT).contains(word))
                .forEach(each -> found.add(each.operation() + " " + each.place() + " " + each.detail()));
        return found.isEmpty() ? "no member with such a name was seen" : String.join("; ", found);
    }

    private String statuses() {
        Set<String> seen = new TreeSet<>();
        operations.forEach(each -> each.answers().keySet().stream()
                .filter(answer -> answer.startsWith("2"))
                .map(answer -> answer.substring(0, answer.indexOf(',')))
                .forEach(seen::add));
        return seen.isEmpty() ? "none did" : String.join(", ", seen);
    }

    private String sizes(ToIntFunction<Paging.Facts> size) {
        String told = paging.stream()
                .filter(each -> size.applyAsInt(each) > 0)
                .map(each -> each.operation() + ": " + size.applyAsInt(each))
                .collect(Collectors.joining("; "));
        return told.isEmpty() ? "no list told" : told;
    }

    private String words(String member) {
        Set<String> listed = new TreeSet<>();
        for (OperationReport operation : operations) {
            for (Map.Entry<String, Member> each : operation.members().entrySet()) {
                if (isNamed(each.getKey(), member)) {
                    each.getValue().values().keySet().stream()
                            .map(word -> word.isEmpty() ? "(empty)" : word)
                            .forEach(listed::add);
                }
            }
        }
        Set<String> others = new TreeSet<>();
        deviations.stream()
                .filter(each -> each.kind() == Kind.UNLISTED_VALUE && isNamed(each.place(), member))
                .forEach(each -> others.add(each.detail()));
        return (listed.isEmpty() ? "none that the contract lists" : String.join(", ", listed))
                + (others.isEmpty() ? "" : "; others: " + String.join(", ", others));
    }

    private static boolean isNamed(String place, String member) {
        return place.equals(member) || place.endsWith("." + member);
    }

    private String openMembers(String member) {
        List<String> found = open.stream()
                .filter(each -> isNamed(each.place().place(), member))
                .map(Probe::words)
                .distinct()
                .toList();
        return found.isEmpty() ? "none was read" : String.join("; ", found);
    }

    private String unknownBelow(String member) {
        List<String> found = deviations.stream()
                .filter(each -> each.kind() == Kind.UNKNOWN_MEMBER && isNamed(each.place(), member + "[]"))
                .map(Deviation::detail)
                .toList();
        return found.isEmpty() ? "nothing that the contract does not know" : String.join("; ", found);
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
        return "of the members whose names are told, only in v1: " + list(onlyOne) + "; only in v2: " + list(onlyTwo);
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private Set<String> present(String operation, String place) {
        String prefix = place + ".";
        Set<String> names = operations.stream()
                .filter(each -> each.operation().id().equals(operation))
                .flatMap(each -> each.members().entrySet().stream())
                .filter(each ->
                        each.getKey().startsWith(prefix) && each.getValue().present() > 0)
                .map(each -> each.getKey().substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.stream()
                .filter(each -> each.place().operation().equals(operation)
                        && each.place().place().equals(place)
                        && !each.name().isEmpty())
                .forEach(each -> names.add(each.name()));
        return names;
    }
}
