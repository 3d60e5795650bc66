package com.syncsketch.mock.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.domain.ShotGrid;
import com.syncsketch.mock.internal.routing.Authenticator;
import com.syncsketch.mock.internal.seed.SeedValidator;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;

/** Makes what a seed describes. The caller holds the lock of the world. Nobody is told of it by webhooks. */
final class SeedLoader {

    private final Store world;
    private final Repository records;
    private final Authenticator login;
    private final Contract contract;
    private final ShotGrid shotGrid;

    SeedLoader(Contract contract, Store world, Repository records, Authenticator login, ShotGrid shotGrid) {
        this.contract = contract;
        this.world = world;
        this.records = records;
        this.login = login;
        this.shotGrid = shotGrid;
    }

    /** Keeps the ids that a seed names, before any are drawn. */
    void reserve(Seed seed) {
        for (JsonNode id : SeedValidator.parse(seed.source(), seed.json()).findValues("id")) {
            world.reserve(id.longValue());
        }
    }

    /**
     * Makes everything in a seed, or nothing.
     *
     * @throws com.syncsketch.mock.model.SeedException if something is wrong with it
     */
    void plant(Seed seed, Person user) {
        JsonNode document = SeedValidator.parse(seed.source(), seed.json());
        SeedValidator.check(
                seed.source(),
                document,
                contract,
                id -> world.find(id).isPresent(),
                email -> records.person(email).isPresent());
        reserve(seed);
        document.path("users").forEach(this::person);
        document.path("accounts").forEach(account -> account(account, user));
    }

    private long id(JsonNode node) {
        return node.has("id") ? node.path("id").longValue() : world.newId();
    }

    private static void members(ObjectNode into, JsonNode from, String... own) {
        ObjectNode rest = from.deepCopy();
        rest.remove("id");
        rest.remove("by");
        rest.remove(List.of(own));
        Paginator.merge(into, rest);
    }

    private void person(JsonNode seed) {
        String email = seed.path("email").asText();
        Person person = records.person(email)
                .orElseGet(() -> world.people()
                        .add(new Person(id(seed), seed.path("username").asText(email), email)));
        members(person.members(), seed, "key");
        if (seed.has("key")) {
            login.accept(person, seed.path("key").asText());
        }
    }

    private void account(JsonNode seed, Person user) {
        Account account =
                world.accounts().add(new Account(id(seed), seed.path("name").asText()));
        members(account.members(), seed, "users", "projects", "playlists");
        records.connect(user, account, null, "admin");
        connect(seed, account, null);
        seed.path("projects").forEach(project -> project(project, account, user));
        seed.path("playlists").forEach(playlist -> playlist(playlist, account));
    }

    private void playlist(JsonNode seed, Account account) {
        List<String> media = new ArrayList<>();
        seed.path("media").forEach(name -> media.add(name.asText()));
        shotGrid.addPlaylist(account.id(), null, seed.path("code").asText(), media);
    }

    private void connect(JsonNode seed, Account account, @Nullable Project project) {
        for (JsonNode user : seed.path("users")) {
            String email = user.path("email").asText();
            Person person = records.person(email).orElseGet(() -> records.newPerson(email));
            records.connect(person, account, project, user.path("permission").asText());
        }
    }

    private void project(JsonNode seed, Account account, Person user) {
        Project project = records.newProject(
                id(seed), account, by(seed, user), seed.path("name").asText());
        members(project.members(), seed, "users", "reviews");
        connect(seed, account, project);
        seed.path("reviews").forEach(review -> review(review, project, user));
    }

    private void review(JsonNode seed, Project project, Person user) {
        Review review = records.newReview(
                id(seed), project, by(seed, user), seed.path("name").asText());
        members(review.members(), seed, "items", "sections");
        seed.path("items").forEach(item -> item(item, review, user));
        for (JsonNode section : seed.path("sections")) {
            List<String> names = new ArrayList<>();
            section.path("items").forEach(name -> names.add(name.asText()));
            review.sections()
                    .add(new Review.Section(
                            section.path("uuid").asText(world.newUuid()),
                            section.path("name").asText(),
                            new ArrayList<>(review.items().stream()
                                    .filter(item -> names.contains(item.text("name")))
                                    .map(Item::id)
                                    .toList())));
        }
    }

    private void item(JsonNode seed, Review review, Person user) {
        Item item = records.newItem(
                id(seed), review, by(seed, user), seed.path("name").asText(), null);
        item.members().put("status", "done");
        members(item.members(), seed, "comments");
        Revision revision = item.revisions().get(0);
        seed.path("comments").forEach(comment -> comment(comment, revision, user, null));
    }

    private void comment(JsonNode seed, Revision revision, Person user, @Nullable Frame parent) {
        int frame = parent == null ? 0 : parent.members().path("frame").intValue();
        Frame note = records.newNote(
                id(seed),
                revision,
                by(seed, user),
                seed.path("type").asText("comment"),
                seed.path("frame").asInt(frame));
        members(note.members(), seed, "replies");
        if (parent != null) {
            note.members().put("parent_id", parent.id());
        }
        seed.path("replies").forEach(reply -> comment(reply, revision, user, note));
    }

    private Person by(JsonNode seed, Person user) {
        return seed.has("by") ? records.person(seed.path("by").asText()).orElse(user) : user;
    }
}
