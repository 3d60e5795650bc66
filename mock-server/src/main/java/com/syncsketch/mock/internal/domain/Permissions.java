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
 * What one person sees and may do, at one moment. What the person does not see is answered with 404, what is seen but may
 * not be changed with 403.
 *
 * <p>That a connection gives access, and that a workspace shows only to those connected with it, is known; what each
 * permission allows is this server's own choice.
 *
 * <ul>
 *   <li>{@code admin} and {@code manager} of a workspace may do everything in it.
 *   <li>In a project, {@code admin} may do everything, {@code member} change reviews and items, {@code reviewer} and
 *       {@code restricted_member} comment, {@code viewer} and any unknown word only look.
 * </ul>
 */
final class Permissions {

    /** What a permission allows in a project; each allows what those before it do. */
    private enum Right {
        NONE("see it"),
        LOOK("look at it"),
        COMMENT("comment in it"),
        WRITE("change what is in it"),
        ADMINISTER("change it");

        private final String words;

        Right(String words) {
            this.words = words;
        }
    }

    private final Store world;
    private final Person person;
    private final Set<Long> accounts = new HashSet<>();
    private final Map<Long, Connection> projects = new HashMap<>();

    Permissions(Store world, Person person) {
        this.world = world;
        this.person = person;
        world.connections()
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

    /** Tells whether the person is connected with the workspace itself, not only with projects in it. */
    boolean sees(Account account) {
        return accounts.contains(account.id());
    }

    boolean sees(Project project) {
        return right(project) != Right.NONE;
    }

    boolean sees(Review review) {
        return sees(review.project());
    }

    boolean sees(Item item) {
        return right(item) != Right.NONE;
    }

    /** People see those with whom they share a workspace or a project, and themselves. */
    boolean sees(Person other) {
        return other == person
                || world.connections().all().anyMatch(connection -> connection.person() == other && shares(connection));
    }

    private boolean shares(Connection connection) {
        if (accounts.contains(connection.account().id())) {
            return true;
        }
        return connection.project() == null
                // Those of the workspace have access to each of its projects.
                ? projects.values().stream().anyMatch(own -> own.account() == connection.account())
                : projects.containsKey(connection.project().id());
    }

    Account account(long id) {
        return world.accounts().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("workspace", id));
    }

    Project project(long id) {
        return world.projects().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("project", id));
    }

    Review review(long id) {
        return world.reviews().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("review", id));
    }

    Item item(long id) {
        return world.items().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("item", id));
    }

    Person person(long id) {
        return world.people().find(id).filter(this::sees).orElseThrow(() -> HttpException.notFound("person", id));
    }

    /** Gives the workspaces that the person is connected with, or with a project of. */
    Stream<Account> accountsAround() {
        return world.accounts()
                .all()
                .filter(account -> sees(account)
                        || projects.values().stream().anyMatch(connection -> connection.account() == account));
    }

    /** Gives the projects that the person sees, deleted ones too. */
    Stream<Project> projects() {
        return world.projects().all().filter(this::sees);
    }

    /** Gives the reviews that the person sees, deleted ones too. */
    Stream<Review> reviews() {
        return world.reviews().all().filter(this::sees);
    }

    /** Gives the items that the person sees, deleted ones too. */
    Stream<Item> items() {
        return world.items().all().filter(this::sees);
    }

    /** Gives the people that the person sees. */
    Stream<Person> people() {
        return world.people().all().filter(this::sees);
    }

    /** Finds a workspace to change, to make projects in, or to change the people of. */
    Account accountToAdminister(long id) {
        if (world.accounts().find(id).filter(account -> !sees(account)).isPresent()
                && projects.values().stream().anyMatch(own -> own.account().id() == id)) {
            throw new HttpException(
                    403, person.text("username") + " is connected with projects of workspace " + id + " only");
        }
        return account(id);
    }

    /** Finds a project to change itself, or the people of it. */
    Project projectToAdminister(long id) {
        return require(project(id), Right.ADMINISTER);
    }

    /** Finds a project to make reviews in. */
    Project projectToWrite(long id) {
        return require(project(id), Right.WRITE);
    }

    /** Finds a review to change, or to put items into. */
    Review reviewToWrite(long id) {
        Review review = review(id);
        require(review.project(), Right.WRITE);
        return review;
    }

    /** Finds a review to write comments in. */
    Review reviewToComment(long id) {
        Review review = review(id);
        require(review.project(), Right.COMMENT);
        return review;
    }

    /** Finds an item to change. It is enough that the person may do so in one of its reviews. */
    Item itemToWrite(long id) {
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
            // Whoever sees a project without being connected with its workspace is connected with the project.
            String permission =
                    Objects.requireNonNull(projects.get(project.id())).permission();
            throw new HttpException(
                    403,
                    person.text("username") + " is " + permission + " of project " + project.id()
                            + ", which does not allow to " + needed.words);
        }
        return project;
    }

    private Right right(Item item) {
        Right best = item.reviews().stream()
                .map(review -> right(review.project()))
                .max(Comparator.naturalOrder())
                .orElse(Right.NONE);
        return best == Right.NONE && item.creator() == person ? Right.LOOK : best;
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
            default -> Right.LOOK;
        };
    }
}
