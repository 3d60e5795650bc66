package com.syncsketch.mock;

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

/** A mock server with one project, one review and one item, and a client for it. */
final class MockServerFixture implements AutoCloseable {

    final MockSyncSketch mock = MockSyncSketch.start();
    private final JsonClient client = JsonClient.of(mock);
    Person user;
    Account account;
    Project project;
    Review review;
    Item item;
    Revision revision;

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

    JsonClient.Response get(String path) {
        return client.get(path);
    }

    JsonClient.Response patch(String path, String json) {
        return client.patch(path, json);
    }

    JsonClient.Response post(String path, String json) {
        return client.post(path, json);
    }

    JsonClient.Response post(String path) {
        return client.post(path);
    }

    @Override
    public void close() {
        mock.close();
    }
}
