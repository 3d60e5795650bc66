package com.syncsketch.mock.junit;

import com.syncsketch.mock.MockClock;
import com.syncsketch.mock.MockShotGrid;
import com.syncsketch.mock.MockStorage;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import com.syncsketch.mock.MockTasks;
import com.syncsketch.mock.MockWebhooks;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.journal.Journal;
import com.syncsketch.mock.model.MockData;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A JUnit 5 extension that provides tests with a {@link MockSyncSketch}.
 *
 * <pre>{@code
 * class DailiesTest {
 *
 *     @RegisterExtension
 *     static final MockSyncSketchExtension MOCK = MockSyncSketchExtension.create();
 *
 *     @Test
 *     void publishes() {
 *         // MOCK.url(), MOCK.user(), MOCK.key()
 *     }
 * }
 * }</pre>
 *
 * <p>Alternatively, annotate the class with {@link MockSyncSketchTest}. Tests and lifecycle methods can have parameters of
 * the types {@link MockSyncSketch}, {@link URI} (the base URL for clients), {@link MockClock}, {@link MockData},
 * {@link Faults}, {@link Journal}, {@link MockStorage}, {@link MockWebhooks}, {@link MockTasks} and {@link MockShotGrid}.
 *
 * <p><b>Lifecycle.</b> The tests of a class share one server, which is reset before each test, so prepare data in the test
 * or in a {@code @BeforeEach} method. Tests that run concurrently with others of their class have a server each. An
 * extension in a non-static field starts a server for each test.
 *
 * <p><b>Defects.</b> A test fails if the server has a defect, see {@link MockSyncSketch#defects()}.
 *
 * <p>Requires JUnit 5.9 or later. Thread-safe.
 */
public final class MockSyncSketchExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private static final Map<Class<?>, Function<MockSyncSketch, Object>> PARAMETERS = Map.of(
            MockSyncSketch.class, mock -> mock,
            URI.class, MockSyncSketch::url,
            MockClock.class, MockSyncSketch::clock,
            MockData.class, MockSyncSketch::data,
            Faults.class, MockSyncSketch::faults,
            Journal.class, MockSyncSketch::journal,
            MockStorage.class, MockSyncSketch::storage,
            MockWebhooks.class, MockSyncSketch::webhooks,
            MockTasks.class, MockSyncSketch::tasks,
            MockShotGrid.class, MockSyncSketch::shotGrid);

    private final Consumer<MockSyncSketchBuilder> options;
    private final Map<String, LazyServer> servers = new ConcurrentHashMap<>();

    /** The scopes that a thread is in, the innermost last: a thread that waits for tests may run other tests in the meantime. */
    private final ThreadLocal<Deque<Scope>> scopes = ThreadLocal.withInitial(ArrayDeque::new);

    private record Scope(LazyServer server, boolean inTest) {}

    /** Creates an extension with a default server. Used by {@code @ExtendWith}; in code, use {@link #create()}. */
    public MockSyncSketchExtension() {
        this(builder -> {});
    }

    private MockSyncSketchExtension(Consumer<MockSyncSketchBuilder> options) {
        this.options = options;
    }

    /**
     * Creates an extension with a default server.
     *
     * @return the extension
     */
    public static MockSyncSketchExtension create() {
        return new MockSyncSketchExtension();
    }

    /**
     * Creates an extension with a configured server.
     *
     * <pre>{@code
     * MockSyncSketchExtension.with(options -> options.pageSize(2).clock(MockClock.at(Instant.EPOCH)))
     * }</pre>
     *
     * @param options configures the builder; called for each server that is started
     * @return the extension
     */
    public static MockSyncSketchExtension with(Consumer<MockSyncSketchBuilder> options) {
        return new MockSyncSketchExtension(Objects.requireNonNull(options, "options"));
    }

    /**
     * Returns the server of the current test.
     *
     * @return the server
     * @throws IllegalStateException if no test is running, or if the current test cannot be determined because this thread
     *     was started by a test while other tests run concurrently
     */
    public MockSyncSketch mock() {
        Scope scope = scopes.get().peekLast();
        if (scope != null) {
            return use(scope.server());
        }
        Iterator<LazyServer> running = servers.values().iterator();
        if (!running.hasNext()) {
            throw new IllegalStateException(
                    "No test is running. A server exists from @BeforeAll to @AfterAll if the field of the"
                            + " extension is static, otherwise from @BeforeEach to @AfterEach");
        }
        LazyServer only = running.next();
        if (running.hasNext()) {
            throw new IllegalStateException(
                    "Several tests are running, and this thread does not belong to any of them. Declare the server as a"
                            + " parameter of the test, or store it in a variable in the test");
        }
        return only.get();
    }

    /** Returns the mock server, and records a use before the start of a test. */
    private MockSyncSketch use(LazyServer server) {
        Scope scope = scopes.get().peekLast();
        if (scope == null || !scope.inTest()) {
            server.markUsedByClass();
        }
        return server.get();
    }

    /**
     * Returns the base URL for clients.
     *
     * @return the same as {@code mock().url()}
     */
    public URI url() {
        return mock().url();
    }

    /**
     * Returns the user name.
     *
     * @return the same as {@code mock().user()}
     */
    public String user() {
        return mock().user();
    }

    /**
     * Returns the API key of the user.
     *
     * @return the same as {@code mock().key()}
     */
    public String key() {
        return mock().key();
    }

    /** Prepares the server of the class, which is started on first use. */
    @Override
    public void beforeAll(ExtensionContext context) {
        enter(servers.computeIfAbsent(owner(context).getUniqueId(), any -> new LazyServer(options)), false);
    }

    /** Resets the server of the class, or prepares a separate one for a concurrent test. */
    @Override
    public void beforeEach(ExtensionContext context) {
        LazyServer ofClass = serverOfClass(context);
        if (ofClass != null && !isConcurrent(context)) {
            ofClass.reset();
            enter(ofClass, true);
        } else if (ofClass != null && ofClass.isUsedByClass()) {
            throw new IllegalStateException(
                    "The mock server was used before the start of a test, in @BeforeAll or in the constructor of the"
                            + " test class, so all tests of this class would share it, but they run concurrently. Use the"
                            + " server only in tests and in @BeforeEach, or annotate the class with"
                            + " @Execution(ExecutionMode.SAME_THREAD)");
        } else {
            enter(servers.computeIfAbsent(context.getUniqueId(), any -> new LazyServer(options)), true);
        }
    }

    /** Fails the test if the server has a defect, and stops the server if the test has its own. */
    @Override
    public void afterEach(ExtensionContext context) {
        LazyServer own = servers.remove(context.getUniqueId());
        LazyServer server = own == null ? serverOfClass(context) : own;
        if (server != null) {
            leave(server, true);
            List<String> defects = server.defects();
            if (own != null) {
                own.close();
            }
            if (!defects.isEmpty()) {
                throw new AssertionError(
                        "The mock server has defects: bugs of its own, or faults that could not be applied:\n  "
                                + String.join("\n  ", defects));
            }
        }
    }

    /** Stops the server of the class. */
    @Override
    public void afterAll(ExtensionContext context) {
        LazyServer server = serverOfClass(context);
        if (server != null) {
            leave(server, false);
            if (owner(context).getUniqueId().equals(context.getUniqueId())) {
                servers.remove(context.getUniqueId());
                server.close();
            }
        }
    }

    /** Returns whether the parameter has one of the types listed in the class documentation. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    /** Returns the part of the server that the parameter asks for. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LazyServer own = servers.get(context.getUniqueId());
        LazyServer server = own == null ? serverOfClass(context) : own;
        MockSyncSketch mock = server == null ? mock() : use(server);
        return Objects.requireNonNull(PARAMETERS.get(parameter.getParameter().getType()))
                .apply(mock);
    }

    private void enter(LazyServer server, boolean inTest) {
        scopes.get().addLast(new Scope(server, inTest));
    }

    private void leave(LazyServer server, boolean inTest) {
        Deque<Scope> own = scopes.get();
        own.removeLastOccurrence(new Scope(server, inTest));
        if (own.isEmpty()) {
            scopes.remove();
        }
    }

    private @Nullable LazyServer serverOfClass(ExtensionContext context) {
        return servers.get(owner(context).getUniqueId());
    }

    /**
     * Returns the class whose server a test uses: its own class, or the enclosing class if the nested one does not run
     * concurrently.
     */
    private static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext candidate = context;
        while (candidate.getTestMethod().isPresent() || !isConcurrent(candidate)) {
            Optional<ExtensionContext> parent = candidate.getParent();
            if (parent.isEmpty() || parent.get().getTestClass().isEmpty()) {
                break;
            }
            candidate = parent.get();
        }
        return candidate;
    }

    private static boolean isConcurrent(ExtensionContext context) {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT;
    }
}
