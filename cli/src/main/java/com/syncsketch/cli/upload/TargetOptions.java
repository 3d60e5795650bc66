package com.syncsketch.cli.upload;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Option;

/** The options that determine the review. */
final class TargetOptions {

    @Option(
            names = "--to",
            order = 1,
            paramLabel = "REVIEW",
            description = "The review: an id, a UUID, a link from the browser, or PROJECT/REVIEW.")
    private @Nullable String to;

    @Option(
            names = "--project",
            order = 2,
            paramLabel = "PROJECT",
            description = "The project of --review: an id or a name. Instead of --to.")
    private @Nullable String project;

    @Option(
            names = "--review",
            order = 3,
            paramLabel = "REVIEW",
            description = "The review: an id, or a name in --project. Instead of --to.")
    private @Nullable String review;

    @Option(
            names = "--create",
            order = 4,
            description = "Create the project and the review if they do not exist. They must be given by their names.")
    private boolean create;

    @Option(
            names = "--workspace",
            order = 5,
            paramLabel = "WORKSPACE",
            description = "The workspace in which to create a project, by id or name. Default: the only one.")
    private @Nullable String workspace;

    /** Returns what is wrong with the options, or null. */
    @Nullable
    String problem() {
        if (to == null && review == null) {
            return "Missing option --to";
        }
        if (to != null && (review != null || project != null)) {
            return "--to excludes --project and --review";
        }
        if (create && (to == null ? project == null : !to.contains("/") || to.contains("/sketch/"))) {
            return "--create requires the names of a project and a review: --to PROJECT/REVIEW";
        }
        return null;
    }

    /** Finds or creates the review. */
    long find(SyncSketchClient client) {
        String path = to != null ? to : project == null ? String.valueOf(review) : project + "/" + review;
        Names names = new Names(client);
        if (!create) {
            return names.review(path);
        }
        try {
            return names.review(path);
        } catch (CliException e) {
            // Several reviews of that name are no reason to create one more.
            if (e.getExitCode() != ExitCodes.NOT_FOUND || !e.getDetails().isEmpty()) {
                throw e;
            }
        }
        int slash = path.lastIndexOf('/');
        String projectName = to != null ? path.substring(0, slash).strip() : String.valueOf(project);
        String reviewName = to != null ? path.substring(slash + 1).strip() : String.valueOf(review);
        return client.reviews()
                .findOrCreate(project(client, names, projectName), reviewName)
                .getId();
    }

    private long project(SyncSketchClient client, Names names, String name) {
        try {
            return names.project(name);
        } catch (CliException e) {
            if (e.getExitCode() != ExitCodes.NOT_FOUND || !e.getDetails().isEmpty()) {
                throw e;
            }
            return client.projects()
                    .findOrCreate(new Workspaces(client).find(workspace), name)
                    .getId();
        }
    }
}
