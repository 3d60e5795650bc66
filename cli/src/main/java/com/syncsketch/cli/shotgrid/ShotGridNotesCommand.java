package com.syncsketch.cli.shotgrid;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends the notes of a review to ShotGrid. */
@Command(name = "notes", description = "Send the notes of a review to ShotGrid, and wait until they have arrived")
public final class ShotGridNotesCommand extends BaseCommand {

    @Parameters(paramLabel = "REVIEW", description = "The review.")
    private String review = "";

    @Option(
            names = "--wait",
            order = 1,
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "How long to wait. Default: 30m.")
    private Duration wait = Duration.ofMinutes(30);

    /** Creates the command. */
    public ShotGridNotesCommand() {}

    @Override
    public Integer call() {
        check(!wait.isZero(), "--wait must be more than 0");
        long reviewId = new Names(client()).review(review);
        Task<ShotGridSyncProgress> task = client().shotGrid().syncReviewNotes(reviewId);
        task.onProgress(progress -> {
            Integer percent = progress.getPercentComplete();
            output().message(percent == null ? "Waiting" : percent + " %");
        });
        task.await(wait);
        output().message("The notes of review " + reviewId + " are in ShotGrid");
        return ExitCodes.OK;
    }
}
