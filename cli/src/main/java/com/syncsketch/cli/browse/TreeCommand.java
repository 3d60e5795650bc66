package com.syncsketch.cli.browse;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.output.Format;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.ReviewQuery;
import jakarta.annotation.Nullable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows projects with their reviews and items. */
@Command(name = "tree", description = "Show projects with their reviews and items as a tree")
public final class TreeCommand extends BaseCommand {

    /** The documented fields of an entry. */
    public static final View<Node> NODE = View.<Node>of()
            .column("kind", Node::kind)
            .column("id", Node::id)
            .column("path", Node::path)
            .field("name", Node::name);

    @Parameters(paramLabel = "PROJECT", arity = "0..1", description = "The project. Default: all active projects.")
    private @Nullable String project;

    @Option(names = "--items", order = 1, description = "Also show the items, with a request for each review.")
    private boolean items;

    /** Creates the command. */
    public TreeCommand() {}

    /**
     * An entry of the tree.
     *
     * @param kind {@code project}, {@code review} or {@code item}
     * @param id the id
     * @param path the names from the project on, separated by slashes
     * @param name the name
     * @param depth 0 for a project
     */
    public record Node(String kind, long id, String path, String name, int depth) {}

    @Override
    public Integer call() {
        List<Project> projects = project == null
                ? client()
                        .projects()
                        .all(ProjectQuery.builder().active(true).archived(false).build())
                        .stream()
                        .toList()
                : List.of(client().projects().get(new Names(client()).project(project)));
        Tree tree = output().format() == Format.TABLE ? new Drawing() : new Records();
        for (Project each : projects) {
            String path = name(each.getName());
            tree.add(new Node("project", each.getId(), path, path, 0), false);
            addReviews(each.getId(), path, tree);
        }
        tree.finish();
        return ExitCodes.OK;
    }

    private void addReviews(long projectId, String projectPath, Tree tree) {
        List<Review> reviews =
                client()
                        .reviews()
                        .all(ReviewQuery.builder()
                                .projectId(projectId)
                                .active(true)
                                .build())
                        .stream()
                        .toList();
        for (int i = 0; i < reviews.size(); i++) {
            Review review = reviews.get(i);
            String path = projectPath + "/" + name(review.getName());
            tree.add(new Node("review", review.getId(), path, name(review.getName()), 1), i == reviews.size() - 1);
            if (items) {
                addItems(review.getId(), path, tree);
            }
        }
    }

    private void addItems(long reviewId, String reviewPath, Tree tree) {
        List<Item> all = client().items().ofReview(reviewId).stream()
                .filter(item -> !Boolean.FALSE.equals(Views.orNull(item::isActive)))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            Item item = all.get(i);
            String name = name(item.getName());
            tree.add(new Node("item", item.getId(), reviewPath + "/" + name, name, 2), i == all.size() - 1);
        }
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }

    /** A way to write the tree. */
    private interface Tree {
        void add(Node node, boolean last);

        default void finish() {}
    }

    /** Writes records. */
    private final class Records implements Tree {

        private final Output.Rows<Node> rows = output().rows(NODE);

        @Override
        public void add(Node node, boolean last) {
            rows.add(node);
        }

        @Override
        public void finish() {
            rows.close();
        }
    }

    /** Draws the tree for people. */
    private final class Drawing implements Tree {

        private boolean lastReview;

        @Override
        public void add(Node node, boolean last) {
            String branch = last ? "└── " : "├── ";
            if (node.depth() == 1) {
                lastReview = last;
            }
            String indent = node.depth() == 2 ? (lastReview ? "    " : "│   ") : "";
            output().line(indent + (node.depth() == 0 ? "" : branch) + node.name() + "  " + node.kind() + ":"
                    + node.id());
        }
    }
}
