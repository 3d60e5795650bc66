package com.syncsketch.mock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.syncsketch.mock.Http;
import com.syncsketch.mock.MockClock;
import com.syncsketch.mock.MockShotGrid;
import com.syncsketch.mock.MockStorage;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockTasks;
import com.syncsketch.mock.MockWebhooks;
import com.syncsketch.mock.MockWorld;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.MockData;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs small test classes with the JUnit launcher. They share static fields, so these tests run sequentially. */
@Execution(ExecutionMode.SAME_THREAD)
class MockSyncSketchExtensionTest {

    private static final Queue<MockSyncSketch> USED = new ConcurrentLinkedQueue<>();

    private static TestExecutionSummary run(boolean parallel, Class<?>... classes) {
        USED.clear();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", String.valueOf(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        for (Class<?> each : classes) {
            request.selectors(selectClass(each));
        }
        LauncherDiscoveryRequest built = request.build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(built, listener);
        return listener.getSummary();
    }

    private static void assertPassed(TestExecutionSummary summary, int tests) {
        assertThat(summary.getFailures().stream()
                        .map(TestExecutionSummary.Failure::getException)
                        .toList())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
        assertThat(USED).allSatisfy(MockSyncSketchExtensionTest::assertStopped);
    }

    private static Throwable failure(TestExecutionSummary summary) {
        assertThat(summary.getFailures()).isNotEmpty();
        return summary.getFailures().get(0).getException();
    }

    private static void assertStopped(MockSyncSketch mock) {
        assertThatThrownBy(() -> new Socket("127.0.0.1", mock.url().getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    /** Fails if the server has data of an earlier test, and changes the data of the server. */
    private static void useServer(MockSyncSketch mock) {
        Http.Response accounts = Http.get(mock, "/api/v1/account/");
        assertThat(accounts.json().at("/objects/0/name").asText()).isEqualTo("Studio");
        Http.patch(
                mock, "/api/v1/account/" + accounts.json().at("/objects/0/id").asLong() + "/", "{\"name\": \"Trace\"}");
        USED.add(mock);
    }

    @MockSyncSketchTest
    static class Annotated {

        @Test
        void one(MockSyncSketch mock) {
            useServer(mock);
        }

        @Test
        void two(MockSyncSketch mock, URI url, MockClock clock) {
            useServer(mock);
            assertThat(url).isEqualTo(mock.url());
            assertThat(clock).isSameAs(mock.clock());
        }

        @Test
        void parameters(
                MockSyncSketch mock,
                MockData data,
                Faults faults,
                Journal journal,
                MockStorage storage,
                MockWebhooks webhooks,
                MockTasks tasks,
                MockShotGrid shotGrid) {
            useServer(mock);
            assertThat(data).isSameAs(mock.data());
            assertThat(faults).isSameAs(mock.faults());
            assertThat(journal).isSameAs(mock.journal());
            assertThat(storage.objects()).isEmpty();
            assertThat(webhooks).isSameAs(mock.webhooks());
            assertThat(tasks).isSameAs(mock.tasks());
            assertThat(shotGrid).isSameAs(mock.shotGrid());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int number, MockSyncSketch mock) {
            useServer(mock);
        }
    }

    @Test
    void resetsTheServerOfAClassBeforeEachTest() {
        assertPassed(run(false, Annotated.class), 5);
        assertThat(USED).hasSize(5).containsOnly(USED.peek());
    }

    static class Registered {

        @RegisterExtension
        static final MockSyncSketchExtension MOCK =
                MockSyncSketchExtension.with(options -> options.pageSize(2).clock(MockClock.at(Instant.EPOCH)));

        private static URI before;

        private final URI inField = MOCK.url();

        @BeforeAll
        static void connect(URI url) {
            before = MOCK.url();
            assertThat(url).isEqualTo(before);
        }

        @BeforeEach
        void prepare(MockSyncSketch mock) {
            mock.clock().advance(Duration.ofDays(1));
        }

        @Test
        void one() throws InterruptedException {
            assertSameServer();
        }

        @Test
        void two() throws InterruptedException {
            assertSameServer();
        }

        @AfterEach
        void check(MockSyncSketch mock) {
            assertThat(mock).isSameAs(MOCK.mock());
        }

        private void assertSameServer() throws InterruptedException {
            useServer(MOCK.mock());
            assertThat(List.of(before, inField)).containsOnly(MOCK.url());
            assertThat(MOCK.user()).isEqualTo(MOCK.mock().user());
            assertThat(MOCK.key()).isEqualTo(MOCK.mock().key());
            assertThat(MOCK.mock().clock().instant()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
            assertThat(Http.get(MOCK.mock(), "/api/v1/account/")
                            .json()
                            .at("/meta/limit")
                            .asInt())
                    .isEqualTo(2);
            AtomicReference<MockSyncSketch> onOtherThread = new AtomicReference<>();
            Thread thread = new Thread(() -> onOtherThread.set(MOCK.mock()));
            thread.start();
            thread.join();
            assertThat(onOtherThread.get()).isSameAs(MOCK.mock());
        }
    }

    @Test
    void providesTheServerInEveryPhaseFromAStaticField() {
        assertPassed(run(false, Registered.class), 2);
        assertThat(USED).hasSize(2).containsOnly(USED.peek());
    }

    static class InField {

        @RegisterExtension
        final MockSyncSketchExtension mock = MockSyncSketchExtension.create();

        @Test
        void one() {
            useServer(mock.mock());
        }

        @Test
        void two(MockSyncSketch same) {
            assertThat(same).isSameAs(mock.mock());
            useServer(same);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InFieldOfOneInstance {

        @RegisterExtension
        final MockSyncSketchExtension mock = MockSyncSketchExtension.create();

        @Test
        void one() {
            useServer(mock.mock());
        }

        @Test
        void two() {
            useServer(mock.mock());
        }
    }

    @Test
    void startsAServerForEachTestFromAnInstanceField() {
        assertPassed(run(false, InField.class), 2);
        assertThat(USED).doesNotHaveDuplicates();
        assertPassed(run(false, InFieldOfOneInstance.class), 2);
    }

    @MockSyncSketchTest
    @Execution(ExecutionMode.CONCURRENT)
    static class Concurrent {

        /** Keeps each test waiting until the other one runs too. */
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @Test
        void one(MockSyncSketch mock) throws InterruptedException {
            waitForBoth(mock);
        }

        @Test
        void two(MockSyncSketch mock) throws InterruptedException {
            waitForBoth(mock);
        }

        private static void waitForBoth(MockSyncSketch mock) throws InterruptedException {
            BOTH.countDown();
            assertThat(BOTH.await(30, TimeUnit.SECONDS)).isTrue();
            useServer(mock);
        }
    }

    @Test
    void startsAServerForEachConcurrentTest() {
        assertPassed(run(true, Concurrent.class), 2);
        assertThat(USED).hasSize(2).doesNotHaveDuplicates();
    }

    /** The extension is declared in the base class, so both classes below share the same instance. */
    @Execution(ExecutionMode.SAME_THREAD)
    abstract static class Base {

        @RegisterExtension
        static final MockSyncSketchExtension MOCK = MockSyncSketchExtension.create();

        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @Test
        void waitsForBoth() throws InterruptedException {
            BOTH.countDown();
            assertThat(BOTH.await(30, TimeUnit.SECONDS)).isTrue();
            useServer(MOCK.mock());
        }

        @Test
        void again() {
            useServer(MOCK.mock());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class FirstOfBase extends Base {}

    @Execution(ExecutionMode.CONCURRENT)
    static class SecondOfBase extends Base {}

    @Test
    void startsAServerForEachConcurrentClassWithTheSameBase() {
        assertPassed(run(true, FirstOfBase.class, SecondOfBase.class), 4);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class SharedByAccident {

        @RegisterExtension
        static final MockSyncSketchExtension MOCK = MockSyncSketchExtension.create();

        @BeforeAll
        static void connect() {
            MOCK.url();
        }

        @Test
        void one() {
            useServer(MOCK.mock());
        }
    }

    @Test
    void rejectsAServerThatConcurrentTestsWouldShare() {
        assertThat(failure(run(true, SharedByAccident.class)))
                .hasMessageContaining("@BeforeAll")
                .hasMessageContaining("SAME_THREAD");
    }

    @MockSyncSketchTest
    static class Outer {

        @Test
        void outer(MockSyncSketch mock) {
            useServer(mock);
        }

        @Nested
        class Inner {

            @Test
            void inner(MockSyncSketch mock) {
                useServer(mock);
            }
        }
    }

    @Test
    void sharesTheServerWithNestedClasses() {
        assertPassed(run(false, Outer.class), 2);
        assertThat(USED).hasSize(2).containsOnly(USED.peek());
    }

    static class Unused {

        @RegisterExtension
        static final MockSyncSketchExtension MOCK =
                MockSyncSketchExtension.with(options -> options.host("nowhere.invalid"));

        @Test
        void needsNone() {}
    }

    @Test
    void doesNotStartAnUnusedServer() {
        assertPassed(run(false, Unused.class), 1);
    }

    static class Unreachable {

        @RegisterExtension
        static final MockSyncSketchExtension MOCK =
                MockSyncSketchExtension.with(options -> options.host("nowhere.invalid"));

        @Test
        void needsOne() {
            MOCK.url();
        }
    }

    @Test
    void failsTheTestIfTheServerCannotListen() {
        assertThat(failure(run(false, Unreachable.class))).hasStackTraceContaining("nowhere");
    }

    @MockSyncSketchTest
    static class Defective {

        @Test
        void one(MockSyncSketch mock) throws Exception {
            // The server has no known defect; a fault that cannot be applied counts as one.
            mock.faults().on("checkConnection").inject(Action.truncate(1_000_000));
            HttpRequest request = HttpRequest.newBuilder(mock.url().resolve("/api/v1/person/connected/"))
                    .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        }

        @Test
        void two(MockSyncSketch mock) {
            USED.add(mock);
        }
    }

    @MockSyncSketchTest
    @Execution(ExecutionMode.SAME_THREAD)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class Worlds {

        private static void causeDefect(MockWorld world) throws Exception {
            world.faults().on("checkConnection").inject(Action.truncate(1_000_000));
            HttpRequest request = HttpRequest.newBuilder(world.url().resolve("/api/v1/person/connected/"))
                    .header("Authorization", "apikey " + world.user() + ":" + world.key())
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        }

        @Test
        void defectOfADeletedWorld(MockSyncSketch mock) throws Exception {
            try (MockWorld world = mock.newWorld()) {
                causeDefect(world);
            }
        }

        @Test
        void defectOfAWorld(MockSyncSketch mock) throws Exception {
            causeDefect(mock.newWorld());
        }

        @RepeatedTest(3)
        void worldsAreDeleted(MockSyncSketch mock) {
            assertThat(mock.worlds()).hasSize(1);
            assertThat(mock.defects()).isEmpty();
            mock.newWorld();
        }
    }

    @Test
    void worlds_belongToATest() {
        TestExecutionSummary summary = run(false, Worlds.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException().getMessage())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains("world world-", "is not truncated"));
    }

    @Test
    void failsOnlyTheTestInWhichTheServerHasADefect() {
        TestExecutionSummary summary = run(false, Defective.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
        assertThat(failure(summary)).isInstanceOf(AssertionError.class).hasMessageContaining("is not truncated");
    }

    @Test
    void hasNoServerOutsideOfTests() {
        MockSyncSketchExtension extension = MockSyncSketchExtension.create();

        assertThatThrownBy(extension::mock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No test is running");
    }
}
