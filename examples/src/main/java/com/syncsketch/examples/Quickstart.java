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
 * The whole way once: connect, look around, create a project with a review, upload a file, comment on a frame, and read
 * the notes back.
 *
 * <p>Takes user, key and host from {@code SYNCSKETCH_USER}, {@code SYNCSKETCH_API_KEY} and {@code SYNCSKETCH_HOST}. The
 * first argument names the file to upload; without one a small video that comes with this program is taken.
 */
public final class Quickstart {

    private static final String SAMPLE = "shot010_v001.mp4";
    private static final int FRAME = 42;

    private final SyncSketchClient client;
    private final PrintStream out;

    /**
     * Prepares a run.
     *
     * @param client the client to use; stays open
     * @param out where to report
     */
    public Quickstart(SyncSketchClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /**
     * Runs the quickstart.
     *
     * @param args the file to upload, or nothing
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
            Quickstart quickstart = new Quickstart(client, System.out);
            quickstart.run(args.length > 0 ? Path.of(args[0]) : sample());
        } catch (ApiException e) {
            System.err.println("The service refused: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Copies the sample out of the jar, since an upload reads from a file.
     *
     * @return the copy, which is deleted when the program ends
     * @throws IOException if it cannot be copied
     */
    public static Path sample() throws IOException {
        Path folder = Files.createTempDirectory("syncsketch-quickstart");
        Path file = folder.resolve(SAMPLE);
        try (InputStream video = Quickstart.class.getResourceAsStream(SAMPLE)) {
            Files.copy(video, file);
        }
        // In reverse: the file goes first.
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    /**
     * Runs it.
     *
     * @param file what to upload
     * @return whether it came to its end
     * @throws IOException if the file cannot be read
     */
    public boolean run(Path file) throws IOException {
        out.println("Connecting with " + client);
        if (!client.isConnected()) {
            out.println("The service refuses these credentials.");
            return false;
        }

        List<Account> accounts = client.accounts().list().getObjects();
        out.println("Workspaces");
        accounts.forEach(account -> out.printf("  %d  %s%n", account.getId(), account.getName()));
        if (accounts.isEmpty()) {
            out.println("  none: this user is connected to projects only, and cannot create one");
            return false;
        }

        Account account = accounts.get(0);
        Project project = client.projects().create(account.getId(), "Quickstart");
        Review review = client.reviews().create(project.getId(), "Dailies");
        out.printf("Created project %d and review %d%n", project.getId(), review.getId());

        UploadedItem item = upload(review.getId(), file);
        out.printf("Uploaded %s as item %d%n", file.getFileName(), item.getId());

        client.annotations().addComment(item.getId(), review.getId(), FRAME, "Hold two frames longer");
        List<Frame> notes = client.annotations()
                .list(FrameQuery.builder().itemId(item.getId()).active(true).build())
                .getObjects();

        out.println("Notes");
        notes.forEach(note -> out.printf(
                "  frame %s  %-8s %s%n",
                note.getFrame(), note.getType(), note.getText() == null ? "" : note.getText()));
        out.printf(
                "%nDone: %d note(s) on item %d of review \"%s\"%s%n",
                notes.size(),
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
                            .progress(display)
                            .build());
        }
    }
}
