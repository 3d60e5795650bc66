package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** One upload with faults, all drawn from one seed, and what must be true afterwards. */
final class FaultyUpload {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String GIVEN_UP = "given up";
    private static final int MIB = 1024 * 1024;
    private static final int PART = 5 * MIB;
    private static final List<String> NAMES =
            List.of("", "shot_010.mov", "é 日本.mov", "\"quoted\" 'name'", "line\nbreak.mov", "x".repeat(255));

    /** After so many runs nothing goes wrong any more, so that the upload must come to its end. */
    private static final int RUNS_WITH_FAULTS = 4;

    private final MockSyncSketch mock;
    private final SyncSketchClient client;
    private final Random random;
    private final Path file;
    private final UploadRequestBuilder builder;
    private final FaultGenerator draw;
    private final ResentParts sent;
    private final List<String> broken = new ArrayList<>();

    /** Where the upload is kept, or null if it is not to be resumed. */
    private final Path journal;

    private final Set<String> faulty = new HashSet<>();
    private ProgressChecker progress;
    private UploadRequest request;
    private boolean begun;

    FaultyUpload(MockSyncSketch mock, SyncSketchClient client, RandomFile bytes, long seed) throws IOException {
        this.mock = mock;
        this.client = client;
        random = new Random(seed);
        int size = size();
        file = bytes.cut(random.nextInt(bytes.size() - size + 1), size);
        mock.reset();
        sent = new ResentParts(mock);
        builder = UploadRequest.builder(mock.data().addReview(mock.data().addProject("Show"), "Dailies"), file)
                .name(NAMES.get(random.nextInt(NAMES.size())))
                .partSize(PART)
                .parallelism(1 + random.nextInt(4))
                .stallTimeout(PATIENCE)
                .answerTimeout(PATIENCE);
        journal = random.nextBoolean() ? file.resolveSibling(file.getFileName() + ".journal") : null;
        if (journal != null) {
            builder.journal(journal);
        }
        draw = new FaultGenerator(random, (size + PART - 1) / PART, PATIENCE.plusSeconds(1));
        draw.into(mock.faults(), random.nextInt(5));
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
     * Uploads and checks, with a journal until the upload is complete.
     *
     * @return the outcome in few words
     * @throws AssertionError if something is not as it must be
     */
    String run() throws Exception {
        try {
            String outcome = once();
            if (journal == null) {
                return outcome;
            }
            for (int runs = 1; !outcome.startsWith("complete"); runs++) {
                mock.faults().clear();
                if (runs < RUNS_WITH_FAULTS) {
                    draw.into(mock.faults(), random.nextInt(5));
                }
                promise(runs < 2 * RUNS_WITH_FAULTS, "it does not come to an end");
                String before = outcome;
                outcome = once();
                promise(sent.again() <= request.parallelism() * runs, sent.again() + " parts came again");
                complain(null);
                if (outcome.startsWith("complete")) {
                    return before.equals(GIVEN_UP) ? "complete anew" : "complete when it was resumed";
                }
            }
            return outcome;
        } finally {
            Files.delete(file);
        }
    }

    /** Runs the upload once. */
    private String once() throws Exception {
        progress = new ProgressChecker(Files.size(file));
        request = builder.progress(progress).build();
        begun = false;
        String outcome;
        Throwable failure = null;
        try {
            checkSuccess(upload());
            outcome = isSpared() ? "complete, nothing went wrong" : "complete in spite of faults";
        } catch (SyncSketchException e) {
            failure = e;
            outcome = checkFailure(e);
        } catch (RuntimeException | Error e) {
            failure = e;
            outcome = "";
            promise(false, "not a typed error: " + e);
        }
        sent.afterRun();
        checkWhatIsLeft();
        complain(failure);
        return outcome;
    }

    private void complain(Throwable failure) {
        if (!broken.isEmpty()) {
            throw new AssertionError(this + "\n" + String.join("\n", broken), failure);
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
        promise(object.isEmpty() || object.get().contentEquals(file), "the storage has other bytes");
        promise(mock.data().get(item.getId()).containsKey("name"), "there is no item");
        promise(journal == null || Files.notExists(journal), "the journal is left");
        promise(progress.ends() == 1, "a success with " + progress.ends() + " final events");
    }

    private String checkFailure(SyncSketchException e) throws IOException {
        noteFaults();
        boolean unread = e instanceof ItemFetchException;
        promise(progress.ends() == (unread ? 1 : 0), "a failure with " + progress.ends() + " final events");
        List<StoredObject> objects = mock.storage().objects();
        promise(
                objects.isEmpty()
                        || unread
                        || (e instanceof UnfinishedUploadException unfinished && unfinished.mayBeComplete())
                        || (e instanceof ResumeRefusedException && faulty.contains("completeMultipartUpload")),
                "failed for certain, but the storage has it all");
        promise(!objects.isEmpty() || !unread, "told to be complete, but the storage has nothing");
        for (StoredObject object : objects) {
            promise(object.contentEquals(file), "the storage has other bytes");
        }
        if (journal != null) {
            if (e instanceof ResumeRefusedException refused) {
                return giveUp(refused);
            }
            checkJournal(e);
        } else if (!mock.storage().openUploads().isEmpty()) {
            promise(
                    e.getSuppressed().length > 0 || faulty.contains("createMultipartUpload"),
                    "an upload is left open, and nothing tells");
        }
        Throwable cause = e.getCause() instanceof SyncSketchException ? e.getCause() : e;
        String code = e instanceof StorageException refused ? " " + refused.status() : "";
        return (objects.isEmpty() ? "failed: " : "failed, but may be complete: ")
                + cause.getClass().getSimpleName().replaceFirst("Exception$", "")
                + code;
    }

    /** Checks that whatever was begun can go on, and that the exception tells so. */
    private void checkJournal(SyncSketchException e) {
        boolean kept = Files.exists(journal);
        if (e instanceof UnfinishedUploadException unfinished) {
            promise(kept && journal.equals(unfinished.journal()), "the exception names no journal");
            promise(unfinished.getMessage().contains(journal.toString()), "the message names no journal");
        } else {
            promise(kept == e instanceof ItemFetchException, "there is a journal of nothing, or none of something");
        }
        promise(mock.journal().entries("abortMultipartUpload").isEmpty(), "given up in spite of the journal");
    }

    /** Does what a caller does whose upload is gone, or said to be: begins anew, unless it is complete. */
    private String giveUp(ResumeRefusedException refused) {
        promise(refused.reason() == ResumeRefusedException.Reason.UPLOAD_GONE, "refused: " + refused);
        promise(Files.exists(journal), "the journal was touched");
        mock.faults().clear();
        promise(client.uploads().discard(journal), "there was nothing to give up");
        promise(Files.notExists(journal), "the journal is left");
        mock.journal().clear();
        return mock.storage().objects().isEmpty() ? GIVEN_UP : "complete, but found to be gone";
    }

    private void checkWhatIsLeft() throws Exception {
        progress.broken().forEach(each -> promise(false, "progress: " + each));
        if (begun) {
            // The thread that tells the outcome has still to end.
            UploadThreads.awaitNone();
        }
        promise(UploadThreads.alive().isEmpty(), "threads are left: " + UploadThreads.alive());
        promise(OpenFiles.closes(file), "the file is left open");
        promise(journal == null || Files.notExists(Path.of(journal + ".lock")), "the lock is left");
        mock.defects().forEach(defect -> promise(false, "the mock server: " + defect));
    }

    /** By the faults, not by what came, as the server does not tell yet of answers that are delayed. */
    private void noteFaults() {
        mock.faults().list().stream()
                .filter(fault -> fault.timesApplied() > 0)
                .forEach(fault -> faulty.add(fault.fault().operation()));
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
