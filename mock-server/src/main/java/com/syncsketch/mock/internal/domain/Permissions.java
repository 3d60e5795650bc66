package com.syncsketch.mock.internal.domain;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.state.Account;
import com.syncsketch.mock.internal.state.Connection;
import com.syncsketch.mock.internal.state.Item;
import com.syncsketch.mock.internal.state.Person;
import com.syncsketch.mock.internal.state.Project;
import com.syncsketch.mock.internal.state.Review;
import com.syncsketch.mock.internal.state.Store;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The permissions of a person, as of the time when this object is created. Lookups fail with status 404 if the person cannot see
 * the resource, and with 403 if the person can see it but not change it. The caller holds the lock of the store.
 *
 * <p>It is known that a connection gives access, and that a workspace is visible only to people connected to it. What each permission
 * allows is a choice of the mock server:
 *
 * <ul>
 *   <li>In a workspace, {@code admin} and {@code manager} can do everything.
 *   <li>In a project, {@code admin} can do everything, {@code member} can change reviews and items, {@code reviewer} and
 *       {@code restricted_member} can comment, {@code viewer} and any unknown permission can only view.
 * </ul>
 */
public final class Permissions {

    /** The rights in a project, in ascending order. Each includes the previous ones. */
    private enum Right {
        NONE("see it"),
        VIEW("view it"),
        COMMENT("comment in it"),
        WRITE("change its content"),
        ADMINISTER("change it");

        private final String description;

        Right(String description) {
            this.description = description;
        }
    }

    private final Store store;
    private final Person person;
    private final Set<Long> accounts = new HashSet<>();
    private final Map<Long, Connection> projects = new HashMap<>();

    public Permissions(Store store, Person person) {
        this.store = store;
        this.person = person;
        store.connections()
                .all()
                .filter(connection -> connection.person() == person)
                .forEach(connection -> {
                    if (connection.project() == null) {
                        accounts.add(connection.account().id());
                    } else {
                        projects.put(connection.project().id(), connection);
                    }
                });
    }

    /** Checks whether the person is connected to the workspace itself, not only to projects in it. */
    public boolean sees(Account account) {
        return accounts.contains(account.id());
    }

    public boolean sees(Project project) {
        return right(project) != Right.NONE;
    }

    public boolean sees(Review review) {
        return sees(review.project());
    }

    public boolean sees(Item item) {
        return right(item) != Right.NONE;
    }

    /** Checks whether a person is visible: people see themselves and those with whom they share a workspace or a project. */
    public boolean sees(Person other) {
        return other == person
                || store.connections().all().anyMatch(connection -> connection.person() == other && shares(connection));
    }

    private boolean shares(Connection connection) {
        if (accounts.contains(connection.account().id())) {
            return true;
        }
        return connection.project() == null
                // People of a workspace have access to all its projects.
                ? projects.values().stream().anyMatch(own -> own.account() == connection.account())
                : projects.containsKey(connection.project().id());
    }

    public Account account(long id) {
        return store.accounts().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("workspace", id));
    }

    public Project project(long id) {
        return store.projects().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("project", id));
    }

    public Review review(long id) {
        return store.reviews().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("review", id));
    }

    public Item item(long id) {
        return store.items().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("item", id));
    }

    public Person person(long id) {
        return store.people().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("person", id));
    }

    /** Returns the workspaces that the person, or a project of the person, is connected to. */
    public Stream<Account> accountsAround() {
        return store.accounts()
                .all()
                .filter(account -> sees(account)
                        || projects.values().stream().anyMatch(connection -> connection.account() == account));
    }

    /** Returns the projects that the person can see, including deleted ones. */
    public Stream<Project> projects() {
        return store.projects().all().filter(this::sees);
    }

    /** Returns the reviews that the person can see, including deleted ones. */
    public Stream<Review> reviews() {
        return store.reviews().all().filter(this::sees);
    }

    /** Returns the items that the person can see, including deleted ones. */
    public Stream<Item> items() {
        return store.items().all().filter(this::sees);
    }

    /** Returns the people that the person can see. */
    public Stream<Person> people() {
        return store.people().all().filter(this::sees);
    }

    /** Finds a workspace to change, to create projects in, or to change the people of. */
    public Account accountToAdminister(long id) {
        if (store.accounts().find(id).filter(account -> !sees(account)).isPresent()
                && projects.values().stream().anyMatch(own -> own.account().id() == id)) {
            throw new HttpException(403, person.text("username") + " is connected only to projects of workspace " + id);
        }
        return account(id);
    }

    /** Finds a project to change, or to change the people of. */
    public Project projectToAdminister(long id) {
        return require(project(id), Right.ADMINISTER);
    }

    /** Finds a project to create reviews in. */
    public Project projectToWrite(long id) {
        return require(project(id), Right.WRITE);
    }

    /** Finds a review to change, or to add items to. */
    public Review reviewToWrite(long id) {
        Review review = review(id);
        require(review.project(), Right.WRITE);
        return review;
    }

    /** Finds a review to comment in. */
    public Review reviewToComment(long id) {
        Review review = review(id);
        require(review.project(), Right.COMMENT);
        return review;
    }

    /** Finds an item to change. Write access to one of its reviews is sufficient. */
    public Item itemToWrite(long id) {
        Item item = item(id);
        if (right(item).compareTo(Right.WRITE) < 0) {
            item.reviews().stream()
                    .map(Review::project)
                    .filter(this::sees)
                    .forEach(project -> require(project, Right.WRITE));
        }
        return item;
    }

    private Project require(Project project, Right needed) {
        if (right(project).compareTo(needed) < 0) {
            // A person who sees a project but is not connected to its workspace is connected to the project.
            String permission =
                    Objects.requireNonNull(projects.get(project.id())).permission();
            throw new HttpException(
                    403,
                    person.text("username") + " is " + permission + " of project " + project.id()
                            + ", which does not include the right to " + needed.description);
        }
        return project;
    }

    private Right right(Item item) {
        Right best = item.reviews().stream()
                .map(review -> right(review.project()))
                .max(Comparator.naturalOrder())
                .orElse(Right.NONE);
        return best == Right.NONE && item.creator() == person ? Right.VIEW : best;
    }

    private Right right(Project project) {
        if (sees(project.account())) {
            return Right.ADMINISTER;
        }
        Connection connection = projects.get(project.id());
        if (connection == null) {
            return Right.NONE;
        }
        return switch (connection.permission()) {
            case "admin" -> Right.ADMINISTER;
            case "member" -> Right.WRITE;
            case "reviewer", "restricted_member" -> Right.COMMENT;
            default -> Right.VIEW;
        };
    }
}
