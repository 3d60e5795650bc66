package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.ActiveFault;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.WebhookDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that use one server at the same time, each with a world of its own. */
class ParallelWorldsTest {

    private static final int WORKERS = 8;
    private static final int ROUNDS = 3;
    private static final Instant START = Instant.parse("2026-03-02T09:15:00Z");

    @TempDir
    private Path folder;

    /** What a worker does in its world, with values that only it uses. */
    private record Worker(MockSyncSketch mock, MockWorld world, int number, WebhookReceiver receiver) {

        private String name(String text) {
            return text + " of worker " + number;
        }

        void work() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                world.reset();
                assertEmpty();
                useEverything(round);
                assertOwnData(round);
            }
        }

        private void assertEmpty() {
            assertThat(world.data().projects()).isEmpty();
            assertThat(world.storage().objects()).isEmpty();
            assertThat(world.storage().openUploads()).isEmpty();
            assertThat(world.faults().list()).isEmpty();
            assertThat(world.webhooks().deliveries()).isEmpty();
            assertThat(world.journal().count()).isZero();
            assertThat(world.clock().instant()).isEqualTo(START);
        }

        private void useEverything(int round) throws Exception {
            JsonClient client = JsonClient.of(world);
            world.clock().advance(Duration.ofDays(number));
            ActiveFault fault = world.faults()
                    .on("createProject")
                    .first(1)
                    .inject(Action.status(500 + number).json("{\"error\": \"" + name("fault") + "\"}"));
            assertThat(client.post(
                            "/api/v1/project/",
                            Map.of("name", "x", "account_id", world.data().accountId())))
                    .satisfies(response -> {
                        assertThat(response.status()).isEqualTo(500 + number);
                        assertThat(response.text()).contains(name("fault"));
                    });
            assertThat(fault.timesApplied()).isEqualTo(1);
            long review = client.review(client.project(name("Show " + round)), name("Dailies"));
            client.post(
                    "/api/v2/notifications/" + world.data().accountId() + "/webhooks/",
                    Map.of("url", receiver.url("/" + number), "type", "item_uploaded"));
            UploadRoutes routes = new UploadRoutes(world, review);
            routes.form("", name("form") + ".mov", Map.of("artist", name("Ada")));
            routes.url("http://media.example/" + number + ".mov");
            routes.signedForm(name("signed") + ".mov");
            routes.inParts(name("parts") + ".mov");
        }

        private void assertOwnData(int round) throws Exception {
            JsonClient client = JsonClient.of(world);
            assertThat(client.get("/api/v1/project/").all("name")).containsExactly(name("Show " + round));
            assertThat(client.get("/api/v1/item/").all("name"))
                    .hasSize(4)
                    .filteredOn(name -> !name.equals(number + ".mov"))
                    .hasSize(3)
                    .allSatisfy(name -> assertThat(name).endsWith("of worker " + number + ".mov"));
            assertThat(world.storage().objects())
                    .hasSize(3)
                    .extracting(StoredObject::key)
                    .allSatisfy(key -> assertThat(key).endsWith("of worker " + number + ".mov"));
            assertThat(world.storage().openUploads()).isEmpty();
            assertThat(client.get("/api/v1/project/")
                            .objects()
                            .get(0)
                            .path("created")
                            .asText())
                    .startsWith(START.plus(Duration.ofDays(number)).toString().substring(0, 10));
            world.journal().verify("createProject").times(2);
            world.journal().verify("createProject").withStatus(500 + number).once();
            for (String operation : List.of("storage.postForm", "storage.putPart", "createReview", "createWebhook")) {
                world.journal().verify(operation).once();
            }
            world.journal().verifyNoUnexpectedErrors();
            assertThat(world.journal().toJson())
                    .contains(name("Dailies"))
                    .doesNotContainPattern("of worker [^" + number + "]");
            assertThat(world.defects()).isEmpty();
            assertThat(world.webhooks().awaitDeliveries(3, Duration.ofSeconds(30)))
                    .extracting(WebhookDelivery::body)
                    .allSatisfy(body -> assertThat(body).doesNotContainPattern("of worker [^" + number + "]"));
            String journal = Http.plain("GET", mock.url(), "/__mock/worlds/" + world.name() + "/journal", null)
                    .raw()
                    .body();
            assertThat(journal).contains(name("Dailies")).doesNotContainPattern("of worker [^" + number + "]");
        }
    }

    private static void inParallel(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            // All start at the same time.
            CyclicBarrier barrier = new CyclicBarrier(tasks.size());
            List<Future<Void>> results = new ArrayList<>();
            for (Callable<Void> task : tasks) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    return task.call();
                }));
            }
            for (Future<Void> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workers_doNotSeeEachOther(boolean singlePort) throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                MockSyncSketch mock = MockSyncSketch.builder()
                        .clock(MockClock.at(START))
                        .singlePort(singlePort)
                        .storageFolder(folder)
                        .start()) {
            mock.data().addProject("Of the default world");
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 1; i <= WORKERS; i++) {
                MockWorld world = mock.newWorld();
                Worker worker = new Worker(mock, world, i, receiver);
                workers.add(() -> {
                    worker.work();
                    return null;
                });
            }

            inParallel(workers);

            assertThat(mock.data().projects()).hasSize(1);
            assertThat(mock.journal().count()).isZero();
            assertThat(mock.storage().objects()).isEmpty();
            assertThat(mock.clock().instant()).isEqualTo(START);
            assertThat(mock.defects()).isEmpty();
            mock.worlds().stream().skip(1).forEach(MockWorld::close);
            assertThat(mock.worlds()).hasSize(1);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")))
                    .isEmpty();
        }
    }

    @Test
    void worlds_canBeCreatedAndDeletedAtTheSameTime() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(() -> {
                    for (int round = 0; round < 5; round++) {
                        try (MockWorld world = mock.newWorld()) {
                            JsonClient client = JsonClient.of(world);
                            client.project(world.name());
                            assertThat(client.get("/api/v1/project/").all("name"))
                                    .containsExactly(world.name());
                        }
                    }
                    return null;
                });
            }

            inParallel(workers);

            assertThat(mock.worlds()).hasSize(1);
            assertThat(mock.newWorld().name()).isEqualTo("world-41");
        }
    }

    @Test
    void filesOfWorlds_areApart() throws IOException {
        try (MockSyncSketch mock =
                MockSyncSketch.builder().storageFolder(folder).singlePort(true).start()) {
            MockWorld one = mock.newWorld(options -> options.name("one"));
            MockWorld other = mock.newWorld(options -> options.name("other"));
            for (MockWorld world : List.of(mock.world("default").orElseThrow(), one, other)) {
                JsonClient client = JsonClient.of(world);
                new UploadRoutes(world, client.review(client.project("Show"), "Dailies")).inParts("same.mov");
            }
            assertThat(mock.storage().objects().get(0).key())
                    .isEqualTo(one.storage().objects().get(0).key());

            one.close();

            for (MockWorld world : List.of(mock.world("default").orElseThrow(), other)) {
                String url = JsonClient.of(world)
                        .get("/api/v1/item/")
                        .objects()
                        .get(0)
                        .path("url")
                        .asText();
                assertThat(Http.text(url)).isEqualTo("movie");
            }
            assertThat(folder.resolve(".worlds/one")).doesNotExist();
            assertThat(folder.resolve(".worlds/other")).isDirectory();
        }
    }
}
