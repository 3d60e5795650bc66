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

/** Finds and makes resources for the handlers, so that one rule says who sees what. The caller holds the lock of the world. */
final class Repository {

    private final Store world;

    Repository(Store world) {
        this.world = world;
    }

    /** Gives what a person sees and may do now. */
    Permissions as(Person person) {
        return new Permissions(world, person);
    }

    /** Finds a workspace, whoever asks. */
    Account account(long id) {
        return world.accounts().find(id).orElseThrow(() -> HttpException.notFound("workspace", id));
    }

    /** Finds a project, whoever asks. */
    Project project(long id) {
        return world.projects().find(id).orElseThrow(() -> HttpException.notFound("project", id));
    }

    /** Finds a review, whoever asks. */
    Review review(long id) {
        return world.reviews().find(id).orElseThrow(() -> HttpException.notFound("review", id));
    }

    /** Finds an item, whoever asks. */
    Item item(long id) {
        return world.items().find(id).orElseThrow(() -> HttpException.notFound("item", id));
    }

    Project newProject(Account account, Person creator, String name) {
        return newProject(world.newId(), account, creator, name);
    }

    Project newProject(long id, Account account, Person creator, String name) {
        Project project = world.projects().add(new Project(id, account, creator, name));
        project.members().put("created", world.timestamp()).put("modified", world.timestamp());
        return project;
    }

    Review newReview(Project project, Person creator, String name) {
        return newReview(world.newId(), project, creator, name);
    }

    Review newReview(long id, Project project, Person creator, String name) {
        return world.reviews().add(new Review(id, world.newShortUuid(), project, creator, name));
    }

    /** Makes an item at the end of a review. */
    Item newItem(Review review, Person creator, String name, @Nullable String uuid) {
        return newItem(world.newId(), review, creator, name, uuid);
    }

    /** Makes an item of a given id at the end of a review. */
    Item newItem(long id, Review review, Person creator, String name, @Nullable String uuid) {
        Item item = world.items().add(new Item(id, uuid == null ? world.newUuid() : uuid, creator, name));
        item.members().put("created", world.timestamp());
        place(item, review);
        return item;
    }

    /** Puts an item at the end of a review, with a revision of its own there. */
    Revision place(Item item, Review review) {
        Revision revision = world.revisions().add(new Revision(world.newId(), item, review));
        item.revisions().add(revision);
        if (!review.items().contains(item)) {
            review.items().add(item);
        }
        return revision;
    }

    /** Takes an item out of a review and its sections, and puts it at the end of another one, with its comments. */
    void move(Item item, Review from, Review to) {
        from.items().remove(item);
        from.sections().forEach(section -> section.items().remove(item.id()));
        item.revisions().stream()
                .filter(revision -> revision.review() == from)
                .forEach(revision -> revision.moveTo(to));
        if (!to.items().contains(item)) {
            to.items().add(item);
        }
    }

    /** Finds a person by e-mail address or username; upper and lower case are the same in an address. */
    Optional<Person> person(String email) {
        return world.people()
                .all()
                .filter(person -> person.text("email").equalsIgnoreCase(email)
                        || person.text("username").equals(email))
                .findFirst();
    }

    /** Makes a person whose name to log in with is the address, as of someone who was invited. */
    Person newPerson(String email) {
        return world.people().add(new Person(world.newId(), email, email));
    }

    /** Connects a person with a workspace, or with a project of it, or changes the connection that there is. */
    Connection connect(Person person, Account account, @Nullable Project project, String permission) {
        Optional<Connection> old = world.connections()
                .all()
                .filter(each -> each.person() == person && each.account() == account && each.project() == project)
                .findFirst();
        old.ifPresent(connection -> connection.permit(permission));
        return old.orElseGet(() -> world.connections()
                .add(
                        project == null
                                ? Connection.toAccount(world.newId(), person, account, permission)
                                : Connection.toProject(world.newId(), person, project, permission)));
    }

    /**
     * Disconnects a person from a project, or from a workspace and all projects in it.
     *
     * @return whether there was anything to disconnect
     */
    boolean disconnect(Person person, Account account, @Nullable Project project) {
        List<Connection> gone = world.connections()
                .all()
                .filter(each -> each.person() == person && each.account() == account)
                .filter(each -> project == null || each.project() == project)
                .toList();
        gone.forEach(connection -> world.connections().remove(connection.id()));
        return !gone.isEmpty();
    }

    /** Makes a comment or a sketch, with all members that the service sends. */
    Frame newNote(long id, Revision revision, Person creator, String type, int frame) {
        Frame note = world.frames().add(new Frame(id, revision, creator));
        ObjectNode members = note.members();
        members.put("type", type).put("frame", frame).put("text", "").put("duration", 1);
        members.putNull("parent_id").putNull("publicUserInfo").putNull("data").putNull("cameraInfo");
        members.putArray("attachments");
        members.put("loadTime", world.now().getEpochSecond());
        members.put("created", world.timestamp()).put("modified", world.timestamp());
        return note;
    }
}
