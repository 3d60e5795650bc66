package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.MetadataUpdateException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.testsupport.OpenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** One upload with random faults, all determined by a seed, and the checks of its outcome. */
final class FaultyUpload {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final String DISCARDED = "discarded";
    private static final int MIB = 1024 * 1024;
    private static final int PART = 5 * MIB;
    private static final List<String> NAMES =
            List.of("", "shot_010.mov", "é 日本.mov", "\"quoted\" 'name'", "line\nbreak.mov", "x".repeat(255));

    /** The number of runs after which no faults are injected, so that the upload must succeed. */
    private static final int RUNS_WITH_FAULTS = 4;

    private final MockSyncSketch mock;
    private final SyncSketchClient client;
    private final Random random;
    private final Path file;
    private final UploadRequestBuilder builder;
    private final FaultGenerator generator;
    private final ResentParts resent;
    private final List<String> violations = new ArrayList<>();

    /** The resume file, or null if the upload cannot be resumed. */
    private final Path resumeFile;

    /** The metadata that the item must have. */
    private final Map<String, Object> metadata;

    private final Set<String> faultyOperations = new HashSet<>();
    private ProgressChecker progress;
    private UploadRequest request;
    private boolean started;

    FaultyUpload(MockSyncSketch mock, SyncSketchClient client, RandomFile bytes, long seed) throws IOException {
        this.mock = mock;
        this.client = client;
        random = new Random(seed);
        int size = size();
        file = bytes.cut(random.nextInt(bytes.size() - size + 1), size);
        mock.reset();
        resent = new ResentParts(mock);
        builder = UploadRequest.builder(mock.data().addReview(mock.data().addProject("Show"), "Dailies"), file)
                .name(NAMES.get(random.nextInt(NAMES.size())))
                .partSize(PART)
                .parallelism(1 + random.nextInt(4))
                .stallTimeout(TIMEOUT)
                .responseTimeout(TIMEOUT);
        if (random.nextBoolean()) {
            metadata = Map.of("artist", "Ada \"é\"", "approval_status", "wip", "fps", 23.976, "first_frame", 1001L);
            builder.artist("Ada \"é\"")
                    .approvalStatus(ApprovalStatus.WIP)
                    .fps(23.976)
                    .firstFrame(1001);
        } else {
            metadata = Map.of();
        }
        resumeFile = random.nextBoolean() ? file.resolveSibling(file.getFileName() + ".resume") : null;
        if (resumeFile != null) {
            builder.resumeFile(resumeFile);
        }
        generator = new FaultGenerator(random, (size + PART - 1) / PART, TIMEOUT.plusSeconds(1));
        generator.injectInto(mock.faults(), random.nextInt(5));
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
     * Uploads and checks. With a resume file, repeats until the upload is complete.
     *
     * @return a short description of the outcome
     * @throws AssertionError if a check fails
     */
    String run() throws Exception {
        try {
            String outcome = once();
            if (resumeFile == null) {
                return outcome;
            }
            for (int runs = 1; !outcome.startsWith("complete"); runs++) {
                mock.faults().clear();
                if (runs < RUNS_WITH_FAULTS) {
                    generator.injectInto(mock.faults(), random.nextInt(5));
                }
                check(runs < 2 * RUNS_WITH_FAULTS, "the upload does not complete");
                String before = outcome;
                outcome = once();
                check(resent.count() <= request.getParallelism() * runs, resent.count() + " parts were sent again");
                throwIfViolated(null);
                if (outcome.startsWith("complete")) {
                    return before.equals(DISCARDED) ? "complete after a restart" : "complete after resuming";
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
        request = builder.progressListener(progress).build();
        started = false;
        String outcome;
        Throwable failure = null;
        try {
            checkSuccess(upload());
            outcome = hasNoFault() ? "complete without faults" : "complete despite faults";
        } catch (SyncSketchException e) {
            failure = e;
            outcome = checkFailure(e);
        } catch (RuntimeException | Error e) {
            failure = e;
            outcome = "";
            check(false, "not an exception of the client: " + e);
        }
        resent.afterRun();
        checkLeftovers();
        throwIfViolated(failure);
        return outcome;
    }

    private void throwIfViolated(Throwable failure) {
        if (!violations.isEmpty()) {
            throw new AssertionError(this + "\n" + String.join("\n", violations), failure);
        }
    }

    private Item upload() {
        if (random.nextInt(4) != 0) {
            return client.uploads().upload(request);
        }
        UploadHandle upload = client.uploads().startUpload(request);
        started = true;
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
        check(object.isPresent(), "reported complete, but storage has no object");
        check(object.isEmpty() || object.get().contentEquals(file), "storage has different bytes");
        check(mock.data().get(item.getId()).containsKey("name"), "the item is missing");
        metadata.forEach((field, value) ->
                check(value.equals(mock.data().get(item.getId()).get(field)), field + " is not " + value));
        check(resumeFile == null || Files.notExists(resumeFile), "the resume file is left");
        check(progress.ends() == 1, "success with " + progress.ends() + " final events");
    }

    private String checkFailure(SyncSketchException e) throws IOException {
        collectFaults();
        boolean unread = e instanceof ItemFetchException || e instanceof MetadataUpdateException;
        check(progress.ends() == (unread ? 1 : 0), "failure with " + progress.ends() + " final events");
        List<StoredObject> objects = mock.storage().objects();
        check(
                objects.isEmpty()
                        || unread
                        || (e instanceof UnfinishedUploadException unfinished && unfinished.isPossiblyComplete())
                        || (e instanceof ResumeRefusedException
                                && faultyOperations.contains("completeMultipartUpload")),
                "reported as definitely failed, but storage has the object");
        check(!objects.isEmpty() || !unread, "reported complete, but storage has no object");
        for (StoredObject object : objects) {
            check(object.contentEquals(file), "storage has different bytes");
        }
        if (resumeFile != null) {
            if (e instanceof ResumeRefusedException refused) {
                return discard(refused);
            }
            checkResumeFile(e);
        } else if (!mock.storage().openUploads().isEmpty()) {
            check(
                    e.getSuppressed().length > 0
                            || faultyOperations.contains("createMultipartUpload")
                            || (e instanceof UnfinishedUploadException unfinished && unfinished.getUploadId() != null),
                    "an upload is left open, but not reported");
        }
        Throwable cause = e.getCause() instanceof SyncSketchException ? e.getCause() : e;
        String code = e instanceof StorageException refused ? " " + refused.getStatus() : "";
        return (objects.isEmpty() ? "failed: " : "failed, but may be complete: ")
                + cause.getClass().getSimpleName().replaceFirst("Exception$", "")
                + code;
    }

    /** Checks that a started upload can be resumed and that the exception has the resume file. */
    private void checkResumeFile(SyncSketchException e) {
        boolean kept = Files.exists(resumeFile);
        if (e instanceof UnfinishedUploadException unfinished) {
            check(kept && resumeFile.equals(unfinished.getResumeFile()), "the exception has no resume file");
            check(unfinished.getMessage().contains(resumeFile.toString()), "the message has no resume file");
        } else {
            check(
                    kept == (e instanceof ItemFetchException || e instanceof MetadataUpdateException),
                    "the resume file does not match the state of the upload");
        }
        check(mock.journal().entries("abortMultipartUpload").isEmpty(), "aborted despite the resume file");
    }

    /**
     * Discards an upload that is gone, or reported as gone, like a caller would: it starts over, unless the upload is
     * complete.
     */
    private String discard(ResumeRefusedException refused) {
        check(refused.getReason() == ResumeRefusedException.Reason.UPLOAD_GONE, "unexpected reason: " + refused);
        check(Files.exists(resumeFile), "the resume file was changed");
        mock.faults().clear();
        check(client.uploads().discard(resumeFile), "there was nothing to discard");
        check(Files.notExists(resumeFile), "the resume file is left");
        mock.journal().clear();
        return mock.storage().objects().isEmpty() ? DISCARDED : "complete, but reported as gone";
    }

    private void checkLeftovers() throws Exception {
        progress.violations().forEach(violation -> check(false, "progress: " + violation));
        if (started) {
            // The thread that completes the future may still be running.
            UploadThreads.awaitNone();
        }
        check(UploadThreads.alive().isEmpty(), "threads are left: " + UploadThreads.alive());
        check(OpenFiles.awaitClosed(file), "the file is left open");
        check(resumeFile == null || Files.notExists(Path.of(resumeFile + ".lock")), "the lock file is left");
        mock.defects().forEach(defect -> check(false, "the mock server: " + defect));
    }

    /** Collects the operations with applied faults. The request journal lacks responses that are still delayed. */
    private void collectFaults() {
        mock.faults().list().stream()
                .filter(fault -> fault.timesApplied() > 0)
                .forEach(fault -> faultyOperations.add(fault.fault().operation()));
    }

    private boolean hasNoFault() {
        return mock.faults().list().stream().allMatch(fault -> fault.timesApplied() == 0);
    }

    private void check(boolean condition, String message) {
        if (!condition) {
            violations.add(message);
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
