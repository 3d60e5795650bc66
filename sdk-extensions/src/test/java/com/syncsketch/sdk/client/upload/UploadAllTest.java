package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadAllException;
import com.syncsketch.sdk.client.resource.Uploads;
import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many files over the wire; which of them are begun, and when, is for ManyUploadsTest. */
@Timeout(120)
class UploadAllTest {

    private static final long PART = UploadRequest.MIN_PART_SIZE;
    private static final Pattern UPLOAD = Pattern.compile("/uploads/multipart-upload/up-([0-9]+)/([a-z]+)");

    private final TestServer server = new TestServer();
    private final Uploads uploads = server.client().uploads();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, byte[]> parts = new ConcurrentHashMap<>();
    private final AtomicInteger items = new AtomicInteger(500);

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        server.handle(this::serve);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The service and the storage in one; an upload is identified by its item id. */
    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String uri = exchange.getRequestURI().toString();
        Matcher upload = UPLOAD.matcher(uri);
        String response = "{}";
        if (uri.startsWith("/bucket/")) {
            parts.put(uri.substring(8), body);
            exchange.getResponseHeaders().set("ETag", "\"" + FakeMultipart.md5(body) + "\"");
        } else if (uri.endsWith("/upload-start/")) {
            String id = "" + items.incrementAndGet();
            names.put(id, json(body).path("item_name").asText());
            response = "{\"item_id\": " + id + ", \"item_uuid\": \"" + id + "\"}";
        } else if (uri.endsWith("/multipart-upload/")) {
            String id = json(body).path("item_data").path("uuid").asText();
            response = "{\"uploadId\": \"up-" + id + "\", \"key\": \"k\"}";
        } else if (upload.lookingAt()) {
            String step = upload.group(2);
            steps.add(step + " " + names.get(upload.group(1)));
            String part = uri.replaceAll(".*/sign-part/([0-9]+)/.*", "$1");
            response = "{\"url\": \"" + server.url() + "/bucket/" + upload.group(1) + "-" + part + "?X-Amz-Signature="
                    + TestSecrets.URL_SIGNATURE + "\"}";
        } else {
            response = "{\"id\": " + uri.replaceAll("[^0-9]*1/item/([0-9]+).*", "$1") + "}";
        }
        TestServer.send(exchange, 200, "application/json", response);
    }

    private static JsonNode json(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body);
    }

    private Path file(String name, long size) throws IOException {
        byte[] bytes = new byte[(int) size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private void assertIsThere(Outcome outcome, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(outcome.getFile());
        int at = 0;
        for (int part = 1; part <= count; part++) {
            byte[] sent = parts.get(outcome.getItemId() + "-" + part + "?X-Amz-Signature=" + TestSecrets.URL_SIGNATURE);
            assertThat(sent).isEqualTo(Arrays.copyOfRange(bytes, at, at + sent.length));
            at += sent.length;
        }
        assertThat(at).isEqualTo(bytes.length);
        assertThat(names.get("" + outcome.getItemId()))
                .isEqualTo(outcome.getFile().getFileName().toString());
        assertThat(steps).contains("complete " + outcome.getFile().getFileName());
    }

    @Test
    void uploadAll_ofAFolder_uploadsEachFile() throws IOException {
        file("a.mov", 10);
        file("b.mov", 8 * 1024 * 1024 + 1);
        file("c.mov", 3);
        UploadAllResult result = uploads.uploadAll(31, folder);
        assertThat(result.getOutcomes())
                .extracting(Outcome::getFile)
                .containsExactly(folder.resolve("a.mov"), folder.resolve("b.mov"), folder.resolve("c.mov"));
        assertIsThere(result.getOutcomes().get(0), 1);
        assertIsThere(result.getOutcomes().get(1), 2);
        assertIsThere(result.getOutcomes().get(2), 1);
    }

    @Test
    void uploadAll_reportsFailuresAndTotalProgress() throws IOException {
        List<Path> files = List.of(file("a.mov", 10), file("empty.mov", 0), file("c.mov", 2 * PART), Path.of("none"));
        List<UploadAllProgress> events = new CopyOnWriteArrayList<>();
        UploadAllResult result = uploads.tryUploadAll(UploadAllRequest.ofFiles(31, files)
                .settings((file, request) -> request.partSize(PART))
                .listener(new UploadAllListener() {
                    @Override
                    public void onProgress(UploadAllProgress progress) {
                        events.add(progress);
                    }
                })
                .build());
        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.UPLOADED, State.FAILED, State.UPLOADED, State.FAILED);
        assertThat(result.getFailures())
                .allSatisfy(outcome -> assertThat(outcome.getFailure()).isInstanceOf(UnusableFileException.class));
        assertIsThere(result.getOutcomes().get(2), 2);
        assertThat(events).extracting(UploadAllProgress::getTransferredBytes).isSorted();
        // More often than once per file and once at the end.
        assertThat(events).hasSizeGreaterThan(5);
        assertThat(events.get(events.size() - 1))
                .isEqualTo(new UploadAllProgress(2, 2, 4, 10 + 2 * PART, 10 + 2 * PART, true));
    }

    @Test
    void uploadAll_withWrongCredentials_stopsAfterTheFirstRequests() throws IOException {
        for (int i = 0; i < 20; i++) {
            file(i + ".mov", 1);
        }
        server.respond(401, "application/json", "{}");
        UploadAllException e = catchThrowableOfType(UploadAllException.class, () -> uploads.uploadAll(31, folder));
        UploadAllResult result = e.getResult();
        assertThat(e)
                .hasMessageStartingWith("20 of 20 files are not complete: ")
                .hasMessageContaining("and 17 more");
        assertThat(e).hasCause(result.getFailures().get(0).getFailure());
        assertThat(server.received).hasSizeBetween(1, UploadAllRequest.DEFAULT_PARALLEL_FILES);
        assertThat(result.getFailures())
                .hasSize(20)
                .allSatisfy(outcome -> assertThat(outcome.getFailure()).isInstanceOf(AuthenticationException.class));
    }

    @Test
    void uploadAll_interrupted_abortsUploadsInProgress() throws IOException {
        file("a.mov", 10);
        file("b.mov", 10);
        file("c.mov", 10);
        Thread caller = Thread.currentThread();
        server.handle(exchange -> {
            if (exchange.getRequestURI().toString().startsWith("/bucket/502")) {
                caller.interrupt();
                await();
            }
            serve(exchange);
        });
        UploadAllResult result = uploads.tryUploadAll(
                UploadAllRequest.ofFolder(31, folder).parallelFiles(1).build());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.UPLOADED, State.FAILED, State.NOT_STARTED);
        assertThat(result.getFailures().get(0).getFailure())
                .isInstanceOfSatisfying(
                        UnfinishedUploadException.class,
                        e -> assertThat(e.getItemId()).isEqualTo(502));
        assertThat(steps).contains("complete a.mov").endsWith("abort b.mov");
    }

    private UploadAllResult dailies() {
        return uploads.tryUploadAll(UploadAllRequest.ofFolder(31, folder)
                .parallelFiles(1)
                .settings((file, request) -> request.partSize(PART).parallelism(1))
                .resumeFolder(folder.resolve("resumeFiles"))
                .build());
    }

    private List<Path> resumeFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("resumeFiles"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void uploadAll_withAResumeFolder_uploadsTheMissingFilesAndParts() throws IOException {
        file("a.mov", 10);
        file("b.mov", 2 * PART);
        server.handle(exchange -> {
            if (exchange.getRequestURI().toString().startsWith("/bucket/502-2")) {
                exchange.getRequestBody().readAllBytes();
                TestServer.send(exchange, 400, null, "");
            } else {
                serve(exchange);
            }
        });
        UploadAllResult first = dailies();
        assertThat(first.getOutcomes()).extracting(Outcome::getState).containsExactly(State.UPLOADED, State.FAILED);
        assertThat(steps).doesNotContain("abort b.mov");

        server.handle(this::serve);
        steps.clear();
        UploadAllResult second = dailies();
        assertThat(second.getOutcomes())
                .extracting(Outcome::getState)
                .containsExactly(State.ALREADY_UPLOADED, State.RESUMED);
        assertThat(second.getOutcomes()).extracting(Outcome::getItemId).containsExactly(501L, 502L);
        assertThat(steps).containsExactly("sign b.mov", "complete b.mov");
        assertIsThere(second.getOutcomes().get(1), 2);
        steps.clear();
        assertThat(dailies().getOutcomes()).extracting(Outcome::getState).containsOnly(State.ALREADY_UPLOADED);
        assertThat(steps).isEmpty();
        assertThat(names).hasSize(2);
    }

    @Test
    void uploadAll_whenTheMarkerCannotBeWritten_doesNotSendTheFileAgain() throws IOException {
        file("a.mov", 10);
        dailies();
        // Now that its name is known, block it.
        Path done = resumeFiles().get(0);
        Files.delete(done);
        server.handle(exchange -> {
            if (exchange.getRequestURI().toString().contains("/complete/")) {
                Files.createDirectory(done);
            }
            serve(exchange);
        });
        steps.clear();
        assertThat(dailies().getFailures().get(0).getFailure())
                .isInstanceOfSatisfying(
                        ResumeFileException.class,
                        e -> assertThat(e.getResumeFile()).isEqualTo(done));
        assertThat(steps).containsExactly("sign a.mov", "complete a.mov");

        Files.delete(done);
        server.handle(this::serve);
        steps.clear();
        UploadAllResult result = dailies();
        assertThat(result.getOutcomes()).extracting(Outcome::getState).containsExactly(State.RESUMED);
        assertThat(result.getOutcomes()).extracting(Outcome::getItemId).containsExactly(502L);
        assertThat(steps).isEmpty();
        assertThat(resumeFiles()).containsExactly(done);
    }

    private void await() {
        try {
            server.end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
