package com.syncsketch.cli.tools;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.Review;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Goes through a first session. */
@Command(name = "quickstart", description = "Create a project and a review, upload a file, and comment on it")
public final class QuickstartCommand extends BaseCommand {

    private static final String SAMPLE = "shot010_v001.mp4";
    private static final int FRAME = 42;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The file to upload. Default: a small sample video.")
    private @Nullable Path file;

    /** Creates the command. */
    public QuickstartCommand() {}

    @Override
    public Integer call() throws IOException {
        SyncSketchClient client = client();
        if (!client.isConnected()) {
            throw CliException.credentials("The service rejects these credentials");
        }
        List<Account> accounts = client.accounts().active().stream().toList();
        if (accounts.isEmpty()) {
            throw new CliException(
                    ExitCodes.FAILED, "This user has access to individual projects only and cannot create one");
        }
        Project project = client.projects().create(accounts.get(0).getId(), "Quickstart");
        Review review = client.reviews().create(project.getId(), "Dailies");
        output().line("Created project " + project.getId() + " and review " + review.getId());
        Item item = upload(review.getId());
        client.annotations().addComment(item.getId(), review.getId(), FRAME, "Hold two frames longer");
        List<Frame> comments = client.annotations().ofItem(item.getId(), review.getId()).stream()
                .toList();
        String link = review.getReviewUrl();
        output().line("Done: " + comments.size() + " comment(s) on item " + item.getId() + " of review \""
                + review.getName() + "\"" + (link == null ? "" : ", see " + link));
        return ExitCodes.OK;
    }

    private Item upload(long reviewId) throws IOException {
        if (file != null) {
            return uploaded(reviewId, file);
        }
        Path folder = Files.createTempDirectory("syncsketch-quickstart");
        Path sample = folder.resolve(SAMPLE);
        try (InputStream video = QuickstartCommand.class.getResourceAsStream(SAMPLE)) {
            if (video == null) {
                throw new IllegalStateException("The program has no sample video");
            }
            Files.copy(video, sample);
            return uploaded(reviewId, sample);
        } finally {
            Files.deleteIfExists(sample);
            Files.deleteIfExists(folder);
        }
    }

    private Item uploaded(long reviewId, Path path) {
        Item item = client().uploads().upload(reviewId, path);
        output().line("Uploaded " + path.getFileName() + " as item " + item.getId());
        return item;
    }
}
