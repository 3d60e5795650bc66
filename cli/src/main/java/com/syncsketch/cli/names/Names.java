package com.syncsketch.cli.names;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.resource.ReviewLink;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewQuery;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the thing that a user names. These forms are supported:
 *
 * <ul>
 *   <li>an id, with the kind if the command accepts several: {@code 123}, {@code item:123}
 *   <li>a link from the browser to a review or an item of it
 *   <li>the UUID of a review
 *   <li>names: {@code "Show A"}, {@code "Show A/Dailies"}, {@code "Show A/Dailies/shot010.mov"}
 * </ul>
 *
 * <p>A name must match exactly; if nothing does, upper and lower case are not distinguished. Each part of a path may be an id.
 */
public final class Names {

    private static final Pattern TYPED = Pattern.compile("(project|review|item):(.+)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Za-z]{12}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final int MAX_CANDIDATES = 10;

    private final SyncSketchClient client;
    private final boolean withInactive;

    /**
     * Creates a finder.
     *
     * @param client the client
     */
    public Names(SyncSketchClient client) {
        this(client, false);
    }

    private Names(SyncSketchClient client, boolean withInactive) {
        this.client = client;
        this.withInactive = withInactive;
    }

    /** Returns a finder of archived and deleted things as well. */
    public Names withInactive() {
        return new Names(client, true);
    }

    /** Returns the id of a project. */
    public long project(String text) {
        return find(text, EnumSet.of(Kind.PROJECT)).id();
    }

    /** Returns the id of a review. */
    public long review(String text) {
        return find(text, EnumSet.of(Kind.REVIEW)).id();
    }

    /** Returns an item, with its review if the text names it. */
    public Thing item(String text) {
        return find(text, EnumSet.of(Kind.ITEM));
    }

    /**
     * Finds a thing.
     *
     * @param text the name, id or link that the user entered
     * @param kinds the kinds that the command accepts
     * @throws CliException if nothing or more than one thing has that name
     */
    public Thing find(String text, Set<Kind> kinds) {
        String name = text.strip();
        Matcher typed = TYPED.matcher(name);
        if (typed.matches()) {
            Kind kind = Kind.valueOf(typed.group(1).toUpperCase(Locale.ROOT));
            if (!kinds.contains(kind)) {
                throw CliException.usage("'" + text + "' is not a " + expected(kinds));
            }
            return find(typed.group(2), EnumSet.of(kind));
        }
        if (name.isEmpty() || name.equals("/")) {
            throw CliException.usage("The name of a " + expected(kinds) + " is empty");
        }
        if (ID.matcher(name).matches()) {
            return byId(name, kinds);
        }
        if (name.contains("/sketch/")) {
            return byLink(name, kinds);
        }
        if (UUID.matcher(name).matches() && kinds.contains(Kind.REVIEW)) {
            Thing review = client.reviews()
                    .findByUuid(name)
                    .map(found -> thing(found, name))
                    .orElse(null);
            if (review != null) {
                return review;
            }
        }
        return byName(name, kinds);
    }

    private static Thing byId(String id, Set<Kind> kinds) {
        if (kinds.size() > 1) {
            throw CliException.usage("Which kind is " + id + "? Write "
                    + String.join(
                            " or ", kinds.stream().map(kind -> kind + ":" + id).toList()));
        }
        return new Thing(kinds.iterator().next(), Long.parseLong(id), null, id);
    }

    private Thing byLink(String link, Set<Kind> kinds) {
        ReviewLink parsed;
        try {
            parsed = ReviewLink.parse(link);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(String.valueOf(e.getMessage()));
        }
        Review review = client.reviews()
                .findByUuid(parsed.getUuid())
                .orElseThrow(() -> CliException.notFound("There is no review with the link " + link));
        Long item = parsed.getItemId();
        if (item != null && kinds.contains(Kind.ITEM)) {
            return new Thing(Kind.ITEM, item, review.getId(), link);
        }
        if (!kinds.contains(Kind.REVIEW)) {
            throw CliException.usage("The link " + link + " is not one to a " + expected(kinds));
        }
        return thing(review, link);
    }

    private Thing byName(String name, Set<Kind> kinds) {
        List<String> parts = List.of(strip(name).split("/", -1));
        List<Candidate> found = new ArrayList<>();
        boolean projectExists = false;
        for (int i = 1; i <= parts.size(); i++) {
            String rest = join(parts, i, parts.size());
            if (rest.isEmpty() && !kinds.contains(Kind.PROJECT)) {
                if (parts.size() == 1 && kinds.contains(Kind.REVIEW)) {
                    reviewsNamed(null, name)
                            .forEach(review -> found.add(new Candidate(thing(review, name), review.getName())));
                }
                continue;
            }
            for (Project project : projects(join(parts, 0, i))) {
                projectExists = true;
                if (rest.isEmpty()) {
                    found.add(new Candidate(new Thing(Kind.PROJECT, project.getId(), null, name), project.getName()));
                } else {
                    addReviews(project, parts.subList(i, parts.size()), kinds, name, found);
                }
            }
        }
        return only(found, name, kinds, projectExists);
    }

    private void addReviews(Project project, List<String> parts, Set<Kind> kinds, String name, List<Candidate> found) {
        for (int i = 1; i <= parts.size(); i++) {
            String rest = join(parts, i, parts.size());
            if (rest.isEmpty() ? !kinds.contains(Kind.REVIEW) : !kinds.contains(Kind.ITEM)) {
                continue;
            }
            for (Review review : reviewsNamed(project.getId(), join(parts, 0, i))) {
                String path = project.getName() + "/" + review.getName();
                if (rest.isEmpty()) {
                    found.add(new Candidate(thing(review, name), path));
                } else {
                    items(review, rest)
                            .forEach(item -> found.add(new Candidate(
                                    new Thing(Kind.ITEM, item.getId(), review.getId(), name),
                                    path + "/" + item.getName())));
                }
            }
        }
    }

    /** A match, and what distinguishes it from others. */
    private record Candidate(Thing thing, String path) {}

    private static Thing only(List<Candidate> found, String name, Set<Kind> kinds, boolean projectExists) {
        if (found.size() == 1) {
            return found.get(0).thing();
        }
        if (found.isEmpty()) {
            boolean onlyProject = kinds.equals(EnumSet.of(Kind.PROJECT));
            throw CliException.notFound("There is no " + expected(kinds) + " '" + name + "'"
                    + (projectExists && !onlyProject ? ", but its project exists" : ""));
        }
        List<String> candidates = found.stream()
                .limit(MAX_CANDIDATES)
                .map(candidate -> candidate.thing().reference() + "  " + candidate.path())
                .toList();
        throw new CliException(
                ExitCodes.NOT_FOUND,
                "'" + name + "' is the name of " + found.size() + " things. Use an id:",
                candidates,
                null);
    }

    private List<Project> projects(String name) {
        ProjectQuery.Builder query = ProjectQuery.builder().namePrefix(name);
        if (!withInactive) {
            query.active(true).archived(false);
        }
        List<Project> named = exact(client.projects().all(query.build()).stream(), name, Project::getName);
        return named.isEmpty() && ID.matcher(name).matches()
                ? List.of(client.projects().get(Long.parseLong(name)))
                : named;
    }

    private List<Review> reviewsNamed(@Nullable Long projectId, String name) {
        ReviewQuery.Builder query = ReviewQuery.builder().namePrefix(name);
        if (projectId != null) {
            query.projectId(projectId);
        }
        if (!withInactive) {
            query.active(true);
        }
        List<Review> named = exact(client.reviews().all(query.build()).stream(), name, Review::getName);
        return named.isEmpty() && projectId != null && ID.matcher(name).matches()
                ? List.of(client.reviews().get(Long.parseLong(name)))
                : named;
    }

    private List<Item> items(Review review, String name) {
        List<Item> items = client.items().ofReview(review.getId()).stream()
                .filter(item -> withInactive || item.isActive())
                .toList();
        List<Item> named = exact(items.stream(), name, Item::getName);
        return named.isEmpty()
                ? items.stream()
                        .filter(item -> String.valueOf(item.getId()).equals(name))
                        .toList()
                : named;
    }

    /** Returns the records with a name, or else those with a name that differs in upper and lower case only. */
    private static <T> List<T> exact(Stream<T> records, String name, Function<T, String> nameOf) {
        List<T> similar = records.filter(candidate -> name.equalsIgnoreCase(nameOf.apply(candidate)))
                .toList();
        List<T> same = similar.stream()
                .filter(candidate -> name.equals(nameOf.apply(candidate)))
                .toList();
        return same.isEmpty() ? similar : same;
    }

    private static Thing thing(Review review, String name) {
        return new Thing(Kind.REVIEW, review.getId(), null, name);
    }

    private static String strip(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && name.charAt(start) == '/') {
            start++;
        }
        while (end > start && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(start, end);
    }

    private static String join(List<String> parts, int from, int to) {
        return String.join("/", parts.subList(from, to)).strip();
    }

    private static String expected(Set<Kind> kinds) {
        return String.join(" or ", kinds.stream().map(Kind::toString).toList());
    }
}
