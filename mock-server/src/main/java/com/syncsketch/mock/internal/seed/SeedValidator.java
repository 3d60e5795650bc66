package com.syncsketch.mock.internal.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.model.SeedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Looks through a seed before anything is made of it, so that a bad one changes nothing. */
public final class SeedValidator {

    private final Contract contract;
    private final LongPredicate taken;
    private final Predicate<String> known;
    private final List<String> problems = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();
    private final Set<String> people = new HashSet<>();

    /**
     * Makes a check.
     *
     * @param taken whether something has an id already
     * @param known whether there is someone of an e-mail address already
     */
    private SeedValidator(Contract contract, LongPredicate taken, Predicate<String> known) {
        this.contract = contract;
        this.taken = taken;
        this.known = known;
    }

    /**
     * Looks through a seed by itself: whom it names outside of it is not known yet.
     *
     * @param source what it was read from
     * @param json the document
     * @throws SeedException if something is wrong with it
     */
    public static void ofDocument(String source, String json) {
        check(source, parse(source, json), Contract.bundled(), id -> false, email -> true);
    }

    /** Looks through a seed for a world in which there may be something already. */
    static void check(String source, JsonNode seed, Contract contract, LongPredicate taken, Predicate<String> known) {
        SeedValidator check = new SeedValidator(contract, taken, known);
        check.root(seed);
        if (!check.problems.isEmpty()) {
            throw new SeedException(source, check.problems);
        }
    }

    /** Reads the text of a seed. */
    static JsonNode parse(String source, String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new SeedException(source, List.of(place + "no JSON: " + e.getOriginalMessage()));
        }
    }

    private void root(JsonNode seed) {
        if (!seed.isObject()) {
            problems.add("the document: must be an object with users and accounts");
            return;
        }
        seed.fieldNames().forEachRemaining(name -> {
            if (!name.equals("users") && !name.equals("accounts")) {
                problems.add(name + ": is not known here, but users and accounts");
            }
        });
        each(seed, "", "users", this::person);
        // Comments may be by anyone in the document, wherever the person stands in it.
        seed.findValues("users")
                .forEach(users -> users.forEach(
                        user -> people.add(user.path("email").asText().toLowerCase(java.util.Locale.ROOT))));
        each(seed, "", "accounts", this::account);
    }

    private interface Checker {
        void check(JsonNode node, String place);
    }

    private void each(JsonNode parent, String place, String member, Checker checker) {
        JsonNode list = parent.path(member);
        String at = place.isEmpty() ? member : place + "." + member;
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            problems.add(at + ": must be an array");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String element = at + "[" + i + "]";
            if (list.get(i).isObject()) {
                checker.check(list.get(i), element);
            } else {
                problems.add(element + ": must be an object");
            }
        }
    }

    private void person(JsonNode person, String place) {
        text(person, place, "email");
        members(person, place, "Person", "key");
        if (person.has("key")) {
            text(person, place, "key");
        }
    }

    private void account(JsonNode account, String place) {
        text(account, place, "name");
        members(account, place, "Account", "users", "projects", "playlists");
        each(account, place, "users", this::connection);
        each(account, place, "projects", this::project);
        each(account, place, "playlists", this::playlist);
    }

    private void playlist(JsonNode playlist, String place) {
        text(playlist, place, "code");
        playlist.fieldNames().forEachRemaining(name -> {
            if (!name.equals("code") && !name.equals("media")) {
                problems.add(place + "." + name + ": is not known here, but code and media");
            }
        });
        JsonNode media = playlist.path("media");
        if (!media.isArray()) {
            problems.add(place + ".media: must be an array of names");
        }
        for (int i = 0; i < media.size(); i++) {
            if (!media.path(i).isTextual()) {
                problems.add(place + ".media[" + i + "]: must be a text");
            }
        }
    }

    private void connection(JsonNode user, String place) {
        text(user, place, "email");
        text(user, place, "permission");
        user.fieldNames().forEachRemaining(name -> {
            if (!name.equals("email") && !name.equals("permission")) {
                problems.add(place + "." + name + ": is not known here, but email and permission");
            }
        });
    }

    private void project(JsonNode project, String place) {
        text(project, place, "name");
        members(project, place, "Project", "users", "reviews", "by");
        each(project, place, "users", this::connection);
        each(project, place, "reviews", this::review);
    }

    private void review(JsonNode review, String place) {
        text(review, place, "name");
        members(review, place, "Review", "items", "sections", "by");
        each(review, place, "items", this::item);
        Set<String> names = new HashSet<>();
        review.path("items").forEach(item -> names.add(item.path("name").asText()));
        each(review, place, "sections", (section, at) -> section(section, at, names));
    }

    private void section(JsonNode section, String place, Set<String> names) {
        text(section, place, "name");
        if (!section.path("items").isArray()) {
            problems.add(place + ".items: must be an array of names of items");
        }
        for (int i = 0; i < section.path("items").size(); i++) {
            String name = section.path("items").get(i).asText();
            if (!names.contains(name)) {
                problems.add(place + ".items[" + i + "]: the review has no item '" + name + "'");
            }
        }
    }

    private void item(JsonNode item, String place) {
        text(item, place, "name");
        members(item, place, "Item", "comments", "by");
        each(item, place, "comments", this::comment);
    }

    private void comment(JsonNode comment, String place) {
        members(comment, place, "Frame", "replies", "by");
        each(comment, place, "replies", this::comment);
    }

    private void text(JsonNode node, String place, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode()) {
            problems.add(place + "." + member + ": is missing");
        } else if (!value.isTextual() || value.asText().isBlank()) {
            problems.add(place + "." + member + ": must be a text that is not blank");
        }
    }

    /** Holds what will show in replies against the contract, and looks at the id and at who made it. */
    private void members(JsonNode node, String place, String schema, String... own) {
        ObjectNode shown = node.deepCopy();
        shown.remove(List.of(own));
        if (!shown.has("id")) {
            shown.put("id", 1);
        } else if (!shown.path("id").canConvertToLong() || shown.path("id").longValue() < 1) {
            problems.add(place + ".id: must be a whole number above 0");
        } else if (!ids.add(node.path("id").longValue())
                || taken.test(node.path("id").longValue())) {
            problems.add(
                    place + ".id: " + node.path("id") + " is taken; all kinds of things share one sequence of ids");
        }
        contract.check(schema, "", shown).stream()
                .map(problem -> place + problem.place().replace('/', '.') + ": " + problem.reason())
                // An id of the wrong type has been told of in better words.
                .filter(problem -> !problem.startsWith(place + ".id:"))
                // A name that is no text, too.
                .filter(problem -> !problems.contains(problem) && !problem.startsWith(place + ".name:"))
                .forEach(problems::add);
        String by = node.path("by").asText("");
        if (node.has("by") && !people.contains(by.toLowerCase(java.util.Locale.ROOT)) && !known.test(by)) {
            problems.add(place + ".by: there is nobody with the address '" + by + "'");
        }
    }
}
