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
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.Repository;
import com.syncsketch.mock.internal.http.HeaderText;
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
import com.syncsketch.mock.internal.view.ResponseSerializer;
import com.syncsketch.mock.model.MockData;
import com.syncsketch.mock.model.Seed;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Implements {@link MockData} on the store. */
public final class StoreData implements MockData {

    private final Store store;
    private final Contract contract;
    private final Repository repository;
    private final ResponseSerializer serializer;
    private final Authenticator authenticator;
    private final SeedLoader seedLoader;
    private final Media media;

    public StoreData(
            Store store,
            Contract contract,
            Repository repository,
            ResponseSerializer serializer,
            Authenticator authenticator,
            SeedLoader seedLoader,
            Media media) {
        this.store = store;
        this.contract = contract;
        this.repository = repository;
        this.serializer = serializer;
        this.authenticator = authenticator;
        this.seedLoader = seedLoader;
        this.media = media;
    }

    @Override
    public long userId() {
        return store.locked(() -> user().id());
    }

    private Person user() {
        return first(store.people());
    }

    @Override
    public long accountId() {
        return store.locked(() -> first(store.accounts()).id());
    }

    private static <T extends Resource> T first(Table<T> table) {
        return table.all().findFirst().orElseThrow(() -> new IllegalStateException("The store is empty"));
    }

    @Override
    public long addUser(String email) {
        return store.locked(() -> person(email).id());
    }

    @Override
    public long addUser(String email, String key) {
        return store.locked(() -> {
            Person person = person(email);
            authenticator.accept(person, HeaderText.require("key", key));
            return person.id();
        });
    }

    private Person person(String email) {
        return repository.person(email).orElseGet(() -> repository.newPerson(email));
    }

    @Override
    public void connect(long userId, long accountOrProjectId, String permission) {
        store.locked(() -> {
            Person person = find(Person.class, userId);
            Resource target = find(Resource.class, accountOrProjectId);
            return repository.connect(person, account(target), project(target), permission);
        });
    }

    @Override
    public void disconnect(long userId, long accountOrProjectId) {
        store.locked(() -> {
            Person person = find(Person.class, userId);
            Resource target = find(Resource.class, accountOrProjectId);
            return repository.disconnect(person, account(target), project(target));
        });
    }

    private static Account account(Resource target) {
        if (target instanceof Account account) {
            return account;
        }
        Project project = project(target);
        if (project == null) {
            throw new IllegalArgumentException(target.id() + " is neither a workspace nor a project");
        }
        return project.account();
    }

    @Nullable
    private static Project project(Resource target) {
        return target instanceof Project project ? project : null;
    }

    @Override
    public long addAccount(String name) {
        return store.locked(() -> {
            Account account = store.accounts().add(new Account(store.newId(), name));
            repository.connect(user(), account, null, "admin");
            return account.id();
        });
    }

    @Override
    public long addProject(long accountId, String name) {
        return store.locked(() -> repository
                .newProject(find(Account.class, accountId), user(), name)
                .id());
    }

    @Override
    public long addReview(long projectId, String name) {
        return store.locked(() -> repository
                .newReview(find(Project.class, projectId), user(), name)
                .id());
    }

    @Override
    public long addItem(long reviewId, String name, Map<String, ?> fields) {
        return store.locked(() -> {
            Review review = find(Review.class, reviewId);
            ObjectNode changes = JavaValues.MAPPER.valueToTree(fields);
            check("Item", "fields of an item", changes);
            Item item = repository.newItem(review, user(), name, null);
            item.fields().put("status", "done");
            item.update(changes);
            media.setPlaceholder(item);
            return item.id();
        });
    }

    @Override
    public long addComment(long itemId, long reviewId, int frame, String text) {
        return store.locked(() -> {
            Revision revision = find(Item.class, itemId)
                    .revisionIn(find(Review.class, reviewId).id())
                    .orElseThrow(
                            () -> new IllegalArgumentException("Item " + itemId + " is not in review " + reviewId));
            Frame note = repository.newNote(store.newId(), revision, user(), "comment", frame);
            note.fields().put("text", text);
            return note.id();
        });
    }

    @Override
    public void set(long id, String field, @Nullable Object value) {
        store.locked(() -> {
            Resource resource = find(Resource.class, id);
            ObjectNode changes = JsonNodeFactory.instance.objectNode();
            changes.set(field, JavaValues.MAPPER.valueToTree(value));
            check(schema(resource), field + " of " + kind(resource) + " " + id, changes);
            resource.update(changes);
            return resource;
        });
    }

    private void check(String schema, String what, ObjectNode changes) {
        if (changes.has("id")) {
            throw new IllegalArgumentException("The id cannot be changed");
        }
        List<Violation> violations =
                contract.check(schema, what, changes.deepCopy().put("id", 1));
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("This violates the contract: " + violations);
        }
    }

    private <T extends Resource> T find(Class<T> type, long id) {
        Resource found = store.find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no resource with the id " + id));
        if (!type.isInstance(found)) {
            throw new IllegalArgumentException(id + " is the id of a " + kind(found));
        }
        return type.cast(found);
    }

    @Override
    public Map<String, Object> get(long id) {
        return store.locked(() -> map(find(Resource.class, id)));
    }

    @Override
    public List<Map<String, Object>> users() {
        return all(store.people());
    }

    @Override
    public List<Map<String, Object>> accounts() {
        return all(store.accounts());
    }

    @Override
    public List<Map<String, Object>> projects() {
        return all(store.projects());
    }

    @Override
    public List<Map<String, Object>> reviews() {
        return all(store.reviews());
    }

    @Override
    public List<Map<String, Object>> items() {
        return all(store.items());
    }

    @Override
    public List<Map<String, Object>> comments() {
        return all(store.frames());
    }

    private List<Map<String, Object>> all(Table<?> table) {
        return store.locked(() -> table.all().map(this::map).toList());
    }

    @Override
    public void load(Seed seed) {
        store.locked(() -> {
            seedLoader.load(seed, user());
            return seed;
        });
    }

    private Map<String, Object> map(Resource resource) {
        try {
            Map<String, Object> map = JavaValues.MAP.readValue(view(resource).put("kind", kind(resource)));
            return Collections.unmodifiableMap(map);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not parse JSON in memory", e);
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
            throw new IllegalArgumentException(resource.id() + " is a " + kind(resource) + ", which has no fields");
        }
        return resource.getClass().getSimpleName();
    }

    private ObjectNode view(Resource resource) {
        if (resource instanceof Account account) {
            return serializer.account(account);
        }
        if (resource instanceof Project project) {
            return serializer.project(project, false, true);
        }
        if (resource instanceof Review review) {
            return review(review);
        }
        if (resource instanceof Item item) {
            ObjectNode view = serializer.item(item);
            return view.set("review_ids", ids(item.reviews()));
        }
        if (resource instanceof Person person) {
            return user(person);
        }
        if (resource instanceof Frame note) {
            ObjectNode view = note.fields().deepCopy();
            view.put("item_id", note.revision().item().id());
            view.put("review_id", note.revision().review().id());
            view.put("revision_id", note.revision().id());
            return view.put("creator_id", note.creator().id());
        }
        return resource.fields().deepCopy();
    }

    private ObjectNode review(Review review) {
        ObjectNode view = review.fields().deepCopy();
        view.put("project_id", review.project().id());
        view.set("item_ids", ids(review.items()));
        ArrayNode sections = view.putArray("sections");
        review.sections().forEach(section -> sections.add(ResponseSerializer.section(section)));
        return view;
    }

    private ObjectNode user(Person person) {
        ObjectNode view = serializer.person(person);
        ArrayNode connections = view.putArray("connections");
        store.connections()
                .all()
                .filter(connection -> connection.person() == person)
                .forEach(connection -> connections.add(serializer.connection(connection)));
        return view;
    }

    private static JsonNode ids(List<? extends Resource> resources) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        resources.forEach(resource -> ids.add(resource.id()));
        return ids;
    }

    /** Converts between JSON and Java values. A holder class, because the mapper is slow to create and most tests do not need it. */
    private static final class JavaValues {

        static final ObjectMapper MAPPER = new ObjectMapper();
        static final ObjectReader MAP =
                MAPPER.readerForMapOf(Object.class).with(DeserializationFeature.USE_LONG_FOR_INTS);
    }
}
