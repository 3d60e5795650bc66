package com.syncsketch.mock.internal.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.HeaderText;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.json.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Validates a seed before any of it is loaded, so that an invalid seed changes nothing. */
public final class SeedValidator {

    private final Contract contract;
    private final LongPredicate idTaken;
    private final Predicate<String> personExists;
    private final List<String> problems = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();
    private final Set<String> people = new HashSet<>();

    private SeedValidator(Contract contract, LongPredicate idTaken, Predicate<String> personExists) {
        this.contract = contract;
        this.idTaken = idTaken;
        this.personExists = personExists;
    }

    /**
     * Validates a seed on its own. People that it refers to may exist on the server, so these references are not checked.
     *
     * @param json the document
     * @return the problems, each with its place; empty if the seed is valid
     */
    public static List<String> validate(String json) {
        JsonNode seed;
        try {
            seed = Json.read(json);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            return List.of(place + "invalid JSON: " + e.getOriginalMessage());
        }
        return StateFormat.isState(seed)
                ? StateFormat.validate(seed)
                : validate(seed, Contract.bundled(), id -> false, email -> true);
    }

    /**
     * Validates a seed against a store that may hold data already.
     *
     * @param seed the document
     * @param contract the contract that the fields are checked against
     * @param idTaken checks whether an id is in use
     * @param personExists checks whether there is a person with an email address
     * @return the problems, each with its place; empty if the seed is valid
     */
    public static List<String> validate(
            JsonNode seed, Contract contract, LongPredicate idTaken, Predicate<String> personExists) {
        SeedValidator validator = new SeedValidator(contract, idTaken, personExists);
        validator.root(seed);
        return validator.problems;
    }

    private void root(JsonNode seed) {
        if (!seed.isObject()) {
            problems.add("the document: must be an object with users and accounts");
            return;
        }
        only(seed, "", "users", "accounts");
        each(seed, "", "users", this::person);
        // A comment may be by any person in the document, wherever that person is listed.
        seed.findValues("users")
                .forEach(users -> users.forEach(
                        user -> people.add(user.path("email").asText().toLowerCase(Locale.ROOT))));
        each(seed, "", "accounts", this::account);
    }

    private interface ElementValidator {
        void validate(JsonNode node, String place);
    }

    private void only(JsonNode node, String place, String first, String second) {
        node.fieldNames().forEachRemaining(name -> {
            if (!name.equals(first) && !name.equals(second)) {
                problems.add((place.isEmpty() ? name : place + "." + name) + ": unknown field; expected " + first
                        + " and " + second);
            }
        });
    }

    private void each(JsonNode parent, String place, String field, ElementValidator validator) {
        JsonNode list = parent.path(field);
        String at = place.isEmpty() ? field : place + "." + field;
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
                validator.validate(list.get(i), element);
            } else {
                problems.add(element + ": must be an object");
            }
        }
    }

    private void person(JsonNode person, String place) {
        text(person, place, "email");
        fields(person, place, "Person", "key");
        if (person.has("key")) {
            text(person, place, "key");
            JsonNode key = person.path("key");
            if (key.isTextual() && !key.asText().isBlank() && !HeaderText.isValid(key.asText())) {
                problems.add(
                        place + ".key: must be printable ASCII without a line break, because it is sent in a header");
            }
        }
    }

    private void account(JsonNode account, String place) {
        text(account, place, "name");
        fields(account, place, "Account", "users", "projects", "playlists");
        each(account, place, "users", this::connection);
        each(account, place, "projects", this::project);
        each(account, place, "playlists", this::playlist);
    }

    private void playlist(JsonNode playlist, String place) {
        text(playlist, place, "code");
        only(playlist, place, "code", "media");
        JsonNode media = playlist.path("media");
        if (!media.isArray()) {
            problems.add(place + ".media: must be an array of names");
        }
        for (int i = 0; i < media.size(); i++) {
            if (!media.path(i).isTextual()) {
                problems.add(place + ".media[" + i + "]: must be a string");
            }
        }
    }

    private void connection(JsonNode user, String place) {
        text(user, place, "email");
        text(user, place, "permission");
        only(user, place, "email", "permission");
    }

    private void project(JsonNode project, String place) {
        text(project, place, "name");
        fields(project, place, "Project", "users", "reviews", "by");
        each(project, place, "users", this::connection);
        each(project, place, "reviews", this::review);
    }

    private void review(JsonNode review, String place) {
        text(review, place, "name");
        fields(review, place, "Review", "items", "sections", "by");
        each(review, place, "items", this::item);
        Set<String> names = new HashSet<>();
        review.path("items").forEach(item -> names.add(item.path("name").asText()));
        each(review, place, "sections", (section, at) -> section(section, at, names));
    }

    private void section(JsonNode section, String place, Set<String> names) {
        text(section, place, "name");
        if (!section.path("items").isArray()) {
            problems.add(place + ".items: must be an array of item names");
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
        fields(item, place, "Item", "comments", "by");
        if (item.has("revision_id")) {
            id(item, place, "revision_id");
        }
        each(item, place, "comments", this::comment);
    }

    private void comment(JsonNode comment, String place) {
        fields(comment, place, "Frame", "replies", "by");
        each(comment, place, "replies", this::comment);
    }

    private void text(JsonNode node, String place, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            problems.add(place + "." + field + ": is missing");
        } else if (!value.isTextual() || value.asText().isBlank()) {
            problems.add(place + "." + field + ": must be a non-blank string");
        }
    }

    private void id(JsonNode node, String place, String field) {
        JsonNode id = node.path(field);
        if (!id.isIntegralNumber()
                || !id.canConvertToLong()
                || id.longValue() < 1
                || id.longValue() > Numbers.MAX_SAFE_INTEGER) {
            problems.add(place + "." + field + ": must be an integer from 1 to " + Numbers.MAX_SAFE_INTEGER);
        } else if (!ids.add(id.longValue()) || idTaken.test(id.longValue())) {
            problems.add(place + "." + field + ": " + id + " is taken; all resources share one sequence of ids");
        }
    }

    /** Checks the fields that will appear in responses against the contract, and the id and the author. */
    private void fields(JsonNode node, String place, String schema, String... seedOnly) {
        ObjectNode shown = node.deepCopy();
        shown.remove(List.of(seedOnly));
        if (!shown.has("id")) {
            shown.put("id", 1);
        } else {
            id(shown, place, "id");
        }
        contract.check(schema, "", shown).stream()
                .map(problem -> place + problem.place().replace('/', '.') + ": " + problem.reason())
                // An invalid id has been reported with a better message, and so has an invalid name.
                .filter(problem -> !problem.startsWith(place + ".id:") && !problem.startsWith(place + ".revision_id:"))
                .filter(problem -> !problems.contains(problem) && !problem.startsWith(place + ".name:"))
                .forEach(problems::add);
        String by = node.path("by").asText("");
        if (node.has("by") && !people.contains(by.toLowerCase(Locale.ROOT)) && !personExists.test(by)) {
            problems.add(place + ".by: there is no person with the email address '" + by + "'");
        }
    }
}
