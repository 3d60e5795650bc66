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

/** Calls of all kinds at the same time, on virtual threads where the JVM has them. */
@Timeout(120)
class VirtualThreadsIT {

    private static final int CALLS = 200;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    /** More than a send buffer takes at once, so that writing waits, too. */
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
        // So that every call waits for its response.
        mock.faults().onAny().from(1).inject(Action.delay(Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        client.close();
        mock.close();
    }

    /** The display name tells which threads were used, so that a report shows no more than was tested. */
    @TestFactory
    Stream<DynamicTest> manyCallsAtOnce() {
        String java = "Java " + Runtime.version().feature();
        ExecutorService virtual = virtualThreads();
        if (virtual == null) {
            return Stream.of(dynamicTest(
                    CALLS + " calls at once on platform threads: " + java + " has no virtual ones",
                    () -> callAll(Executors.newFixedThreadPool(CALLS))));
        }
        return Stream.of(dynamicTest(
                CALLS + " calls at once on virtual threads, none of which pins its carrier (" + java + ")",
                () -> assertThat(pinned(virtual)).isEmpty()));
    }

    private List<String> pinned(ExecutorService threads) throws Exception {
        // A thread that waits while another one initialises a class is pinned, which happens once in a JVM.
        for (int kind = 0; kind < 4; kind++) {
            int number = kind;
            threads.submit(() -> call(number)).get();
        }
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            callAll(threads);
            recording.stop();
            Path events = folder.resolve("pinned.jfr");
            recording.dump(events);
            List<String> pinned = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
                if (event.getEventType().getName().equals(PINNED) && !isOfTheRecorder(event)) {
                    pinned.add(event.toString());
                }
            }
            return pinned;
        }
    }

    /** The flight recorder has monitors of its own. */
    private static boolean isOfTheRecorder(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().startsWith("jdk.jfr.internal."));
    }

    private void callAll(ExecutorService threads) throws Exception {
        try {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                calls.add(threads.submit(() -> call(number)));
            }
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private boolean call(int number) {
        return switch (number % 4) {
            case 0 -> client.projects().get(projectId).getId() == projectId;
            case 1 -> client.reviews().create(projectId, "Dailies " + number).getId() > 0;
            case 2 -> client.uploads().uploadToServer(reviewId, file).getId() > 0;
            default -> {
                ItemQuery query =
                        ItemQuery.builder().reviewsId(reviewId).limit(20).build();
                yield client.items().all(query).stream().allMatch(item -> item.getId() > 0);
            }
        };
    }

    /** Java 21 and later: found by reflection, since this is compiled for 17. */
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
