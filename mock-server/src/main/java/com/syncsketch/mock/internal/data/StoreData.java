package com.syncsketch.mock.internal.data;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.routing.Authenticator;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Resource;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import com.syncsketch.mock.internal.state.Table;
import com.syncsketch.mock.internal.view.Paginator;
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The data of one world. */
final class StoreData implements MockData {

    private final Store world;
    private final Contract contract;
    private final Repository records;
    private final ResponseSerializer views;
    private final Authenticator login;
    private final SeedLoader planter;

    StoreData(Store world, Contract contract, Repository records, ResponseSerializer views, Authenticator login, SeedLoader planter) {
        this.world = world;
        this.contract = contract;
        this.records = records;
        this.views = views;
        this.login = login;
        this.planter = planter;
    }

    @Override
    public long userId() {
        return world.locked(() -> user().id());
    }

    private Person user() {
        return first(world.people());
    }

    @Override
    public long accountId() {
        return world.locked(() -> first(world.accounts()).id());
    }

    private static <T extends Resource> T first(Table<T> table) {
        return table.all().findFirst().orElseThrow(() -> new IllegalStateException("The world is empty"));
    }

    @Override
    public long addUser(String email) {
        return world.locked(() -> person(email).id());
    }

    @Override
    public long addUser(String email, String key) {
        return world.locked(() -> {
            Person person = person(email);
            login.accept(person, key);
            return person.id();
        });
    }

    private Person person(String email) {
        return records.person(email).orElseGet(() -> records.newPerson(email));
    }

    @Override
    public void connect(long userId, long accountOrProjectId, String permission) {
        world.locked(() -> {
            Person person = find(Person.class, userId);
            Resource place = find(Resource.class, accountOrProjectId);
            return records.connect(person, account(place), project(place), permission);
        });
    }

    @Override
    public void disconnect(long userId, long accountOrProjectId) {
        world.locked(() -> {
            Person person = find(Person.class, userId);
            Resource place = find(Resource.class, accountOrProjectId);
            return records.disconnect(person, account(place), project(place));
        });
    }

    private static Account account(Resource place) {
        if (place instanceof Account account) {
            return account;
        }
        Project project = project(place);
        if (project == null) {
            throw new IllegalArgumentException(place.id() + " is neither a workspace nor a project");
        }
        return project.account();
    }

    @Nullable
    private static Project project(Resource place) {
        return place instanceof Project project ? project : null;
    }

    @Override
    public long addAccount(String name) {
        return world.locked(() -> {
            Account account = world.accounts().add(new Account(world.newId(), name));
            records.connect(user(), account, null, "admin");
            return account.id();
        });
    }

    @Override
    public long addProject(long accountId, String name) {
        return world.locked(() ->
                records.newProject(find(Account.class, accountId), user(), name).id());
    }

    @Override
    public long addReview(long projectId, String name) {
        return world.locked(() ->
                records.newReview(find(Project.class, projectId), user(), name).id());
    }

    @Override
    public long addItem(long reviewId, String name, Map<String, ?> members) {
        return world.locked(() -> {
            Review review = find(Review.class, reviewId);
            ObjectNode changes = JavaValues.MAPPER.valueToTree(members);
            check("Item", "members of an item", changes);
            Item item = records.newItem(review, user(), name, null);
            item.members().put("status", "done");
            Paginator.merge(item.members(), changes);
            return item.id();
        });
    }

    @Override
    public long addComment(long itemId, long reviewId, int frame, String text) {
        return world.locked(() -> {
            Revision revision = find(Item.class, itemId)
                    .revisionIn(find(Review.class, reviewId).id())
                    .orElseThrow(() ->
                            new IllegalArgumentException("Item " + itemId + " does not stand in review " + reviewId));
            Frame note = records.newNote(world.newId(), revision, user(), "comment", frame);
            note.members().put("text", text);
            return note.id();
        });
    }

    @Override
    public void set(long id, String member, @Nullable Object value) {
        world.locked(() -> {
            Resource resource = find(Resource.class, id);
            ObjectNode changes = JsonNodeFactory.instance.objectNode();
            changes.set(member, JavaValues.MAPPER.valueToTree(value));
            check(schema(resource), member + " of " + kind(resource) + " " + id, changes);
            Paginator.merge(resource.members(), changes);
            return resource;
        });
    }

    private void check(String schema, String what, ObjectNode changes) {
        if (changes.has("id")) {
            throw new IllegalArgumentException("An id cannot be set");
        }
        List<Violation> problems = contract.check(schema, what, changes.deepCopy().put("id", 1));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The contract does not allow it: " + problems);
        }
    }

    private <T extends Resource> T find(Class<T> type, long id) {
        Resource found = world.find(id).orElseThrow(() -> new IllegalArgumentException("Nothing has the id " + id));
        if (!type.isInstance(found)) {
            throw new IllegalArgumentException(id + " is the id of a " + kind(found));
        }
        return type.cast(found);
    }

    @Override
    public Map<String, Object> get(long id) {
        return world.locked(() -> map(find(Resource.class, id)));
    }

    @Override
    public List<Map<String, Object>> users() {
        return all(world.people());
    }

    @Override
    public List<Map<String, Object>> accounts() {
        return all(world.accounts());
    }

    @Override
    public List<Map<String, Object>> projects() {
        return all(world.projects());
    }

    @Override
    public List<Map<String, Object>> reviews() {
        return all(world.reviews());
    }

    @Override
    public List<Map<String, Object>> items() {
        return all(world.items());
    }

    @Override
    public List<Map<String, Object>> comments() {
        return all(world.frames());
    }

    private List<Map<String, Object>> all(Table<?> table) {
        return world.locked(() -> table.all().map(this::map).toList());
    }

    @Override
    public void load(Seed seed) {
        world.locked(() -> {
            planter.plant(seed, user());
            return seed;
        });
    }

    private Map<String, Object> map(Resource resource) {
        try {
            Map<String, Object> map = JavaValues.MAP.readValue(view(resource).put("kind", kind(resource)));
            return Collections.unmodifiableMap(map);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON in memory cannot be read", e);
        }
    }

    private static String kind(Resource resource) {
        if (resource instanceof Person) {
            return "user";
        }
        return resource instanceof Frame
                ? "comment"
                : resource.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String schema(Resource resource) {
        if (resource instanceof Revision || resource instanceof Connection) {
            throw new IllegalArgumentException(resource.id() + " is a " + kind(resource) + ", which has no members");
        }
        return resource.getClass().getSimpleName();
    }

    private ObjectNode view(Resource resource) {
        if (resource instanceof Account account) {
            return views.account(account);
        }
        if (resource instanceof Project project) {
            return views.project(project, false, true);
        }
        if (resource instanceof Review review) {
            return review(review);
        }
        if (resource instanceof Item item) {
            ObjectNode view = views.item(item);
            return view.set("review_ids", ids(item.reviews()));
        }
        if (resource instanceof Person person) {
            return user(person);
        }
        if (resource instanceof Frame note) {
            ObjectNode view = note.members().deepCopy();
            view.put("item_id", note.revision().item().id());
            view.put("review_id", note.revision().review().id());
            view.put("revision_id", note.revision().id());
            return view.put("creator_id", note.creator().id());
        }
        return resource.members().deepCopy();
    }

    private ObjectNode review(Review review) {
        ObjectNode view = review.members().deepCopy();
        view.put("project_id", review.project().id());
        view.set("item_ids", ids(review.items()));
        ArrayNode sections = view.putArray("sections");
        review.sections().forEach(section -> sections.add(ResponseSerializer.section(section)));
        return view;
    }

    private ObjectNode user(Person person) {
        ObjectNode view = views.person(person);
        ArrayNode connections = view.putArray("connections");
        world.connections()
                .all()
                .filter(connection -> connection.person() == person)
                .forEach(connection -> connections.add(views.connection(connection)));
        return view;
    }

    private static JsonNode ids(List<? extends Resource> resources) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        resources.forEach(resource -> ids.add(resource.id()));
        return ids;
    }

    /** Turns JSON into values of Java and back. Apart, as it takes long to come about, and most tests need none of it. */
    private static final class JavaValues {

        static final ObjectMapper MAPPER = new ObjectMapper();
        static final ObjectReader MAP =
                MAPPER.readerForMapOf(Object.class).with(DeserializationFeature.USE_LONG_FOR_INTS);
    }
}
