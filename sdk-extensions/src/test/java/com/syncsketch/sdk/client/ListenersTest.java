package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadAllListener;
import com.syncsketch.sdk.client.upload.UploadAllProgress;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadSource;
import com.syncsketch.testsupport.CallbackMethods;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that fail, interrupt, wait for their own operation or close the client. */
@Timeout(120)
class ListenersTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;
    private static final long ITEM = 502;

    /** The methods that accept a listener, whose failures must have no effect. */
    private static final Set<String> LISTENERS = Set.of(
            "DownloadOptions$Builder.progressListener",
            "ProcessingOptions$Builder.progressListener",
            "ShotGridSync.syncItems",
            "SyncSketchClientBuilder.attemptListener",
            "Task.onProgress",
            "UploadAllRequestBuilder.listener",
            "UploadRequestBuilder.progressListener");

    /** The methods that accept other code of the user, whose result the client needs. */
    private static final Set<String> CALLBACKS = Set.of(
            "SyncSketchClient.withResponse",
            "Task.toCompletableFuture",
            "UploadAllRequestBuilder.filter",
            "UploadAllRequestBuilder.settings",
            "UploadSource.ofInputStream");

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void start() throws IOException {
        file = Files.write(folder.resolve("shot.mov"), new byte[(int) PART + 1]);
        server.handle(this::serve);
    }

    @AfterEach
    void stop() {
        // Also if a test failed.
        Thread.interrupted();
        client.close();
        server.close();
    }

    /** The service and its storage. */
    private void serve(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String response = "{\"id\": " + ITEM + ", \"status\": \"done\"}";
        if (path.endsWith("/upload-start/")) {
            response = "{\"item_id\": " + ITEM + ", \"item_uuid\": \"u\"}";
        } else if (path.endsWith("/multipart-upload/")) {
            response = "{\"uploadId\": \"up\", \"key\": \"k\"}";
        } else if (path.contains("/sign-part/")) {
            response = "{\"url\": \"" + server.url() + "/bucket/part\"}";
        } else if (path.startsWith("/bucket/")) {
            exchange.getResponseHeaders().set("ETag", "\"tag\"");
            response = "x".repeat(100);
        } else if (path.endsWith("/get-s3-signed-url/")) {
            response = "{\"url\": \"" + server.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"" + ITEM
                    + "\"}}";
        } else if (path.endsWith("/sync-items/project/21/check/")) {
            response = "{\"review_id\": 31, \"items\": [{\"id\": 1}, {\"id\": 2}]}";
        } else if (path.matches(".*/downloads/greasePencil/[0-9]+/[0-9]+/")) {
            response = "\"task-1\"";
        } else if (path.contains("/downloads/greasePencil/")) {
            response = "{\"status\": \"done\", \"data\": {\"s3Path\": \"https://s3.example/z\"}}";
        }
        TestServer.send(exchange, 200, "application/json", response);
    }

    private UploadRequest upload(ProgressListener listener) {
        return UploadRequest.builder(31, file)
                .partSize(PART)
                .parallelism(1)
                .progressListener(listener)
                .build();
    }

    private void countAndFail(FailingListener kind) {
        calls.incrementAndGet();
        kind.fail();
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void attemptListener_thatFails_hasNoEffect(FailingListener kind) {
        try (SyncSketchClient watched = server.clientBuilder()
                .attemptListener(event -> countAndFail(kind))
                .build()) {
            assertThat(watched.projects().get(ITEM).getId()).isEqualTo(ITEM);
            assertThat(watched.uploads().upload(upload(progress -> {})).getId()).isEqualTo(ITEM);
            watched.downloads().download(server.url() + "/bucket/a.zip", folder.resolve("a.zip"));
        }
        assertThat(calls).hasValue(1 + 8 + 1);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void progressListener_thatFails_hasNoEffect(FailingListener kind) {
        UploadRequest request = upload(progress -> countAndFail(kind));
        assertThat(client.uploads().upload(request).getId()).isEqualTo(ITEM);
        assertThat(client.uploads().startUpload(request).completion().join().getId())
                .isEqualTo(ITEM);
        assertThat(calls).hasValue(2 + 2);
        assertThat(requests).noneMatch(path -> path.endsWith("/abort/"));

        UploadRequest single = UploadRequest.builder(31, file)
                .progressListener(progress -> countAndFail(kind))
                .build();
        assertThat(client.uploads().uploadToServer(single).getId()).isEqualTo(ITEM);
        assertThat(client.uploads().uploadSigned(single).getId()).isEqualTo(ITEM);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void uploadAllListener_thatFails_hasNoEffect(FailingListener kind) {
        UploadAllResult result = client.uploads()
                .tryUploadAll(
                        files().settings((path, request) -> request.progressListener(progress -> countAndFail(kind)))
                                .listener(new UploadAllListener() {
                                    @Override
                                    public void onOutcome(Outcome outcome) {
                                        countAndFail(kind);
                                    }

                                    @Override
                                    public void onProgress(UploadAllProgress progress) {
                                        countAndFail(kind);
                                    }
                                })
                                .build());
        assertThat(result.getOutcomes()).extracting(Outcome::getState).containsOnly(State.UPLOADED);
        assertThat(result.getOutcomes()).extracting(Outcome::getItemId).containsExactly(ITEM, ITEM, ITEM);
        assertThat(calls).hasValueGreaterThanOrEqualTo(3 * 3 + 1);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void downloadListener_thatFails_hasNoEffect(FailingListener kind) {
        Path target = client.downloads()
                .download(
                        server.url() + "/bucket/a.zip",
                        folder.resolve("a.zip"),
                        DownloadOptions.builder()
                                .progressListener(progress -> countAndFail(kind))
                                .build());
        assertThat(target).hasSize(100);
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void taskListener_thatFails_hasNoEffect(FailingListener kind) {
        assertThat(client.annotations()
                        .renderGreasePencil(31, ITEM)
                        .onProgress(progress -> countAndFail(kind))
                        .onProgress(progress -> countAndFail(kind))
                        .await()
                        .getS3Path())
                .isEqualTo("https://s3.example/z");
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void processingListener_thatFails_hasNoEffect(FailingListener kind) {
        assertThat(client.items()
                        .awaitProcessed(
                                List.of(ITEM, ITEM + 1),
                                ProcessingOptions.builder()
                                        .progressListener(progress -> countAndFail(kind))
                                        .build()))
                .hasSize(2);
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void syncListener_thatFails_hasNoEffect(FailingListener kind) {
        assertThat(client.shotGrid()
                        .syncItems(21, null, "dailies", 811, progress -> countAndFail(kind))
                        .getItemIds())
                .containsExactly(ITEM, ITEM);
        assertThat(calls).hasValue(3);
    }

    /** Fails if a listener is added that no test above covers. */
    @Test
    void listeners_areAllCovered() throws Exception {
        Set<String> expected = new TreeSet<>(LISTENERS);
        expected.addAll(CALLBACKS);

        assertThat(CallbackMethods.besides(SyncSketchClient.class)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void settings_thatFail_failOnlyTheirFile(FailingListener kind) {
        UploadAllResult result = client.uploads()
                .tryUploadAll(files().parallelFiles(1)
                        .settings((path, request) -> {
                            if (path.endsWith("b.mov")) {
                                kind.fail();
                            }
                        })
                        .build());
        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.UPLOADED, State.FAILED, State.UPLOADED);
        RuntimeException failure = result.getFailures().get(0).getFailure();
        Throwable thrown = catchThrowable(kind::fail);
        if (thrown instanceof RuntimeException) {
            assertThat(failure).isInstanceOf(thrown.getClass());
        } else {
            assertThat(failure).isInstanceOf(UploadException.class).hasCauseInstanceOf(thrown.getClass());
        }
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void filter_thatFails_isNotAttributedToTheFolder(FailingListener kind) {
        UploadAllRequest request = UploadAllRequest.ofFolder(31, folder)
                .filter(path -> {
                    kind.fail();
                    return true;
                })
                .build();
        assertThat(catchThrowable(() -> client.uploads().uploadAll(request)))
                .isInstanceOf(catchThrowable(kind::fail).getClass());
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void streamSupplier_thatFails_endsTheUploadBeforeAnythingIsSent(FailingListener kind) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        UploadRequest request = UploadRequest.builder(31, UploadSource.ofInputStream("a.mov", () -> {
                    kind.fail();
                    return new ByteArrayInputStream(new byte[1]);
                }))
                .temporaryFolder(temporary)
                .build();

        Throwable failure = catchThrowable(() -> client.uploads().upload(request));

        Throwable thrown = catchThrowable(kind::fail);
        if (thrown instanceof IOException) {
            assertThat(failure).isInstanceOf(UploadException.class).hasCauseInstanceOf(thrown.getClass());
        } else {
            assertThat(failure).isInstanceOf(thrown.getClass());
        }
        assertThat(requests).isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(FailingListener.class)
    void function_thatFails_failsAsItIs(FailingListener kind) {
        assertThat(catchThrowable(() -> client.withResponse(c -> {
                    kind.fail();
                    return c;
                })))
                .isInstanceOf(catchThrowable(kind::fail).getClass());
    }

    static Stream<Arguments> interrupts() {
        Runnable flag = () -> Thread.currentThread().interrupt();
        Runnable exception = () -> {
            throw FailingListener.sneaky(new InterruptedException("in a listener"));
        };
        return Stream.of(Arguments.of("flag", flag), Arguments.of("exception", exception));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("interrupts")
    void interruptByAProgressListener_endsTheUpload(String name, Runnable interrupt) {
        UnfinishedUploadException e = (UnfinishedUploadException)
                catchThrowable(() -> client.uploads().upload(upload(progress -> interrupt.run())));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e).hasCauseInstanceOf(RequestInterruptedException.class);
        assertThat(e.getItemId()).isEqualTo(ITEM);
        assertThat(requests).last().asString().endsWith("/abort/");
    }

    /** The listener interrupts each worker right after it has requested a signature. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("interrupts")
    void interruptByAnAttemptListener_endsTheUpload(String name, Runnable interrupt) {
        try (SyncSketchClient watched = server.clientBuilder()
                .attemptListener(event -> {
                    if (event.getPath().contains("/sign-part/")) {
                        interrupt.run();
                    }
                })
                .build()) {
            UploadRequest request = UploadRequest.builder(31, file)
                    .partSize(PART)
                    .parallelism(2)
                    .build();
            assertThatThrownBy(() -> watched.uploads().upload(request))
                    .isInstanceOf(UnfinishedUploadException.class)
                    .hasCauseInstanceOf(RequestInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(requests).last().asString().endsWith("/abort/");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("interrupts")
    void interruptByAnUploadAllListener_keepsTheOutcomes(String name, Runnable interrupt) {
        UploadAllResult result = client.uploads()
                .tryUploadAll(files().parallelFiles(1)
                        .listener(new UploadAllListener() {
                            @Override
                            public void onOutcome(Outcome outcome) {
                                if (outcome.getState() == State.UPLOADED) {
                                    interrupt.run();
                                }
                            }
                        })
                        .build());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.UPLOADED, State.NOT_STARTED, State.NOT_STARTED);
        assertThat(result.getFailures())
                .allSatisfy(
                        outcome -> assertThat(outcome.getFailure()).isInstanceOf(RequestInterruptedException.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("interrupts")
    void interruptByADownloadListener_keepsTheFinishedFile(String name, Runnable interrupt) {
        DownloadOptions options = DownloadOptions.builder()
                .progressListener(progress -> interrupt.run())
                .build();
        assertThat(client.downloads().download(server.url() + "/bucket/a.zip", folder.resolve("a.zip"), options))
                .hasSize(100);
        assertThat(Thread.interrupted()).isTrue();
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                waiting("pause().join()", handle -> handle.pause().join()),
                waiting("pause().get()", handle -> get(handle.pause())),
                waiting(
                        "a stage after pause()",
                        handle -> handle.pause().thenApply(progress -> progress).join()),
                waiting("completion().join()", handle -> handle.completion().join()),
                waiting("completion().get(timeout)", handle -> get(handle.completion(), 1)),
                waiting(
                        "a stage after completion()",
                        handle -> handle.completion().handle((item, e) -> 1).join()));
    }

    private static Arguments waiting(String name, Consumer<UploadHandle> wait) {
        return Arguments.of(name, wait);
    }

    private static void get(CompletableFuture<?> future) {
        try {
            future.get();
        } catch (Exception e) {
            throw FailingListener.sneaky(e);
        }
    }

    private static void get(CompletableFuture<?> future, int minutes) {
        try {
            future.get(minutes, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw FailingListener.sneaky(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void waitInAProgressListener_isRefused(String name, Consumer<UploadHandle> wait) {
        CompletableFuture<UploadHandle> handle = new CompletableFuture<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        UploadRequest request = upload(progress -> {
            if (!failure.isDone()) {
                failure.complete(catchThrowable(() -> wait.accept(handle.join())));
            }
        });
        handle.complete(client.uploads().startUpload(request));
        assertThat(failure.join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not wait for its own upload");
        handle.join().pause().join();
        handle.join().resume();
        assertThat(handle.join().completion().join().getId()).isEqualTo(ITEM);
    }

    /** These run on the thread of the handle, also while it aborts. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void waitInAnAttemptListener_isRefused(String name, Consumer<UploadHandle> wait) {
        CompletableFuture<UploadHandle> handle = new CompletableFuture<>();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        try (SyncSketchClient watched = server.clientBuilder()
                .attemptListener(event -> {
                    if (event.getPath().contains("/sign-part/")) {
                        handle.join().cancel();
                    } else if (event.getPath().endsWith("/abort/")) {
                        failures.add(catchThrowable(() -> wait.accept(handle.join())));
                    }
                })
                .build()) {
            handle.complete(watched.uploads().startUpload(upload(progress -> {})));
            assertThatThrownBy(() -> handle.join().completion().join()).isInstanceOf(CancellationException.class);
            assertThat(failures).hasSize(1).allSatisfy(e -> assertThat(e).isInstanceOf(IllegalStateException.class));
        }
    }

    @Test
    void stageInAProgressListener_runsAfterThePause() {
        CompletableFuture<UploadHandle> handle = new CompletableFuture<>();
        CompletableFuture<Long> paused = new CompletableFuture<>();
        UploadRequest request = upload(progress -> handle.join().pause().thenAccept(then -> {
            handle.join().resume();
            paused.complete(then.getTransferredBytes());
        }));
        handle.complete(client.uploads().startUpload(request));
        assertThat(paused.join()).isGreaterThanOrEqualTo(PART);
        assertThat(handle.join().completion().join().getId()).isEqualTo(ITEM);
    }

    /** In the stage, the upload has ended or stopped, so waiting is possible. */
    @Test
    void waitInAStage_returns() {
        CompletableFuture<UploadHandle> handle = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<Long>> result = new CompletableFuture<>();
        UploadRequest request = upload(progress -> {
            if (!result.isDone()) {
                result.complete(handle.join().pause().thenApply(paused -> {
                    handle.join().resume();
                    return handle.join().completion().join().getId();
                }));
            }
        });
        handle.complete(client.uploads().startUpload(request));
        assertThat(result.join().join()).isEqualTo(ITEM);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closeInAListener_letsUploadsAbort(boolean inAttemptListener) {
        AtomicReference<SyncSketchClient> closing = new AtomicReference<>();
        CountDownLatch bothUpload = new CountDownLatch(2);
        try (SyncSketchClient watched = server.clientBuilder()
                .attemptListener(event -> {
                    if (inAttemptListener && event.getPath().contains("/sign-part/")) {
                        arrive(bothUpload);
                        closing.get().close();
                    }
                })
                .build()) {
            closing.set(watched);
            ProgressListener listener = progress -> {
                if (!inAttemptListener) {
                    arrive(bothUpload);
                    closing.get().close();
                }
            };
            List<UploadHandle> handles = List.of(
                    watched.uploads().startUpload(upload(listener)),
                    watched.uploads().startUpload(upload(listener)));
            for (UploadHandle handle : handles) {
                assertThatThrownBy(() -> handle.completion().join())
                        .hasCauseInstanceOf(UnfinishedUploadException.class)
                        .cause()
                        .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
            }
        }
        assertThat(requests).filteredOn(request -> request.endsWith("/abort/")).hasSize(2);
    }

    private static void arrive(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closeInAStageOfTheCompletion_returns() {
        CompletableFuture<Void> closed = client.uploads()
                .startUpload(upload(progress -> {}))
                .completion()
                .thenAccept(item -> client.close());
        closed.join();
        assertThatThrownBy(() -> client.projects().get(20)).isInstanceOf(SyncSketchException.class);
    }

    @Test
    void attemptListener_thatSendsRequests_isNotCalledForThem() {
        AtomicReference<SyncSketchClient> own = new AtomicReference<>();
        try (SyncSketchClient watched = server.clientBuilder()
                .attemptListener(event -> {
                    calls.incrementAndGet();
                    own.get().projects().get(21);
                })
                .build()) {
            own.set(watched);
            watched.projects().get(20);
        }
        assertThat(calls).hasValue(1);
        assertThat(requests).containsExactly("GET /api/v1/project/20/", "GET /api/v1/project/21/");
    }

    @Test
    void executorThatRejects_failsAtOnce() {
        assertThatThrownBy(() -> client.annotations()
                        .resumeGreasePencil("task-1")
                        .toCompletableFuture(Duration.ofMinutes(1), task -> {
                            throw FailingListener.sneaky(new IOException("executor"));
                        }))
                .isInstanceOf(IOException.class);
        assertThat(requests).isEmpty();
    }

    private UploadAllRequestBuilder files() {
        List<Path> files = Stream.of("a.mov", "b.mov", "c.mov")
                .map(name -> folder.resolve(name))
                .toList();
        for (Path each : files) {
            try {
                Files.write(each, new byte[10]);
            } catch (IOException e) {
                throw FailingListener.sneaky(e);
            }
        }
        return UploadAllRequest.ofFiles(31, files);
    }
}
