package com.syncsketch.sdk.client.internal.upload.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.ItemFetchException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadAllException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadProgress;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which uploads are started, when, and what is reported; the upload of a single file is a fake. */
@Timeout(60)
class BatchUploadTest {

    private static final Origin SERVICE = Origin.of("https://syncsketch.example");
    private static final Path A = Path.of("a.mov");
    private static final Path B = Path.of("b.mov");
    private static final Path C = Path.of("c.mov");

    private final List<Path> started = new CopyOnWriteArrayList<>();
    private final Map<Path, RuntimeException> failures = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private Item upload(UploadRequest request) {
        started.add(request.getFile());
        RuntimeException failure = failures.get(request.getFile());
        if (failure != null) {
            throw failure;
        }
        return Item.builder().id(500L + started.size()).build();
    }

    private UploadAllResult run(UploadAllRequestBuilder request) {
        return run(request.build(), this::upload);
    }

    private static UploadAllResult run(UploadAllRequest request, Function<UploadRequest, Item> upload) {
        return new BatchUpload(request, SERVICE, Clock.systemUTC(), List::of, itemId -> null, (one, onComplete) -> {
                    Item item = upload.apply(one);
                    onComplete.accept(item);
                    return new BatchUpload.Uploaded(item, false);
                })
                .run();
    }

    private static void orThrow(UploadAllResult result) {
        throw new UploadAllException(result);
    }

    private static UploadAllRequestBuilder oneByOne(Path... files) {
        return UploadAllRequest.ofFiles(31, List.of(files)).parallelFiles(1);
    }

    private static ApiException status(int status) {
        return ApiException.of(ErrorResponse.builder(status, "POST", "/x/").build());
    }

    private static UnfinishedUploadException unfinished(Path file, SyncSketchException cause) {
        return new UnfinishedUploadException(file, 502, null, cause);
    }

    private static List<State> states(UploadAllResult result) {
        return result.getOutcomes().stream().map(Outcome::getState).toList();
    }

    @Test
    void files_areUploadedAndReportedInOrder() {
        UploadAllResult result = run(oneByOne(B, A, C));
        assertThat(started).containsExactly(B, A, C);
        assertThat(result.getOutcomes()).extracting(Outcome::getFile).containsExactly(B, A, C);
        assertThat(result.getOutcomes()).extracting(Outcome::getItemId).containsExactly(501L, 502L, 503L);
        assertThat(result.getOutcomes()).allSatisfy(outcome -> {
            assertThat(outcome.getItem()).isNotNull();
            assertThat(outcome.getFailure()).isNull();
        });
        assertThat(result.isComplete()).isTrue();
        assertThat(result.getSucceeded()).hasSize(3);
        assertThat(result.getFailures()).isEmpty();
        assertThat(result).hasToString("UploadAllResult{3 files, 0 failed}");
    }

    @Test
    void noFiles_returnAnEmptyResult() {
        UploadAllResult result = run(oneByOne());
        assertThat(result.getOutcomes()).isEmpty();
        assertThat(result.isComplete()).isTrue();
    }

    @Test
    void duplicateFile_isUploadedOnce() {
        run(oneByOne(A, B, Path.of("x", "..", "a.mov"), A.toAbsolutePath()));
        assertThat(started).containsExactly(A, B);
    }

    @Test
    void failure_ofOneFile_doesNotStopTheOthers() {
        ConnectionException broken = new ConnectionException("c", true, null);
        failures.put(A, unfinished(A, broken));
        failures.put(C, status(400));
        UploadAllResult result = run(oneByOne(A, B, C));
        assertThat(states(result)).containsExactly(State.FAILED, State.UPLOADED, State.FAILED);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.getFailures()).extracting(Outcome::getFile).containsExactly(A, C);
        assertThat(result.getSucceeded()).extracting(Outcome::getFile).containsExactly(B);
        assertThatThrownBy(() -> orThrow(result))
                .isInstanceOf(UploadAllException.class)
                .hasCause(failures.get(A));
        assertThat(result).hasToString("UploadAllResult{3 files, 2 failed}");
    }

    @Test
    void stopOnFailure_startsNoFurtherUploads() {
        failures.put(B, status(400));
        UploadAllResult result = run(oneByOne(A, B, C).stopOnFailure(true));
        assertThat(started).containsExactly(A, B);
        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.NOT_STARTED);
        assertThat(result.getOutcomes().get(2).getFailure()).isSameAs(failures.get(B));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void failure_thatAffectsAllFiles_startsNoFurtherUploads(int status) {
        failures.put(A, status(status));
        UploadAllResult result = run(oneByOne(A, B, C));
        assertThat(started).containsExactly(A);
        assertThat(states(result)).containsExactly(State.FAILED, State.NOT_STARTED, State.NOT_STARTED);
        assertThat(result.getOutcomes())
                .allSatisfy(outcome -> assertThat(outcome.getFailure()).isSameAs(failures.get(A)));
    }

    @Test
    void rejectedCredentials_duringAnUpload_startNoFurtherUploads() {
        failures.put(A, unfinished(A, status(401)));
        assertThat(states(run(oneByOne(A, B)))).containsExactly(State.FAILED, State.NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void otherFailure_duringAnUpload_affectsOnlyThatFile(int status) {
        failures.put(A, unfinished(A, status(status)));
        assertThat(states(run(oneByOne(A, B)))).containsExactly(State.FAILED, State.UPLOADED);
    }

    @Test
    void unreadableItem_countsAsUploaded() {
        failures.put(A, new ItemFetchException(A, 502, null, status(500)));
        UploadAllResult result = run(oneByOne(A));
        assertThat(result.isComplete()).isTrue();
        assertThat(result.getOutcomes().get(0)).isEqualTo(new Outcome(A, State.UPLOADED, 502L, null, null));
    }

    @Test
    void settings_areAppliedToEachFile_andTheirExceptionIsItsFailure() {
        List<UploadRequest> requests = new CopyOnWriteArrayList<>();
        UploadAllRequest request = UploadAllRequest.ofFiles(31, List.of(A, B, C))
                .settings((file, one) -> {
                    if (file.equals(B)) {
                        throw new IllegalStateException("no shot for " + file);
                    }
                    one.name("Shot " + file).partSize(UploadRequest.MIN_PART_SIZE);
                })
                .build();
        UploadAllResult result = run(request, one -> {
            requests.add(one);
            return upload(one);
        });
        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.UPLOADED);
        assertThat(result.getFailures().get(0).getFailure()).hasMessage("no shot for b.mov");
        assertThat(requests).extracting(UploadRequest::getName).containsExactlyInAnyOrder("Shot a.mov", "Shot c.mov");
        assertThat(requests).extracting(UploadRequest::getReviewId).containsOnly(31L);
    }

    @Test
    void missingFolder_throws() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "x");
        assertThatThrownBy(() -> run(UploadAllRequest.ofFolder(31, file)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + " is not a folder");
        assertThatThrownBy(() -> run(UploadAllRequest.ofFolder(31, folder.resolve("x"))))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(folder.resolve("x") + " does not exist");
        assertThat(started).isEmpty();
    }

    @Test
    void files_areUploadedInParallel() {
        AtomicInteger running = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        CyclicBarrier three = new CyclicBarrier(3);
        List<Path> files =
                IntStream.range(0, 9).mapToObj(i -> Path.of(i + ".mov")).toList();
        UploadAllRequest request =
                UploadAllRequest.ofFiles(31, files).parallelFiles(3).build();
        UploadAllResult result = run(request, one -> {
            seen.add(running.incrementAndGet());
            assertThat(Thread.currentThread().isDaemon()).isTrue();
            threads.add(Thread.currentThread().getName());
            await(three);
            running.decrementAndGet();
            // None starts its next file before all three have finished.
            await(three);
            return upload(one);
        });
        assertThat(result.isComplete()).isTrue();
        assertThat(seen).hasSize(9).allMatch(count -> count <= 3).contains(3);
        assertThat(threads)
                .containsOnly("syncsketch-upload-all-1", "syncsketch-upload-all-2", "syncsketch-upload-all-3");
    }

    @Test
    void thousandsOfFiles_useFewThreads() {
        List<Path> files =
                IntStream.range(0, 10_000).mapToObj(i -> Path.of(i + ".mov")).toList();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        UploadAllRequest request = UploadAllRequest.ofFiles(31, files).build();
        UploadAllResult result = run(request, one -> {
            if (!threads.contains(Thread.currentThread())) {
                threads.add(Thread.currentThread());
            }
            return Item.builder().id(1L).build();
        });
        assertThat(result.getSucceeded()).hasSize(10_000);
        assertThat(threads).hasSizeLessThanOrEqualTo(UploadAllRequest.DEFAULT_PARALLEL_FILES);
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @Test
    void interrupt_stopsUploadsInProgress_andStartsNoOthers() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        UploadAllRequest request = oneByOne(A, B, C).build();
        UploadAllResult result = run(request, one -> {
            threads.add(Thread.currentThread());
            if (one.getFile().equals(A)) {
                return upload(one);
            }
            caller.interrupt();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw unfinished(one.getFile(), new RequestInterruptedException("i"));
            }
            return upload(one);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.NOT_STARTED);
        assertThat(result.getOutcomes().get(1).getFailure()).isInstanceOf(UnfinishedUploadException.class);
        assertThat(result.getOutcomes().get(2).getFailure()).isInstanceOf(RequestInterruptedException.class);
        assertThat(started).containsExactly(A);
    }

    @Test
    void interrupt_beforeTheStart_startsNothing() {
        Thread.currentThread().interrupt();
        UploadAllResult result = run(oneByOne(A, B));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(states(result)).containsExactly(State.NOT_STARTED, State.NOT_STARTED);
        assertThat(started).isEmpty();
        assertThatThrownBy(() -> orThrow(result)).hasCauseInstanceOf(RequestInterruptedException.class);
    }

    @Test
    void error_isTheFailureOfItsFile_andTheOutcomesOfTheOthersAreKept() {
        Function<UploadRequest, Item> upload = one -> {
            if (one.getFile().equals(B)) {
                throw new StackOverflowError("deep");
            }
            return upload(one);
        };

        UploadAllResult result = run(oneByOne(A, B, C).build(), upload);

        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.UPLOADED);
        assertThat(result.getFailures().get(0).getFailure())
                .isInstanceOf(UploadException.class)
                .hasMessage("The upload of b.mov failed with java.lang.StackOverflowError")
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    private UploadAllRequestBuilder dailies() {
        return UploadAllRequest.ofFolder(31, folder).parallelFiles(1).resumeFolder(folder.resolve("resume"));
    }

    private List<String> resumeFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("resume"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void resumeFolder_hasAResumeFileForEachFile_andRecordsUploadedFiles() throws IOException {
        Path a = Files.writeString(folder.resolve("a.mov"), "frames");
        Path b = Files.writeString(folder.resolve("b b.mov"), "frames");
        List<Path> resumeFiles = new ArrayList<>();
        failures.put(b, unfinished(b, new ConnectionException("c", true, null)));
        UploadAllResult first = run(dailies().build(), one -> {
            resumeFiles.add(one.getResumeFile());
            return upload(one);
        });
        assertThat(states(first)).containsExactly(State.UPLOADED, State.FAILED);
        assertThat(resumeFiles.get(0))
                .hasParentRaw(folder.resolve("resume"))
                .asString()
                .matches(".*a\\.mov-[0-9a-f]{16}\\.upload\\.json");
        assertThat(resumeFiles.get(1)).asString().matches(".*b_b\\.mov-[0-9a-f]{16}\\.upload\\.json");
        assertThat(resumeFolder()).singleElement().asString().matches("a\\.mov-[0-9a-f]{16}\\.done\\.json");

        failures.clear();
        started.clear();
        UploadAllResult second = run(dailies());
        assertThat(started).containsExactly(b);
        assertThat(second.getOutcomes().get(0)).isEqualTo(new Outcome(a, State.ALREADY_UPLOADED, 501L, null, null));
        assertThat(second.getOutcomes().get(1).getState()).isEqualTo(State.UPLOADED);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.getSucceeded()).hasSize(2);
    }

    @Test
    void resumeFolder_changedFile_isUploadedAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        run(dailies());
        Files.writeString(file, "frames again");
        assertThat(run(dailies()).getOutcomes().get(0).getItemId()).isEqualTo(502);
        assertThat(run(dailies()).getOutcomes().get(0))
                .isEqualTo(new Outcome(file, State.ALREADY_UPLOADED, 502L, null, null));
        assertThat(started).hasSize(2);
        assertThat(resumeFolder()).hasSize(1);
    }

    @Test
    void resumeFolder_servesSeveralReviewsAndServices() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        Path resumeFolder = folder.resolve("resume");
        run(dailies());
        UploadAllRequest other = UploadAllRequest.ofFiles(32, List.of(file))
                .resumeFolder(resumeFolder)
                .build();
        assertThat(states(run(other, this::upload))).containsExactly(State.UPLOADED);
        BatchUpload elsewhere = new BatchUpload(
                dailies().build(),
                Origin.of("https://other.example"),
                Clock.systemUTC(),
                List::of,
                itemId -> null,
                (one, onComplete) -> {
                    Item item = upload(one);
                    onComplete.accept(item);
                    return new BatchUpload.Uploaded(item, false);
                });
        assertThat(states(elsewhere.run())).containsExactly(State.UPLOADED);
        assertThat(started).hasSize(3);
        assertThat(resumeFolder()).hasSize(3);
    }

    @Test
    void resumeFolder_thatCannotBeCreated_failsBeforeAnythingIsSent() throws IOException {
        Files.writeString(folder.resolve("resume"), "a file");
        UploadAllResult result = run(dailies());
        assertThat(result.getFailures())
                .hasSize(1)
                .allSatisfy(outcome -> assertThat(outcome.getFailure()).isInstanceOf(ResumeFileException.class));
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]", "{\"format\": \"syncsketch-upload-done\", \"version\": 2}"})
    void resumeFolder_damagedMarker_fails_andUploadsNothingTwice(String content) throws IOException {
        Files.writeString(folder.resolve("a.mov"), "frames");
        Path resumeFolder = folder.resolve("resume");
        run(dailies());
        Path done = resumeFolder.resolve(resumeFolder().get(0));
        Files.writeString(done, content);
        UploadAllResult result = run(dailies());
        assertThat(result.getFailures().get(0).getFailure()).isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
            assertThat(e.getReason()).isEqualTo(ResumeRefusedException.Reason.RESUME_FILE_UNREADABLE);
            assertThat(e.getResumeFile()).isEqualTo(done);
        });
        assertThat(started).hasSize(1);
    }

    @Test
    void resumeFile_ofTheSettings_isUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        Path own = folder.resolve("own.json");
        List<Path> resumeFiles = new ArrayList<>();
        run(
                UploadAllRequest.ofFiles(31, List.of(file))
                        .resumeFolder(folder.resolve("resume"))
                        .settings((path, one) -> one.resumeFile(own))
                        .build(),
                one -> {
                    resumeFiles.add(one.getResumeFile());
                    return upload(one);
                });
        assertThat(resumeFiles).containsExactly(own);
    }

    @Test
    void listener_receivesEachOutcomeAndOneEnd_andMayThrow() {
        failures.put(B, status(401));
        List<Outcome> outcomes = new ArrayList<>();
        List<UploadAllProgress> events = new ArrayList<>();
        UploadAllListener listener = new UploadAllListener() {
            @Override
            public void onOutcome(Outcome outcome) {
                outcomes.add(outcome);
                throw new IllegalStateException("broken listener");
            }

            @Override
            public void onProgress(UploadAllProgress progress) {
                events.add(progress);
            }
        };
        UploadAllResult result = run(oneByOne(A, B, C).listener(listener));
        assertThat(outcomes).isEqualTo(result.getOutcomes());
        assertThat(events)
                .containsExactly(
                        new UploadAllProgress(1, 0, 3, 0, 0, false),
                        new UploadAllProgress(1, 1, 3, 0, 0, false),
                        new UploadAllProgress(1, 2, 3, 0, 0, false),
                        new UploadAllProgress(1, 2, 3, 0, 0, true));
        assertThat(events.get(0).getFraction()).isEqualTo(1);
    }

    /** Random sizes, failures and steps, reproducible by the seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void progress_isTheSumOfAllFiles(long seed) throws IOException {
        Random random = new Random(seed);
        long total = 0;
        for (int i = 0; i < 20; i++) {
            Path file = Files.write(folder.resolve(i + ".mov"), new byte[random.nextInt(1000)]);
            total += Files.size(file);
            if (random.nextInt(4) == 0) {
                failures.put(file, status(400));
            }
        }
        String grown = random.nextInt(20) + ".mov";
        List<UploadAllProgress> events = new ArrayList<>();
        AtomicInteger own = new AtomicInteger();
        UploadAllRequest request = UploadAllRequest.ofFolder(31, folder)
                .parallelFiles(1 + random.nextInt(4))
                .settings((file, one) -> one.progressListener(progress -> own.incrementAndGet()))
                .listener(new UploadAllListener() {
                    @Override
                    public void onProgress(UploadAllProgress progress) {
                        events.add(progress);
                    }
                })
                .build();
        UploadAllResult result = run(request, one -> {
            try {
                long size = sizeThen(one.getFile(), grown);
                for (long sent = 100; sent < size; sent += 100) {
                    one.getProgressListener().onProgress(new FakeProgress(sent, size, false));
                }
                Item item = upload(one);
                one.getProgressListener().onProgress(new FakeProgress(size, size, true));
                return item;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        long whole = total;
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getTotalBytes()).isEqualTo(whole);
            assertThat(event.getTransferredBytes()).isBetween(0L, whole);
            assertThat(event.getTotalFiles()).isEqualTo(20);
            assertThat(event.getFraction()).isBetween(0.0, 1.0);
        });
        assertThat(events).extracting(UploadAllProgress::getTransferredBytes).isSorted();
        assertThat(events)
                .extracting(event -> event.getSucceededFiles() + event.getFailedFiles())
                .isSorted();
        UploadAllProgress last = events.get(events.size() - 1);
        assertThat(events).filteredOn(UploadAllProgress::isComplete).containsExactly(last);
        assertThat(last.getSucceededFiles()).isEqualTo(20 - failures.size());
        assertThat(last.getFailedFiles())
                .isEqualTo(failures.size())
                .isEqualTo(result.getFailures().size());
        long uploaded = 0;
        for (Outcome outcome : result.getOutcomes()) {
            long size = Files.size(outcome.getFile());
            long reported =
                    outcome.isSucceeded() ? size : Math.max(0, sizeThen(outcome.getFile(), grown) - 1) / 100 * 100;
            uploaded += Math.min(size, reported);
        }
        assertThat(last.getTransferredBytes()).isEqualTo(uploaded);
        assertThat(own.get()).isPositive();
    }

    private record FakeProgress(long transferredBytes, long totalBytes, boolean isComplete) implements UploadProgress {

        @Override
        public long getTransferredBytes() {
            return transferredBytes;
        }

        @Override
        public long getTotalBytes() {
            return totalBytes;
        }
    }

    /** One file has grown after the start. */
    private static long sizeThen(Path file, String grown) throws IOException {
        return Files.size(file) + (file.endsWith(grown) ? 150 : 0);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
