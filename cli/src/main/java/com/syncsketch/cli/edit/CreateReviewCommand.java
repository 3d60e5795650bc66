package com.syncsketch.cli.edit;

import com.syncsketch.cli.browse.Views;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.sdk.model.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a review. */
@Command(name = "review", description = "Create a review in a project. Prints its id")
public final class CreateReviewCommand extends BaseCommand {

    @Parameters(paramLabel = "NAME", description = "The name.")
    private String name = "";

    @Option(names = "--in", order = 1, required = true, paramLabel = "PROJECT", description = "The project.")
    private String project = "";

    @Option(names = "--description", order = 2, paramLabel = "TEXT", description = "The description.")
    private String description = "";

    @Option(
            names = "--if-missing",
            order = 3,
            description = "If the project has an active review of that name, print its id instead.")
    private boolean ifMissing;

    /** Creates the command. */
    public CreateReviewCommand() {}

    @Override
    public Integer call() {
        check(!name.isBlank(), "NAME is empty");
        long projectId = new Names(client()).project(project);
        Review review = ifMissing
                ? client().reviews().findOrCreate(projectId, name, description)
                : client().reviews().create(projectId, name, description);
        if (output().isJson()) {
            output().show(Views.REVIEW, review);
        } else {
            output().line(String.valueOf(review.getId()));
        }
        return ExitCodes.OK;
    }
}
