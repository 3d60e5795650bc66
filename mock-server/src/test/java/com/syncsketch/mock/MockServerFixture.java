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

/** A mock server with one project, one review and one item, and a client for it. */
final class MockServerFixture implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final MockSyncSketch mock = MockSyncSketch.start();
    Person user;
    Account account;
    Project project;
    Review review;
    Item item;
    Revision revision;

    record Response(int status, JsonNode body) {
        String reason() {
            return body.path(body.has("detail") ? "detail" : "error").asText();
        }
    }

    MockServerFixture() throws IOException {
        createData();
    }

    /** Creates the project, the review and the item; also needed after a reset. */
    void createData() {
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

    /** Creates an item in the review. */
    Item item(String name) {
        Store store = store();
        Item item = store.items().add(new Item(store.newId(), store.newUuid(), user, name));
        item.fields().put("created", "2026-03-02T09:12:44Z");
        Revision revision = store.revisions().add(new Revision(store.newId(), item, review));
        item.revisions().add(revision);
        review.items().add(item);
        return item;
    }

    /** Creates a sketch on the item. */
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

    /** Replaces all connections of the user by one to the project. */
    void restrictTo(String permission) {
        removeConnections();
        Store store = store();
        store.connections().add(Connection.toProject(store.newId(), user, project, permission));
    }

    /** Removes all connections of the user. */
    void removeConnections() {
        Store store = store();
        store.connections().all().toList().forEach(each -> store.connections().remove(each.id()));
    }

    Response get(String path) throws Exception {
        return send("GET", path, null);
    }

    Response patch(String path, String json) throws Exception {
        return send("PATCH", path, json);
    }

    Response post(String path, String json) throws Exception {
        return send("POST", path, json);
    }

    Response post(String path) throws Exception {
        return send("POST", path, null);
    }

    private Response send(String method, String path, String json) throws Exception {
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
        return new Response(
                response.statusCode(),
                response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        mock.close();
    }
}
