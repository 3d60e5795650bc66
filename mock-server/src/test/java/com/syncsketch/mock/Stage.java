package com.syncsketch.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A mock server with one project, one review and one item in it, and someone who calls it. */
final class Stage implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final MockSyncSketch mock = MockSyncSketch.start();
    Person user;
    Account account;
    Project project;
    Review review;
    Item item;
    Revision revision;

    record Answer(int status, JsonNode body) {
        String reason() {
            return body.path(body.has("detail") ? "detail" : "error").asText();
        }
    }

    Stage() throws IOException {
        fill();
    }

    /** Makes project, review and item anew, as is needed after a reset. */
    void fill() {
        Store store = store();
        user = store.people().all().findFirst().orElseThrow();
        account = store.accounts().all().findFirst().orElseThrow();
        project = store.projects().add(new Project(store.newId(), account, user, "Show A"));
        review = store.reviews().add(new Review(store.newId(), "aB3dE5fG7hJ9", project, user, "Dailies"));
        item = item("shot_010.mov");
        revision = item.revisionIn(review.id()).orElseThrow();
    }

    Store store() {
        return mock.service().store();
    }

    /** Makes an item in the review. */
    Item item(String name) {
        Store store = store();
        Item item = store.items().add(new Item(store.newId(), store.newUuid(), user, name));
        item.fields().put("created", "2026-03-02T09:12:44Z");
        Revision revision = store.revisions().add(new Revision(store.newId(), item, review));
        item.revisions().add(revision);
        review.items().add(item);
        return item;
    }

    /** Makes a sketch on the item. */
    Frame sketch(int frame) {
        return note("sketch", frame);
    }

    Frame note(String type, int frame) {
        Store store = store();
        Frame note = store.frames().add(new Frame(store.newId(), revision, user));
        note.fields().put("type", type).put("frame", frame).put("duration", 1);
        note.fields().putArray("attachments");
        note.fields().put("created", "2026-03-02T09:35:00Z").put("modified", "2026-03-02T09:35:00Z");
        return note;
    }

    /** Leaves the caller nothing but a connection with the project. */
    void demote(String permission) {
        expel();
        Store store = store();
        store.connections().add(Connection.toProject(store.newId(), user, project, permission));
    }

    /** Leaves the caller nothing at all. */
    void expel() {
        Store store = store();
        store.connections().all().toList().forEach(each -> store.connections().remove(each.id()));
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null);
    }

    Answer patch(String path, String json) throws Exception {
        return send("PATCH", path, json);
    }

    Answer post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    Answer post(String path) throws Exception {
        return send("POST", path, null);
    }

    private Answer send(String method, String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mock.url() + path))
                .header("Authorization", "apikey " + mock.user() + ":" + mock.key());
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = CLIENT.send(
                request.method(
                                method,
                                json == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        mock.close();
    }
}
