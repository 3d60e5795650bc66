package com.syncsketch.mock.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.domain.Events;
import com.syncsketch.mock.internal.domain.Media;
import com.syncsketch.mock.internal.domain.ShotGrid;
import com.syncsketch.mock.internal.routing.Authenticator;
import com.syncsketch.mock.internal.seed.StateFormat;
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
import com.syncsketch.mock.internal.storage.Storage;
import com.syncsketch.mock.internal.webhook.WebhookSubscription;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.StoredPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The complete state of a server as JSON, which is also a form of a seed. Unlike the form that is written by hand, it has everything that
 * responses depend on: all ids and revisions, the sequences of ids and uuids, media files, webhooks and the ShotGrid site. It does not
 * have running tasks and open multipart uploads, which end with the server.
 *
 * <p>The caller holds the lock of the store.
 */
public final class StateDocument {

    private final Store store;
    private final Authenticator authenticator;
    private final Media media;
    private final Storage storage;
    private final Events events;
    private final ShotGrid shotGrid;

    public StateDocument(
            Store store, Authenticator authenticator, Media media, Storage storage, Events events, ShotGrid shotGrid) {
        this.store = store;
        this.authenticator = authenticator;
        this.media = media;
        this.storage = storage;
        this.events = events;
        this.shotGrid = shotGrid;
    }

    /** Returns the state. */
    public ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("format", StateFormat.NAME);
        Store.Sequences sequences = store.sequences();
        saved.put("version", StateFormat.VERSION)
                .put("next_id", sequences.nextId())
                .put("draws", sequences.draws());
        all(saved, "people", store.people(), (person, node) -> {});
        ObjectNode keys = saved.putObject("keys");
        authenticator.keys().forEach((id, key) -> keys.put(Long.toString(id), key));
        all(saved, "accounts", store.accounts(), (account, node) -> {});
        all(
                saved,
                "projects",
                store.projects(),
                (project, node) -> node.put("account", project.account().id())
                        .put("creator", project.creator().id()));
        all(saved, "reviews", store.reviews(), StateDocument::saveReview);
        all(saved, "items", store.items(), (item, node) -> {
            node.put("creator", item.creator().id());
            ids(item.revisions(), node.putArray("revisions"));
        });
        all(
                saved,
                "revisions",
                store.revisions(),
                (revision, node) -> node.put("item", revision.item().id())
                        .put("review", revision.review().id()));
        all(
                saved,
                "frames",
                store.frames(),
                (frame, node) -> node.put("revision", frame.revision().id())
                        .put("creator", frame.creator().id()));
        all(saved, "connections", store.connections(), (connection, node) -> {
            node.put("person", connection.person().id()).put("permission", connection.permission());
            Project project = connection.project();
            if (project == null) {
                node.put("account", connection.account().id());
            } else {
                node.put("project", project.id());
            }
        });
        saveWebhooks(saved.putArray("webhooks"));
        storage.objects()
                .forEach(object -> saveObject(object, saved.withArray("objects").addObject()));
        saved.set("media", media.save());
        saved.set("shotgrid", shotGrid.save());
        return saved;
    }

    private interface Relations<T> {
        void save(T resource, ObjectNode node);
    }

    private static <T extends Resource> void all(
            ObjectNode saved, String name, Table<T> table, Relations<T> relations) {
        ArrayNode all = saved.putArray(name);
        table.all().forEach(resource -> {
            ObjectNode node = all.addObject();
            relations.save(resource, node);
            node.set("fields", resource.fields().deepCopy());
        });
    }

    private static void ids(List<? extends Resource> resources, ArrayNode ids) {
        resources.forEach(resource -> ids.add(resource.id()));
    }

    private static void saveReview(Review review, ObjectNode node) {
        node.put("project", review.project().id())
                .put("creator", review.creator().id());
        ids(review.items(), node.putArray("items"));
        ArrayNode sections = node.putArray("sections");
        for (Review.Section section : review.sections()) {
            ObjectNode each = sections.addObject().put("uuid", section.uuid()).put("name", section.name());
            section.items().forEach(each.putArray("items")::add);
        }
    }

    private void saveWebhooks(ArrayNode saved) {
        for (WebhookSubscription subscription : events.subscriptions()) {
            ObjectNode node = saved.addObject().put("id", subscription.id());
            node.put("account", subscription.accountId())
                    .put("url", subscription.url())
                    .put("type", subscription.type());
            subscription.headers().forEach(node.putObject("headers")::put);
        }
    }

    private static void saveObject(StoredObject object, ObjectNode node) {
        node.put("key", object.key()).put("media_type", object.mediaType()).put("size", object.size());
        node.put("etag", object.etag()).put("item", object.itemId());
        ArrayNode parts = node.putArray("parts");
        object.parts()
                .forEach(part -> parts.addObject()
                        .put("number", part.number())
                        .put("size", part.size())
                        .put("md5", part.md5())
                        .put("sha256", part.sha256()));
    }

    /**
     * Restores a state in an empty store.
     *
     * @param saved the state
     * @throws IllegalArgumentException if it refers to something that it does not contain
     */
    public void restore(JsonNode saved) {
        for (JsonNode each : saved.path("people")) {
            JsonNode fields = each.path("fields");
            String username = fields.path("username").asText();
            Person person = new Person(id(each), username, fields.path("email").asText());
            authenticatorKey(saved, store.people().add(restored(person, each)));
        }
        for (JsonNode each : saved.path("accounts")) {
            store.accounts().add(restored(new Account(id(each), ""), each));
        }
        for (JsonNode each : saved.path("projects")) {
            Account account = find(store.accounts(), each, "account");
            store.projects().add(restored(new Project(id(each), account, creator(each), ""), each));
        }
        for (JsonNode each : saved.path("reviews")) {
            Project project = find(store.projects(), each, "project");
            store.reviews().add(restored(new Review(id(each), "", project, creator(each), ""), each));
        }
        for (JsonNode each : saved.path("items")) {
            store.items().add(restored(new Item(id(each), "", creator(each), ""), each));
        }
        for (JsonNode each : saved.path("revisions")) {
            Revision revision =
                    new Revision(id(each), find(store.items(), each, "item"), find(store.reviews(), each, "review"));
            store.revisions().add(restored(revision, each));
        }
        for (JsonNode each : saved.path("frames")) {
            Frame frame = new Frame(id(each), find(store.revisions(), each, "revision"), creator(each));
            store.frames().add(restored(frame, each));
        }
        saved.path("connections").forEach(this::restoreConnection);
        saved.path("items").forEach(this::restoreRevisions);
        saved.path("reviews").forEach(this::restoreContent);
        saved.path("webhooks").forEach(this::restoreWebhook);
        saved.path("objects").forEach(each -> storage.restore(object(each)));
        media.restore(saved.path("media"));
        shotGrid.restore(saved.path("shotgrid"));
        store.continueFrom(new Store.Sequences(
                saved.path("next_id").longValue(), saved.path("draws").longValue()));
    }

    private void authenticatorKey(JsonNode saved, Person person) {
        JsonNode key = saved.path("keys").path(Long.toString(person.id()));
        if (key.isTextual()) {
            authenticator.accept(person, key.textValue());
        }
    }

    private static long id(JsonNode saved) {
        return saved.path("fields").path("id").longValue();
    }

    private static <T extends Resource> T restored(T resource, JsonNode saved) {
        resource.fields().removeAll();
        resource.update(saved.path("fields"));
        return resource;
    }

    private Person creator(JsonNode saved) {
        return find(store.people(), saved, "creator");
    }

    private static <T extends Resource> T find(Table<T> table, JsonNode saved, String relation) {
        return byId(table, saved.path(relation), relation + " of " + id(saved));
    }

    private static <T extends Resource> T byId(Table<T> table, JsonNode id, String what) {
        return table.find(id.longValue())
                .orElseThrow(() -> new IllegalArgumentException(what + ": there is none with the id " + id));
    }

    private void restoreConnection(JsonNode saved) {
        Person person = find(store.people(), saved, "person");
        String permission = saved.path("permission").asText();
        Connection connection = saved.has("project")
                ? Connection.toProject(id(saved), person, find(store.projects(), saved, "project"), permission)
                : Connection.toAccount(id(saved), person, find(store.accounts(), saved, "account"), permission);
        store.connections().add(restored(connection, saved));
    }

    private void restoreRevisions(JsonNode saved) {
        Item item = byId(store.items(), saved.path("fields").path("id"), "item");
        for (JsonNode id : saved.path("revisions")) {
            item.revisions().add(byId(store.revisions(), id, "revisions of " + item.id()));
        }
    }

    private void restoreContent(JsonNode saved) {
        Review review = byId(store.reviews(), saved.path("fields").path("id"), "review");
        for (JsonNode id : saved.path("items")) {
            review.items().add(byId(store.items(), id, "items of " + review.id()));
        }
        for (JsonNode section : saved.path("sections")) {
            List<Long> items = new ArrayList<>();
            section.path("items").forEach(id -> items.add(id.longValue()));
            review.sections()
                    .add(new Review.Section(
                            section.path("uuid").asText(), section.path("name").asText(), items));
        }
    }

    private void restoreWebhook(JsonNode saved) {
        Map<String, String> headers = new LinkedHashMap<>();
        saved.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        events.subscribe(new WebhookSubscription(
                saved.path("id").longValue(),
                saved.path("account").longValue(),
                saved.path("url").asText(),
                saved.path("type").asText(),
                headers));
    }

    private static StoredObject object(JsonNode saved) {
        List<StoredPart> parts = new ArrayList<>();
        for (JsonNode part : saved.path("parts")) {
            parts.add(new StoredPart(
                    part.path("number").intValue(),
                    part.path("size").longValue(),
                    part.path("md5").asText(),
                    part.path("sha256").asText()));
        }
        return new StoredObject(
                saved.path("key").asText(),
                saved.path("media_type").textValue(),
                saved.path("size").longValue(),
                saved.path("etag").asText(),
                List.copyOf(parts),
                saved.path("item").longValue());
    }
}
