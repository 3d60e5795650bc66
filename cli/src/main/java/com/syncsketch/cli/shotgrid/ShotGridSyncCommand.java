package com.syncsketch.cli.shotgrid;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.sdk.client.resource.ShotGridItemsSync;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Synchronizes the items of a playlist. */
@Command(
        name = "sync",
        description = "Create or update the items of a review from a ShotGrid playlist. Prints their ids")
public final class ShotGridSyncCommand extends BaseCommand {

    @Parameters(paramLabel = "PLAYLIST", description = "The id of the playlist in ShotGrid.")
    private long playlist;

    @Option(
            names = "--code",
            order = 1,
            required = true,
            paramLabel = "NAME",
            description = "The code of the playlist, which 'playlists' lists.")
    private String code = "";

    @Option(names = "--project", order = 2, required = true, paramLabel = "PROJECT", description = "The project.")
    private String project = "";

    @Option(
            names = "--review",
            order = 3,
            paramLabel = "REVIEW",
            description = "The review. Default: a new one with the name of the playlist.")
    private @Nullable String review;

    /** Creates the command. */
    public ShotGridSyncCommand() {}

    @Override
    public Integer call() {
        Names names = new Names(client());
        long projectId = names.project(project);
        Long reviewId = review == null ? null : names.review(review);
        ShotGridItemsSync sync = client().shotGrid()
                .syncItems(
                        projectId,
                        reviewId,
                        code,
                        playlist,
                        progress -> output().message(progress.getSucceededItems() + progress.getFailedItems() + " of "
                                + progress.getTotalItems() + " items"));
        output().message("Review " + sync.getReviewId());
        sync.getItemIds().forEach(id -> output().line(String.valueOf(id)));
        sync.getFailures().forEach(failure -> output().failure(failure.toString()));
        return sync.isComplete() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
