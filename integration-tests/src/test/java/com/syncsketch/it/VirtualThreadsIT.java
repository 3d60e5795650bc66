package com.syncsketch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.testsupport.VirtualThreads;
import jakarta.annotation.Nullable;
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

    /** Larger than a send buffer, so that writes block too. */
    private static final int FILE_SIZE = 400_000;

    @TempDir
    private Path folder;

    @Nullable
    private final ExecutorService virtual = VirtualThreads.executor();

    private final ExecutorService threads = virtual == null ? Executors.newFixedThreadPool(REQUESTS) : virtual;

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
        threads.shutdown();
        client.close();
        mock.close();
    }

    /** The display name contains the kind of threads, so that reports show what was tested. */
    @TestFactory
    Stream<DynamicTest> concurrentRequests() {
        String java = "Java " + Runtime.version().feature();
        if (virtual == null) {
            return Stream.of(dynamicTest(
                    REQUESTS + " concurrent requests on platform threads: " + java + " has no virtual threads",
                    () -> sendAll()));
        }
        return Stream.of(dynamicTest(
                REQUESTS + " concurrent requests on virtual threads, none of which is pinned (" + java + ")",
                () -> assertThat(pinned()).isEmpty()));
    }

    private List<String> pinned() throws Exception {
        // Warm up: a thread that waits for a class initialization is pinned, which happens once per JVM.
        sendAll();
        return VirtualThreads.pinnedDuring(() -> sendAll());
    }

    private void sendAll() throws Exception {
        List<Future<Boolean>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int number = i;
            requests.add(threads.submit(() -> send(number)));
        }
        for (Future<Boolean> request : requests) {
            assertThat(request.get()).isTrue();
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
}
