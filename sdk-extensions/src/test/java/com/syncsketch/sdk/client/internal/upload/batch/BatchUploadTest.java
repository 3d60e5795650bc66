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
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.UploadProgressReporter;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Which files are begun, when, and what is told of them; what uploads a file is a fake. */
@Timeout(60)
class BatchUploadTest {

    private static final Origin SERVICE = Origin.of("https://syncsketch.example");
    private static final Path A = Path.of("a.mov");
    private static final Path B = Path.of("b.mov");
    private static final Path C = Path.of("c.mov");

    private final List<Path> begun = new CopyOnWriteArrayList<>();
    private final Map<Path, RuntimeException> failures = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private Item upload(UploadRequest request) {
        begun.add(request.file());
        RuntimeException failure = failures.get(request.file());
        if (failure != null) {
            throw failure;
        }
        return Item.builder().id(500L + begun.size()).build();
    }

    private UploadAllResult run(UploadAllRequest.Builder request) {
        return run(request.build(), this::upload);
    }

    private static UploadAllResult run(UploadAllRequest request, Function<UploadRequest, Item> upload) {
        return new BatchUpload(request, SERVICE, (one, keep) -> {
                    Item item = upload.apply(one);
                    keep.accept(item);
                    return item;
                })
                .run();
    }

    private static UploadAllRequest.Builder oneByOne(Path... files) {
        return UploadAllRequest.ofFiles(31, List.of(files)).parallelFiles(1);
    }

    private static ApiException status(int status) {
        return ApiException.of(ErrorResponse.builder(status, "POST", "/x/").build());
    }

    private static UnfinishedUploadException unfinished(Path file, SyncSketchException cause) {
        return new UnfinishedUploadException(file, 502, null, cause);
    }

    private static List<State> states(UploadAllResult result) {
        return result.outcomes().stream().map(Outcome::state).toList();
    }

    @Test
    void files_areUploadedInTheirOrder_andToldInIt() {
        UploadAllResult result = run(oneByOne(B, A, C));
        assertThat(begun).containsExactly(B, A, C);
        assertThat(result.outcomes()).extracting(Outcome::file).containsExactly(B, A, C);
        assertThat(result.outcomes()).extracting(Outcome::itemId).containsExactly(501L, 502L, 503L);
        assertThat(result.outcomes()).allSatisfy(outcome -> {
            assertThat(outcome.item()).isNotNull();
            assertThat(outcome.failure()).isNull();
        });
        assertThat(result.isComplete()).isTrue();
        assertThat(result.done()).hasSize(3);
        assertThat(result.failures()).isEmpty();
        assertThat(result.orThrow()).isSameAs(result);
        assertThat(result).hasToString("UploadAllResult{3 files, 0 failed}");
    }

    @Test
    void noFiles_giveAnEmptyResult() {
        UploadAllResult result = run(oneByOne());
        assertThat(result.outcomes()).isEmpty();
        assertThat(result.isComplete()).isTrue();
    }

    @Test
    void file_thatIsNamedTwice_isUploadedOnce() {
        run(oneByOne(A, B, Path.of("x", "..", "a.mov"), A.toAbsolutePath()));
        assertThat(begun).containsExactly(A, B);
    }

    @Test
    void failure_ofOneFile_stopsNoOther() {
        ConnectionException broken = new ConnectionException("c", true, null);
        failures.put(A, unfinished(A, broken));
        failures.put(C, status(400));
        UploadAllResult result = run(oneByOne(A, B, C));
        assertThat(states(result)).containsExactly(State.FAILED, State.UPLOADED, State.FAILED);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.failures()).extracting(Outcome::file).containsExactly(A, C);
        assertThat(result.done()).extracting(Outcome::file).containsExactly(B);
        assertThatThrownBy(result::orThrow).isSameAs(failures.get(A));
        assertThat(result).hasToString("UploadAllResult{3 files, 2 failed}");
    }

    @Test
    void failure_whereThatIsAskedFor_isTheLast() {
        failures.put(B, status(400));
        UploadAllResult result = run(oneByOne(A, B, C).stopOnFailure(true));
        assertThat(begun).containsExactly(A, B);
        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.NOT_STARTED);
        assertThat(result.outcomes().get(2).failure()).isSameAs(failures.get(B));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void refusal_thatAllWouldMeet_isMetOnce(int status) {
        failures.put(A, status(status));
        UploadAllResult result = run(oneByOne(A, B, C));
        assertThat(begun).containsExactly(A);
        assertThat(states(result)).containsExactly(State.FAILED, State.NOT_STARTED, State.NOT_STARTED);
        assertThat(result.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.failure()).isSameAs(failures.get(A)));
    }

    @Test
    void refusal_ofTheCredentialsAmidAFile_isMetOnce() {
        failures.put(A, unfinished(A, status(401)));
        assertThat(states(run(oneByOne(A, B)))).containsExactly(State.FAILED, State.NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void refusal_amidAFile_isAboutThatFile(int status) {
        failures.put(A, unfinished(A, status(status)));
        assertThat(states(run(oneByOne(A, B)))).containsExactly(State.FAILED, State.UPLOADED);
    }

    @Test
    void item_thatCannotBeRead_isThereAllTheSame() {
        failures.put(A, new ItemFetchException(A, 502, null, status(500)));
        UploadAllResult result = run(oneByOne(A));
        assertThat(result.isComplete()).isTrue();
        assertThat(result.outcomes().get(0)).isEqualTo(new Outcome(A, State.UPLOADED, 502L, null, null));
    }

    @Test
    void settings_areAskedForEachFile_andTheirExceptionIsTheFailureOfIt() {
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
        assertThat(result.failures().get(0).failure()).hasMessage("no shot for b.mov");
        assertThat(requests).extracting(UploadRequest::name).containsExactlyInAnyOrder("Shot a.mov", "Shot c.mov");
        assertThat(requests).extracting(UploadRequest::reviewId).containsOnly(31L);
    }

    @Test
    void folder_givesItsFilesByName_withoutFoldersAndHiddenOnes() throws IOException {
        for (String name : List.of("b.mov", "a.mov", "B.mov", ".hidden.mov", "notes.txt")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createDirectory(folder.resolve("c.mov"));
        Files.createDirectory(folder.resolve(".journals"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("d.mov"), Files.writeString(elsewhere.resolve("d.mov"), "x"));
        Files.createSymbolicLink(folder.resolve("e.mov"), folder.resolve("nowhere"));
        run(UploadAllRequest.ofFolder(31, folder).parallelFiles(1));
        assertThat(begun)
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly("B.mov", "a.mov", "b.mov", "d.mov", "e.mov", "notes.txt");
        begun.clear();
        run(UploadAllRequest.ofFolder(31, folder)
                .glob("[a-z].mov")
                .filter(file -> !file.endsWith("b.mov"))
                .parallelFiles(1));
        assertThat(begun).containsExactly(folder.resolve("a.mov"), folder.resolve("d.mov"), folder.resolve("e.mov"));
    }

    @Test
    void folder_thatIsNone_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "x");
        assertThatThrownBy(() -> run(UploadAllRequest.ofFolder(31, file)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(file + " is no folder");
        assertThatThrownBy(() -> run(UploadAllRequest.ofFolder(31, folder.resolve("x"))))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(folder.resolve("x") + " does not exist");
        assertThat(begun).isEmpty();
    }

    @Test
    void files_areUploadedAsManyAtATimeAsTheyMay() {
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
            meet(three);
            running.decrementAndGet();
            // Nobody begins the next one before all three have left.
            meet(three);
            return upload(one);
        });
        assertThat(result.isComplete()).isTrue();
        assertThat(seen).hasSize(9).allMatch(count -> count <= 3).contains(3);
        assertThat(threads)
                .containsOnly("syncsketch-upload-all-1", "syncsketch-upload-all-2", "syncsketch-upload-all-3");
    }

    @Test
    void thousandsOfFiles_takeTheSameFewThreads() {
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
        assertThat(result.done()).hasSize(10_000);
        assertThat(threads).hasSizeLessThanOrEqualTo(UploadAllRequest.DEFAULT_PARALLEL_FILES);
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @Test
    void interrupt_stopsWhatIsOnItsWay_andBeginsNoOther() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        UploadAllRequest request = oneByOne(A, B, C).build();
        UploadAllResult result = run(request, one -> {
            threads.add(Thread.currentThread());
            if (one.file().equals(A)) {
                return upload(one);
            }
            caller.interrupt();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw unfinished(one.file(), new RequestInterruptedException("i"));
            }
            return upload(one);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(states(result)).containsExactly(State.UPLOADED, State.FAILED, State.NOT_STARTED);
        assertThat(result.outcomes().get(1).failure()).isInstanceOf(UnfinishedUploadException.class);
        assertThat(result.outcomes().get(2).failure()).isInstanceOf(RequestInterruptedException.class);
        assertThat(begun).containsExactly(A);
    }

    @Test
    void interrupt_beforeTheBegin_beginsNothing() {
        Thread.currentThread().interrupt();
        UploadAllResult result = run(oneByOne(A, B));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(states(result)).containsExactly(State.NOT_STARTED, State.NOT_STARTED);
        assertThat(begun).isEmpty();
        assertThatThrownBy(result::orThrow).isInstanceOf(RequestInterruptedException.class);
    }

    @Test
    void error_isThrown_andBeginsNoOther() {
        Function<UploadRequest, Item> upload = one -> {
            begun.add(one.file());
            throw new StackOverflowError("deep");
        };
        UploadAllRequest request = oneByOne(A, B).build();
        assertThatThrownBy(() -> run(request, upload)).isInstanceOf(StackOverflowError.class);
        assertThat(begun).containsExactly(A);
    }

    private UploadAllRequest.Builder dailies() {
        return UploadAllRequest.ofFolder(31, folder).parallelFiles(1).journalFolder(folder.resolve("journals"));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journals"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void journalFolder_namesAJournalForEachFile_andRemembersWhatHasArrived() throws IOException {
        Path a = Files.writeString(folder.resolve("a.mov"), "frames");
        Path b = Files.writeString(folder.resolve("b b.mov"), "frames");
        List<Path> journals = new ArrayList<>();
        failures.put(b, unfinished(b, new ConnectionException("c", true, null)));
        UploadAllResult first = run(dailies().build(), one -> {
            journals.add(one.journal());
            return upload(one);
        });
        assertThat(states(first)).containsExactly(State.UPLOADED, State.FAILED);
        assertThat(journals.get(0))
                .hasParentRaw(folder.resolve("journals"))
                .asString()
                .matches(".*a\\.mov-[0-9a-f]{16}\\.upload\\.json");
        assertThat(journals.get(1)).asString().matches(".*b b\\.mov-[0-9a-f]{16}\\.upload\\.json");
        assertThat(kept()).singleElement().asString().matches("a\\.mov-[0-9a-f]{16}\\.done\\.json");

        failures.clear();
        begun.clear();
        UploadAllResult second = run(dailies());
        assertThat(begun).containsExactly(b);
        assertThat(second.outcomes().get(0)).isEqualTo(new Outcome(a, State.ALREADY_UPLOADED, 501L, null, null));
        assertThat(second.outcomes().get(1).state()).isEqualTo(State.UPLOADED);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.done()).hasSize(2);
    }

    @Test
    void journalFolder_whenTheFileHasChanged_uploadsItOnceMore() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        run(dailies());
        Files.writeString(file, "frames again");
        assertThat(run(dailies()).outcomes().get(0).itemId()).isEqualTo(502);
        assertThat(run(dailies()).outcomes().get(0))
                .isEqualTo(new Outcome(file, State.ALREADY_UPLOADED, 502L, null, null));
        assertThat(begun).hasSize(2);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void journalFolder_servesForSeveralReviewsAndServices() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        Path journals = folder.resolve("journals");
        run(dailies());
        UploadAllRequest other = UploadAllRequest.ofFiles(32, List.of(file))
                .journalFolder(journals)
                .build();
        assertThat(states(run(other, this::upload))).containsExactly(State.UPLOADED);
        BatchUpload elsewhere = new BatchUpload(dailies().build(), Origin.of("https://other.example"), (one, keep) -> {
            Item item = upload(one);
            keep.accept(item);
            return item;
        });
        assertThat(states(elsewhere.run())).containsExactly(State.UPLOADED);
        assertThat(begun).hasSize(3);
        assertThat(kept()).hasSize(3);
    }

    @Test
    void journalFolder_thatCannotBeMade_failsBeforeAnythingIsSent() throws IOException {
        Files.writeString(folder.resolve("journals"), "a file");
        UploadAllResult result = run(dailies());
        assertThat(result.failures())
                .hasSize(1)
                .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(ResumeFileException.class));
        assertThat(begun).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]", "{\"format\": \"syncsketch-upload-done\", \"version\": 2}"})
    void journalFolder_whenItIsDamaged_isTold_andUploadsNothingTwice(String content) throws IOException {
        Files.writeString(folder.resolve("a.mov"), "frames");
        Path journals = folder.resolve("journals");
        run(dailies());
        Path done = journals.resolve(kept().get(0));
        Files.writeString(done, content);
        UploadAllResult result = run(dailies());
        assertThat(result.failures().get(0).failure()).isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
            assertThat(e.reason()).isEqualTo(ResumeRefusedException.Reason.RESUME_FILE_UNREADABLE);
            assertThat(e.journal()).isEqualTo(done);
        });
        assertThat(begun).hasSize(1);
    }

    @Test
    void journal_thatTheSettingsChoose_isTaken() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mov"), "frames");
        Path own = folder.resolve("own.json");
        List<Path> journals = new ArrayList<>();
        run(
                UploadAllRequest.ofFiles(31, List.of(file))
                        .journalFolder(folder.resolve("journals"))
                        .settings((path, one) -> one.journal(own))
                        .build(),
                one -> {
                    journals.add(one.journal());
                    return upload(one);
                });
        assertThat(journals).containsExactly(own);
    }

    @Test
    void listener_isToldOfEachFileAndOneEnd_andMayThrow() {
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
        assertThat(outcomes).isEqualTo(result.outcomes());
        assertThat(events)
                .containsExactly(
                        new UploadAllProgress(1, 0, 3, 0, 0, false),
                        new UploadAllProgress(1, 1, 3, 0, 0, false),
                        new UploadAllProgress(1, 2, 3, 0, 0, false),
                        new UploadAllProgress(1, 2, 3, 0, 0, true));
        assertThat(events.get(0).fraction()).isEqualTo(1);
    }

    /** Sizes, failures and steps at random, but always the same ones for a seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void progress_addsUpWhatTheFilesTell(long seed) throws IOException {
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
                .settings((file, one) -> one.progress(progress -> own.incrementAndGet()))
                .listener(new UploadAllListener() {
                    @Override
                    public void onProgress(UploadAllProgress progress) {
                        events.add(progress);
                    }
                })
                .build();
        UploadAllResult result = run(request, one -> {
            try {
                long size = sizeThen(one.file(), grown);
                for (long sent = 100; sent < size; sent += 100) {
                    one.progress().onProgress(new UploadProgressReporter.Progress(sent, size, false));
                }
                Item item = upload(one);
                one.progress().onProgress(new UploadProgressReporter.Progress(size, size, true));
                return item;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        long whole = total;
        assertThat(events).allSatisfy(event -> {
            assertThat(event.totalBytes()).isEqualTo(whole);
            assertThat(event.transferredBytes()).isBetween(0L, whole);
            assertThat(event.totalFiles()).isEqualTo(20);
            assertThat(event.fraction()).isBetween(0.0, 1.0);
        });
        assertThat(events).extracting(UploadAllProgress::transferredBytes).isSorted();
        assertThat(events)
                .extracting(event -> event.doneFiles() + event.failedFiles())
                .isSorted();
        UploadAllProgress last = events.get(events.size() - 1);
        assertThat(events).filteredOn(UploadAllProgress::isEnd).containsExactly(last);
        assertThat(last.doneFiles()).isEqualTo(20 - failures.size());
        assertThat(last.failedFiles())
                .isEqualTo(failures.size())
                .isEqualTo(result.failures().size());
        long arrived = 0;
        for (Outcome outcome : result.outcomes()) {
            long size = Files.size(outcome.file());
            long told = outcome.isDone() ? size : Math.max(0, sizeThen(outcome.file(), grown) - 1) / 100 * 100;
            arrived += Math.min(size, told);
        }
        assertThat(last.transferredBytes()).isEqualTo(arrived);
        assertThat(own.get()).isPositive();
    }

    /** One file has grown since its turn came. */
    private static long sizeThen(Path file, String grown) throws IOException {
        return Files.size(file) + (file.endsWith(grown) ? 150 : 0);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
