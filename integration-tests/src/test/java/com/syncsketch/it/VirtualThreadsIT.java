package com.syncsketch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.model.ItemQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests concurrent requests of all kinds, on virtual threads if the JVM supports them. */
@Timeout(120)
class VirtualThreadsIT {

    private static final int REQUESTS = 200;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** Larger than a send buffer, so that writes block too. */
    private static final int FILE_SIZE = 400_000;

    @TempDir
    private Path folder;

    private MockSyncSketch mock;
    private SyncSketchClient client;
    private Path file;
    private long projectId;
    private long reviewId;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
        client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(Credentials.apiKey(mock.user(), mock.key()))
                .build();
        file = Files.write(folder.resolve("shot.mov"), new byte[FILE_SIZE]);
        projectId = mock.data().addProject("Show A");
        reviewId = mock.data().addReview(projectId, "Dailies");
        // Every request must wait for its response.
        mock.faults().onAny().from(1).inject(Action.delay(Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        client.close();
        mock.close();
    }

    /** The display name contains the kind of threads, so that reports show what was tested. */
    @TestFactory
    Stream<DynamicTest> concurrentRequests() {
        String java = "Java " + Runtime.version().feature();
        ExecutorService virtual = virtualThreads();
        if (virtual == null) {
            return Stream.of(dynamicTest(
                    REQUESTS + " concurrent requests on platform threads: " + java + " has no virtual threads",
                    () -> sendAll(Executors.newFixedThreadPool(REQUESTS))));
        }
        return Stream.of(dynamicTest(
                REQUESTS + " concurrent requests on virtual threads, none of which is pinned (" + java + ")",
                () -> assertThat(pinned(virtual)).isEmpty()));
    }

    private List<String> pinned(ExecutorService threads) throws Exception {
        // Warm up: a thread that waits for a class initialization is pinned, which happens once per JVM.
        for (int kind = 0; kind < 4; kind++) {
            int number = kind;
            threads.submit(() -> send(number)).get();
        }
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            sendAll(threads);
            recording.stop();
            Path events = folder.resolve("pinned.jfr");
            recording.dump(events);
            List<String> pinned = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
                if (event.getEventType().getName().equals(PINNED) && !isFlightRecorder(event)) {
                    pinned.add(event.toString());
                }
            }
            return pinned;
        }
    }

    /** Returns whether the flight recorder itself was pinned. */
    private static boolean isFlightRecorder(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("jdk.jfr.internal."));
    }

    private void sendAll(ExecutorService threads) throws Exception {
        try {
            List<Future<Boolean>> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int number = i;
                requests.add(threads.submit(() -> send(number)));
            }
            for (Future<Boolean> request : requests) {
                assertThat(request.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private boolean send(int number) {
        return switch (number % 4) {
            case 0 -> client.projects().get(projectId).getId() == projectId;
            case 1 -> client.reviews().create(projectId, "Dailies " + number).getId() > 0;
            case 2 -> client.uploads().uploadToServer(reviewId, file).getId() > 0;
            default -> {
                ItemQuery query =
                        ItemQuery.builder().reviewId(reviewId).limit(20).build();
                yield client.items().all(query).stream().allMatch(item -> item.getId() > 0);
            }
        };
    }

    /**
     * Returns an executor with virtual threads, or null before Java 21. Uses reflection, because this is compiled for Java
     * 17.
     */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            assertThat(Runtime.version().feature()).isLessThan(21);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
