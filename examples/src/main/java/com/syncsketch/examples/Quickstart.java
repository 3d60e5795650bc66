package com.syncsketch.examples;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Account;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Connects, lists the workspaces, creates a project with a review, uploads a file, comments on a frame, and reads the
 * comments.
 *
 * <p>The user, API key and host come from the environment variables {@code SYNCSKETCH_USER}, {@code SYNCSKETCH_API_KEY} and
 * {@code SYNCSKETCH_HOST}. The first argument is the file to upload; the default is a small sample video.
 */
public final class Quickstart {

    private static final String SAMPLE = "shot010_v001.mp4";
    private static final int FRAME = 42;

    private final SyncSketchClient client;
    private final PrintStream out;

    /**
     * Creates a quickstart.
     *
     * @param client the client; is not closed
     * @param out the output
     */
    public Quickstart(SyncSketchClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /**
     * Runs the quickstart.
     *
     * @param args the file to upload, if any
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
            Quickstart quickstart = new Quickstart(client, System.out);
            quickstart.run(args.length > 0 ? Path.of(args[0]) : sample());
        } catch (ApiException e) {
            System.err.println("The request failed: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Copies the sample video from the jar to a temporary file.
     *
     * @return the file, which is deleted when the program exits
     * @throws IOException if the file cannot be written
     */
    public static Path sample() throws IOException {
        Path folder = Files.createTempDirectory("syncsketch-quickstart");
        Path file = folder.resolve(SAMPLE);
        try (InputStream video = Quickstart.class.getResourceAsStream(SAMPLE)) {
            Files.copy(video, file);
        }
        // Deletion is in reverse order: the file first.
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    /**
     * Runs the quickstart.
     *
     * @param file the file to upload
     * @return true on success, false if the service rejects the credentials or the user has no workspace
     * @throws IOException if the file cannot be read
     */
    public boolean run(Path file) throws IOException {
        out.println("Connecting with " + client);
        if (!client.isConnected()) {
            out.println("The service rejected the credentials.");
            return false;
        }

        List<Account> accounts = client.accounts().list().getObjects();
        out.println("Workspaces");
        accounts.forEach(account -> out.printf("  %d  %s%n", account.getId(), account.getName()));
        if (accounts.isEmpty()) {
            out.println("  none: this user has access to individual projects only and cannot create one");
            return false;
        }

        Account account = accounts.get(0);
        Project project = client.projects().create(account.getId(), "Quickstart");
        Review review = client.reviews().create(project.getId(), "Dailies");
        out.printf("Created project %d and review %d%n", project.getId(), review.getId());

        UploadedItem item = upload(review.getId(), file);
        out.printf("Uploaded %s as item %d%n", file.getFileName(), item.getId());

        client.annotations().addComment(item.getId(), review.getId(), FRAME, "Hold two frames longer");
        List<Frame> comments = client.annotations()
                .list(FrameQuery.builder().itemId(item.getId()).active(true).build())
                .getObjects();

        out.println("Comments");
        comments.forEach(comment -> out.printf(
                "  frame %s  %-8s %s%n",
                comment.getFrame(), comment.getType(), comment.getText() == null ? "" : comment.getText()));
        out.printf(
                "%nDone: %d comment(s) on item %d of review \"%s\"%s%n",
                comments.size(),
                item.getId(),
                review.getName(),
                review.getReviewUrl() == null ? "" : ", see " + review.getReviewUrl());
        return true;
    }

    private UploadedItem upload(long reviewId, Path file) throws IOException {
        String name = file.getFileName().toString();
        try (UploadDisplay display = UploadDisplay.of(out, name, Files.size(file))) {
            return client.uploads()
                    .uploadToServer(UploadRequest.builder(reviewId, file)
                            .name(name)
                            .progressListener(display)
                            .build());
        }
    }
}
