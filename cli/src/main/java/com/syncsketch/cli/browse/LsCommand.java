package com.syncsketch.cli.browse;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewQuery;
import jakarta.annotation.Nullable;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.EnumSet;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists projects, the reviews of a project, or the items of a review. */
@Command(
        name = "ls",
        description = {
            "List projects, the reviews of a project, or the items of a review",
            "",
            "Archived projects and deleted reviews and items are not listed, except with --all."
        })
public final class LsCommand extends BaseCommand {

    @Parameters(
            paramLabel = "THING",
            arity = "0..1",
            description = "A project (an id or a name), or a review (review:ID, a UUID, a link, or PROJECT/REVIEW).")
    private @Nullable String thing;

    @Option(names = "--all", order = 1, description = "Also list what is archived or deleted.")
    private boolean all;

    @Option(names = "--archived", order = 2, description = "List archived projects only.")
    private boolean archived;

    @Option(
            names = "--name",
            order = 3,
            paramLabel = "PATTERN",
            description = "List only what has this name; * stands for any characters.")
    private @Nullable String name;

    private @Nullable PathMatcher matcher;

    /** Creates the command. */
    public LsCommand() {}

    @Override
    public Integer call() {
        check(!archived || thing == null, "--archived lists projects, so it excludes " + thing);
        matcher = name == null ? null : matcher(name);
        if (thing == null) {
            list(Views.PROJECT, projects(), Project::getName);
            return ExitCodes.OK;
        }
        Names names = all ? new Names(client()).withInactive() : new Names(client());
        EnumSet<Kind> kinds = thing.matches("\\d+") ? EnumSet.of(Kind.PROJECT) : EnumSet.of(Kind.PROJECT, Kind.REVIEW);
        Thing found = names.find(thing, kinds);
        if (found.kind() == Kind.PROJECT) {
            list(Views.REVIEW, reviews(found.id()), Review::getName);
        } else {
            list(Views.ITEM, items(found.id()), Item::getName);
        }
        return ExitCodes.OK;
    }

    private Stream<Project> projects() {
        ProjectQuery.Builder query = ProjectQuery.builder();
        if (archived) {
            query.active(true).archived(true);
        } else if (!all) {
            query.active(true).archived(false);
        }
        return client().projects().all(query.build()).stream();
    }

    private Stream<Review> reviews(long projectId) {
        ReviewQuery.Builder query = ReviewQuery.builder().projectId(projectId);
        if (!all) {
            query.active(true);
        }
        return client().reviews().all(query.build()).stream();
    }

    private Stream<Item> items(long reviewId) {
        return client().items().ofReview(reviewId).stream().filter(item -> all || isActive(item));
    }

    private static boolean isActive(Item item) {
        return !Boolean.FALSE.equals(Views.orNull(item::isActive));
    }

    private <T> void list(View<T> view, Stream<T> records, Function<T, String> nameOf) {
        output().list(
                        view,
                        () -> records.filter(record -> matches(Views.orNull(() -> nameOf.apply(record))))
                                .iterator());
    }

    private boolean matches(@Nullable String text) {
        PathMatcher pattern = matcher;
        if (pattern == null) {
            return true;
        }
        try {
            // A slash would be a separator of the pattern.
            return text != null && pattern.matches(Path.of(text.replace('/', '_')));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace('/', '_'));
        } catch (PatternSyntaxException e) {
            check(false, "--name is not a valid pattern: " + e.getDescription());
            throw e;
        }
    }
}
