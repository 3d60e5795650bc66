package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.StoredObject;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnreadItemException;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;

/** One upload with faults, all drawn from one seed, and what must be true afterwards. */
final class FaultyUpload {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MIB = 1024 * 1024;
    private static final int PART = 5 * MIB;
    private static final List<String> NAMES =
            List.of("", "shot_010.mov", "é 日本.mov", "\"quoted\" 'name'", "line\nbreak.mov", "x".repeat(255));

    private final MockSyncSketch mock;
    private final SyncSketchClient client;
    private final Random random;
    private final Path file;
    private final ProgressWatch progress;
    private final UploadRequest request;
    private final List<String> broken = new ArrayList<>();
    private boolean begun;

    FaultyUpload(MockSyncSketch mock, SyncSketchClient client, RandomFile bytes, long seed) throws IOException {
        this.mock = mock;
        this.client = client;
        random = new Random(seed);
        int size = size();
        file = bytes.cut(random.nextInt(bytes.size() - size + 1), size);
        progress = new ProgressWatch(size);
        mock.reset();
        request = UploadRequest.builder(mock.data().addReview(mock.data().addProject("Show"), "Dailies"), file)
                .name(NAMES.get(random.nextInt(NAMES.size())))
                .partSize(PART)
                .parallelism(1 + random.nextInt(4))
                .stallTimeout(PATIENCE)
                .answerTimeout(PATIENCE)
                .progress(progress)
                .build();
        new FaultDraw(random, (size + PART - 1) / PART, PATIENCE.plusSeconds(1)).into(mock.faults(), random.nextInt(5));
    }

    private int size() {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return 1 + random.nextInt(1000);
        }
        if (kind == 1) {
            return (1 + random.nextInt(3)) * PART - 1 + random.nextInt(3);
        }
        return kind < 8 ? PART + random.nextInt(11 * MIB) : 16 * MIB + random.nextInt(14 * MIB);
    }

    /**
     * Uploads and checks.
     *
     * @return the outcome in few words
     * @throws AssertionError if something is not as it must be
     */
    String run() throws Exception {
        try {
            String outcome;
            Throwable failure = null;
            try {
                Item item = upload();
                checkSuccess(item);
                outcome = isSpared() ? "complete, nothing went wrong" : "complete in spite of faults";
            } catch (SyncSketchException e) {
                failure = e;
                outcome = checkFailure(e);
            } catch (RuntimeException | Error e) {
                failure = e;
                outcome = "";
                promise(false, "not a typed error: " + e);
            }
            checkWhatIsLeft();
            if (!broken.isEmpty()) {
                throw new AssertionError(this + "\n" + String.join("\n", broken), failure);
            }
            return outcome;
        } finally {
            Files.delete(file);
        }
    }

    private Item upload() {
        if (random.nextInt(4) != 0) {
            return client.uploads().upload(request);
        }
        UploadHandle upload = client.uploads().begin(request);
        begun = true;
        for (int i = random.nextInt(3); i > 0; i--) {
            upload.pause();
            upload.resume();
        }
        try {
            return upload.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void checkSuccess(Item item) throws IOException {
        Optional<StoredObject> object = mock.storage().ofItem(item.getId());
        promise(object.isPresent(), "told to be complete, but the storage has nothing");
        promise(object.isEmpty() || object.get().holds(file), "the storage has other bytes");
        promise(mock.data().get(item.getId()).containsKey("name"), "there is no item");
        promise(progress.ends() == 1, "a success with " + progress.ends() + " final events");
    }

    private String checkFailure(SyncSketchException e) throws IOException {
        boolean unread = e instanceof UnreadItemException;
        promise(progress.ends() == (unread ? 1 : 0), "a failure with " + progress.ends() + " final events");
        List<StoredObject> objects = mock.storage().objects();
        promise(objects.isEmpty() || unread || isUncertain(e), "failed for certain, but the storage has it all");
        promise(!objects.isEmpty() || !unread, "told to be complete, but the storage has nothing");
        for (StoredObject object : objects) {
            promise(object.holds(file), "the storage has other bytes");
        }
        if (!mock.storage().openUploads().isEmpty()) {
            promise(
                    e.getSuppressed().length > 0 || isFaulty("createMultipartUpload"),
                    "an upload is left open, and nothing tells");
        }
        Throwable cause = e.getCause() instanceof SyncSketchException ? e.getCause() : e;
        String code = e instanceof StorageException refused ? " " + refused.status() : "";
        return (objects.isEmpty() ? "failed: " : "failed, but may be complete: ")
                + cause.getClass().getSimpleName().replaceFirst("Exception$", "")
                + code;
    }

    /** Tells whether something in the exception says that the last word may not have been heard. */
    private static boolean isUncertain(Throwable e) {
        boolean here = e instanceof RequestTimeoutException
                || (e instanceof ConnectionException broken && broken.isRequestSent())
                || (e instanceof ApiException answer && answer.isTransient())
                || (e instanceof StorageException error && error.isTransient());
        if (here || (e.getCause() != null && isUncertain(e.getCause()))) {
            return true;
        }
        for (Throwable earlier : e.getSuppressed()) {
            if (isUncertain(earlier)) {
                return true;
            }
        }
        return false;
    }

    private void checkWhatIsLeft() throws Exception {
        progress.broken().forEach(each -> promise(false, "progress: " + each));
        if (begun) {
            // The thread that tells the outcome has still to end.
            UploadThreads.awaitNone();
        }
        promise(UploadThreads.alive().isEmpty(), "threads are left: " + UploadThreads.alive());
        promise(OpenFiles.closes(file), "the file is left open");
        mock.defects().forEach(defect -> promise(false, "the mock server: " + defect));
    }

    /** By the faults, not by the journal, which does not know yet of answers that are delayed. */
    private boolean isFaulty(String operation) {
        return mock.faults().list().stream()
                .anyMatch(fault -> fault.fault().operation().equals(operation) && fault.timesApplied() > 0);
    }

    private boolean isSpared() {
        return mock.faults().list().stream().allMatch(fault -> fault.timesApplied() == 0);
    }

    private void promise(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(request.toString()).append("\nfaults: ");
        text.append(mock.faults().toJson());
        for (JournalEntry entry : mock.journal().entries()) {
            text.append('\n').append(entry);
        }
        return text.toString();
    }
}
