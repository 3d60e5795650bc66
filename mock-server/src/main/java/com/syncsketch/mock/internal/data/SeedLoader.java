package com.syncsketch.mock.internal.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.DateTimes;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.domain.ShotGrid;
import com.syncsketch.mock.internal.json.Json;
import com.syncsketch.mock.internal.routing.Authenticator;
import com.syncsketch.mock.internal.seed.SeedValidator;
import com.syncsketch.mock.internal.seed.StateFormat;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Loads seeds into the store, without sending webhooks. The caller holds the lock of the store. */
public final class SeedLoader {

    private static final String REVISION_ID = "revision_id";

    private final Store store;
    private final Repository repository;
    private final Authenticator authenticator;
    private final Contract contract;
    private final ShotGrid shotGrid;
    private final Media media;

    public SeedLoader(
            Contract contract,
            Store store,
            Repository repository,
            Authenticator authenticator,
            ShotGrid shotGrid,
            Media media) {
        this.contract = contract;
        this.store = store;
        this.repository = repository;
        this.authenticator = authenticator;
        this.shotGrid = shotGrid;
        this.media = media;
    }

    /** Parses a seed, which was validated when it was created. */
    public static JsonNode parse(Seed seed) {
        try {
            return Json.read(seed.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The seed was validated when it was created", e);
        }
    }

    /** Reserves the ids in a seed. Must be called before new ids are assigned. */
    public void reserveIds(Seed seed) {
        reserveIds(parse(seed));
    }

    private void reserveIds(JsonNode document) {
        document.findValues("id").forEach(id -> store.reserve(id.longValue()));
        document.findValues(REVISION_ID).forEach(id -> store.reserve(id.longValue()));
    }

    /**
     * Loads a seed, or nothing if it is invalid.
     *
     * @param seed the seed
     * @param user the person who creates everything for which the seed names nobody
     * @throws SeedException if the seed conflicts with the data in the store
     */
    public void load(Seed seed, Person user) {
        JsonNode document = parse(seed);
        if (StateFormat.isState(document)) {
            throw new SeedException(
                    seed.source(),
                    List.of("the state of a server replaces all data, so it is loaded at the start only"));
        }
        List<String> problems = SeedValidator.validate(
                document,
                contract,
                id -> store.find(id).isPresent(),
                email -> repository.person(email).isPresent());
        if (!problems.isEmpty()) {
            throw new SeedException(seed.source(), problems);
        }
        reserveIds(document);
        document.path("users").forEach(this::person);
        document.path("accounts").forEach(account -> account(account, user));
    }

    private long id(JsonNode node) {
        return id(node, "id");
    }

    private long id(JsonNode node, String field) {
        return node.has(field) ? node.path(field).longValue() : store.newId();
    }

    private static void update(Resource resource, JsonNode seed, String... seedOnly) {
        ObjectNode fields = seed.deepCopy();
        fields.remove("id");
        fields.remove("by");
        fields.remove(List.of(seedOnly));
        resource.update(fields);
    }

    private void person(JsonNode seed) {
        String email = seed.path("email").asText();
        Person person = repository
                .person(email)
                .orElseGet(() -> store.people()
                        .add(new Person(id(seed), seed.path("username").asText(email), email)));
        update(person, seed, "key");
        if (seed.has("key")) {
            authenticator.accept(person, seed.path("key").asText());
        }
    }

    private void account(JsonNode seed, Person user) {
        Account account =
                store.accounts().add(new Account(id(seed), seed.path("name").asText()));
        update(account, seed, "users", "projects", "playlists");
        repository.connect(user, account, null, "admin");
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
            Person person = repository.person(email).orElseGet(() -> repository.newPerson(email));
            repository.connect(person, account, project, user.path("permission").asText());
        }
    }

    private void project(JsonNode seed, Account account, Person user) {
        Project project = repository.newProject(
                id(seed), account, by(seed, user), seed.path("name").asText());
        update(project, seed, "users", "reviews");
        if (seed.has("created") && !seed.has("modified")) {
            project.fields().set("modified", seed.get("created"));
        }
        connect(seed, account, project);
        seed.path("reviews").forEach(review -> review(review, project, user));
    }

    private void review(JsonNode seed, Project project, Person user) {
        Review review = repository.newReview(
                id(seed), project, by(seed, user), seed.path("name").asText());
        update(review, seed, "items", "sections");
        seed.path("items").forEach(item -> item(item, review, user));
        for (JsonNode section : seed.path("sections")) {
            List<String> names = new ArrayList<>();
            section.path("items").forEach(name -> names.add(name.asText()));
            review.sections()
                    .add(new Review.Section(
                            section.path("uuid").asText(store.newUuid()),
                            section.path("name").asText(),
                            new ArrayList<>(review.items().stream()
                                    .filter(item -> names.contains(item.text("name")))
                                    .map(Item::id)
                                    .toList())));
        }
    }

    private void item(JsonNode seed, Review review, Person user) {
        Item item = repository.newItem(
                id(seed, "id"),
                id(seed, REVISION_ID),
                review,
                by(seed, user),
                seed.path("name").asText(),
                null);
        item.fields().put("status", "done");
        update(item, seed, "comments", REVISION_ID);
        media.setPlaceholder(item);
        Revision revision = item.revisions().get(0);
        seed.path("comments").forEach(comment -> comment(comment, revision, user, null));
    }

    private void comment(JsonNode seed, Revision revision, Person user, @Nullable Frame parent) {
        int frame = parent == null ? 0 : parent.fields().path("frame").intValue();
        Frame note = repository.newNote(
                id(seed),
                revision,
                by(seed, user),
                seed.path("type").asText("comment"),
                seed.path("frame").asInt(frame));
        update(note, seed, "replies");
        setTimes(note, seed);
        if (parent != null) {
            note.fields().put("parent_id", parent.id());
        }
        seed.path("replies").forEach(reply -> comment(reply, revision, user, note));
    }

    /** Sets the times that the seed does not have to one that it has: they are the same moment unless a comment was edited. */
    private static void setTimes(Frame note, JsonNode seed) {
        Instant created = Stream.of("created", "modified")
                .flatMap(field -> DateTimes.parse(seed.path(field).asText()).stream())
                .findFirst()
                .orElse(null);
        if (seed.has("loadTime") && !seed.has("created")) {
            created = Instant.ofEpochSecond(seed.path("loadTime").longValue());
        }
        if (created == null) {
            return;
        }
        ObjectNode fields = note.fields();
        for (String field : List.of("created", "modified")) {
            if (!seed.has(field)) {
                fields.put(field, created.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        }
        if (!seed.has("loadTime")) {
            fields.put("loadTime", created.getEpochSecond());
        }
    }

    private Person by(JsonNode seed, Person user) {
        return seed.has("by") ? repository.person(seed.path("by").asText()).orElse(user) : user;
    }
}
