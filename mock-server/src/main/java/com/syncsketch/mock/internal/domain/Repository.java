package com.syncsketch.mock.internal.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Frame;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Revision;
import com.syncsketch.mock.internal.state.Store;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/** Finds, creates and connects resources. The caller holds the lock of the store. */
public final class Repository {

    private final Store store;

    public Repository(Store store) {
        this.store = store;
    }

    /** Returns the current permissions of a person. */
    public Permissions permissionsOf(Person person) {
        return new Permissions(store, person);
    }

    /** Finds a workspace without checking permissions. */
    public Account account(long id) {
        return store.accounts().find(id).orElseThrow(() -> HttpException.notFound("workspace", id));
    }

    /** Finds a project without checking permissions. */
    public Project project(long id) {
        return store.projects().find(id).orElseThrow(() -> HttpException.notFound("project", id));
    }

    /** Finds a review without checking permissions. */
    public Review review(long id) {
        return store.reviews().find(id).orElseThrow(() -> HttpException.notFound("review", id));
    }

    /** Finds an item without checking permissions. */
    public Item item(long id) {
        return store.items().find(id).orElseThrow(() -> HttpException.notFound("item", id));
    }

    public Project newProject(Account account, Person creator, String name) {
        return newProject(store.newId(), account, creator, name);
    }

    public Project newProject(long id, Account account, Person creator, String name) {
        Project project = store.projects().add(new Project(id, account, creator, name));
        project.fields().put("created", store.timestamp()).put("modified", store.timestamp());
        return project;
    }

    public Review newReview(Project project, Person creator, String name) {
        return newReview(store.newId(), project, creator, name);
    }

    public Review newReview(long id, Project project, Person creator, String name) {
        return store.reviews().add(new Review(id, store.newShortUuid(), project, creator, name));
    }

    /** Creates an item at the end of a review. */
    public Item newItem(Review review, Person creator, String name, @Nullable String uuid) {
        return newItem(store.newId(), store.newId(), review, creator, name, uuid);
    }

    /** Creates an item with a given id, and a revision with a given id, at the end of a review. */
    public Item newItem(long id, long revisionId, Review review, Person creator, String name, @Nullable String uuid) {
        Item item = store.items().add(new Item(id, uuid == null ? store.newUuid() : uuid, creator, name));
        item.fields().put("created", store.timestamp()).put("type", MediaTypes.itemType(null, name));
        addRevision(revisionId, item, review);
        return item;
    }

    /** Adds a new revision of an item to a review, at its end unless the item is in the review already. */
    public Revision addRevision(Item item, Review review) {
        return addRevision(store.newId(), item, review);
    }

    private Revision addRevision(long id, Item item, Review review) {
        Revision revision = store.revisions().add(new Revision(id, item, review));
        item.revisions().add(revision);
        if (!review.items().contains(item)) {
            review.items().add(item);
        }
        return revision;
    }

    /** Moves an item, with its comments, from a review and its sections to the end of another review. */
    public void move(Item item, Review from, Review to) {
        from.items().remove(item);
        from.sections().forEach(section -> section.items().remove(item.id()));
        item.revisions().stream()
                .filter(revision -> revision.review() == from)
                .forEach(revision -> revision.moveTo(to));
        if (!to.items().contains(item)) {
            to.items().add(item);
        }
    }

    /** Removes an item permanently, with its revisions and comments. */
    public void remove(Item item) {
        for (Review review : item.reviews()) {
            review.items().remove(item);
            review.sections().forEach(section -> section.items().remove(item.id()));
        }
        List<Frame> frames = store.frames()
                .all()
                .filter(frame -> frame.revision().item() == item)
                .toList();
        frames.forEach(frame -> store.frames().remove(frame.id()));
        item.revisions().forEach(revision -> store.revisions().remove(revision.id()));
        store.items().remove(item.id());
    }

    /** Finds a person by email address (ignoring case) or username. */
    public Optional<Person> person(String email) {
        return store.people()
                .all()
                .filter(person -> person.text("email").equalsIgnoreCase(email)
                        || person.text("username").equals(email))
                .findFirst();
    }

    /** Creates a person whose username is the email address, as when a person is invited. */
    public Person newPerson(String email) {
        return store.people().add(new Person(store.newId(), email, email));
    }

    /** Connects a person to a workspace or to a project of it, or changes the permission of an existing connection. */
    public Connection connect(Person person, Account account, @Nullable Project project, String permission) {
        Optional<Connection> old = store.connections()
                .all()
                .filter(each -> each.person() == person && each.account() == account && each.project() == project)
                .findFirst();
        old.ifPresent(connection -> connection.setPermission(permission));
        return old.orElseGet(() -> store.connections()
                .add(
                        project == null
                                ? Connection.toAccount(store.newId(), person, account, permission)
                                : Connection.toProject(store.newId(), person, project, permission)));
    }

    /**
     * Disconnects a person from a project, or from a workspace and all projects in it.
     *
     * @return whether there was a connection
     */
    public boolean disconnect(Person person, Account account, @Nullable Project project) {
        List<Connection> gone = store.connections()
                .all()
                .filter(each -> each.person() == person && each.account() == account)
                .filter(each -> project == null || each.project() == project)
                .toList();
        gone.forEach(connection -> store.connections().remove(connection.id()));
        return !gone.isEmpty();
    }

    /** Creates a comment or a sketch with all fields that the service sends. */
    public Frame newNote(long id, Revision revision, Person creator, String type, int frame) {
        Frame note = store.frames().add(new Frame(id, revision, creator));
        ObjectNode fields = note.fields();
        fields.put("type", type).put("frame", frame).put("text", "").put("duration", 1);
        fields.putNull("parent_id").putNull("publicUserInfo").putNull("data").putNull("cameraInfo");
        fields.putArray("attachments");
        fields.put("loadTime", store.now().getEpochSecond());
        fields.put("created", store.timestamp()).put("modified", store.timestamp());
        return note;
    }
}
