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
        Store world = world();
        user = world.people().all().findFirst().orElseThrow();
        account = world.accounts().all().findFirst().orElseThrow();
        project = world.projects().add(new Project(world.newId(), account, user, "Show A"));
        review = world.reviews().add(new Review(world.newId(), "aB3dE5fG7hJ9", project, user, "Dailies"));
        item = item("shot_010.mov");
        revision = item.revisionIn(review.id()).orElseThrow();
    }

    Store world() {
        return mock.service().world();
    }

    /** Makes an item in the review. */
    Item item(String name) {
        Store world = world();
        Item item = world.items().add(new Item(world.newId(), world.newUuid(), user, name));
        item.members().put("created", "2026-03-02T09:12:44Z");
        Revision revision = world.revisions().add(new Revision(world.newId(), item, review));
        item.revisions().add(revision);
        review.items().add(item);
        return item;
    }

    /** Makes a sketch on the item. */
    Frame sketch(int frame) {
        return note("sketch", frame);
    }

    Frame note(String type, int frame) {
        Store world = world();
        Frame note = world.frames().add(new Frame(world.newId(), revision, user));
        note.members().put("type", type).put("frame", frame).put("duration", 1);
        note.members().putArray("attachments");
        note.members().put("created", "2026-03-02T09:35:00Z").put("modified", "2026-03-02T09:35:00Z");
        return note;
    }

    /** Leaves the caller nothing but a connection with the project. */
    void demote(String permission) {
        expel();
        Store world = world();
        world.connections().add(Connection.toProject(world.newId(), user, project, permission));
    }

    /** Leaves the caller nothing at all. */
    void expel() {
        Store world = world();
        world.connections().all().toList().forEach(each -> world.connections().remove(each.id()));
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
