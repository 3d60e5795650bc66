package com.syncsketch.mock.junit;

import com.syncsketch.mock.MockClock;
import com.syncsketch.mock.MockShotGrid;
import com.syncsketch.mock.MockStorage;
import com.syncsketch.mock.MockSyncSketch;
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
 * Gives JUnit 5 tests a {@link MockSyncSketch}.
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
 * <p>Or {@link MockSyncSketchTest} on the class, and parameters on the test or on a method before or after it, of the types {@link
 * MockSyncSketch}, {@link URI} (the address for clients), {@link MockClock}, {@link MockData}, {@link Faults}, {@link Journal},
 * {@link MockStorage}, {@link MockWebhooks}, {@link MockTasks} or {@link MockShotGrid}.
 *
 * <p><b>State.</b> One server runs for a class and is reset before each test, so prepare data in the test or in a
 * {@code @BeforeEach} method. Tests that run at the same time as others of their class have a server of their own each. An extension
 * in a field that is not static starts one for each test.
 *
 * <p><b>Defects.</b> A test fails when the server did something wrong itself, see {@link MockSyncSketch#defects()}.
 *
 * <p>Needs JUnit 5.9 or newer. Safe for use by several threads.
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

    private final Consumer<MockSyncSketch.Builder> options;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /** What the code on a thread belongs to, the innermost last: a thread that waits for tests may run other ones meanwhile. */
    private final ThreadLocal<Deque<Place>> current = ThreadLocal.withInitial(ArrayDeque::new);

    private record Place(Slot slot, boolean inTest) {}

    /** Makes an extension with a server as it is without options. For {@code @ExtendWith}; code rather says {@link #create()}. */
    public MockSyncSketchExtension() {
        this(builder -> {});
    }

    private MockSyncSketchExtension(Consumer<MockSyncSketch.Builder> options) {
        this.options = options;
    }

    /**
     * Makes an extension with a server as it is without options.
     *
     * @return the extension
     */
    public static MockSyncSketchExtension create() {
        return new MockSyncSketchExtension();
    }

    /**
     * Makes an extension whose server is configured.
     *
     * <pre>{@code
     * MockSyncSketchExtension.with(options -> options.pageSize(2).clock(MockClock.at(Instant.EPOCH)))
     * }</pre>
     *
     * @param options sets options; called for each server that is started
     * @return the extension
     */
    public static MockSyncSketchExtension with(Consumer<MockSyncSketch.Builder> options) {
        return new MockSyncSketchExtension(Objects.requireNonNull(options, "options"));
    }

    /**
     * Gives the server of the test that calls.
     *
     * @return the server
     * @throws IllegalStateException if no test runs, or if it cannot be told which one calls: from a thread that the test started,
     *     while others run at the same time
     */
    public MockSyncSketch mock() {
        Place place = current.get().peekLast();
        if (place != null) {
            return server(place.slot());
        }
        Iterator<Slot> running = slots.values().iterator();
        if (!running.hasNext()) {
            throw new IllegalStateException(
                    "No test runs. A server is there from @BeforeAll to @AfterAll if the extension's field"
                            + " is static, else from @BeforeEach to @AfterEach");
        }
        Slot only = running.next();
        if (running.hasNext()) {
            throw new IllegalStateException(
                    "Several tests run, and this thread belongs to none of them. Take the server as a"
                            + " parameter of the test, or into a variable in the test");
        }
        return only.server();
    }

    /** Gives a server, and notes when it is used before a test began. */
    private MockSyncSketch server(Slot slot) {
        Place place = current.get().peekLast();
        if (place == null || !place.inTest()) {
            slot.markUsedByClass();
        }
        return slot.server();
    }

    /**
     * Gives the address for clients.
     *
     * @return the same as {@code mock().url()}
     */
    public URI url() {
        return mock().url();
    }

    /**
     * Gives the name of the user.
     *
     * @return the same as {@code mock().user()}
     */
    public String user() {
        return mock().user();
    }

    /**
     * Gives the key of the user.
     *
     * @return the same as {@code mock().key()}
     */
    public String key() {
        return mock().key();
    }

    /** Makes room for the server of a class. */
    @Override
    public void beforeAll(ExtensionContext context) {
        enter(slots.computeIfAbsent(owner(context).getUniqueId(), any -> new Slot(options)), false);
    }

    /** Empties the server of the class, or makes room for one of the test's own. */
    @Override
    public void beforeEach(ExtensionContext context) {
        Slot ofClass = slotOfClass(context);
        if (ofClass != null && !isConcurrent(context)) {
            ofClass.reset();
            enter(ofClass, true);
        } else if (ofClass != null && ofClass.isUsedByClass()) {
            throw new IllegalStateException(
                    "The mock server was used before a test began, in @BeforeAll or in the test class's constructor,"
                            + " so all tests of this class would share it; but they run at the same time. Use it in the"
                            + " tests or in @BeforeEach only, or annotate the class with"
                            + " @Execution(ExecutionMode.SAME_THREAD)");
        } else {
            enter(slots.computeIfAbsent(context.getUniqueId(), any -> new Slot(options)), true);
        }
    }

    /** Fails the test if the server did something wrong, and stops the server of the test if it had one. */
    @Override
    public void afterEach(ExtensionContext context) {
        Slot own = slots.remove(context.getUniqueId());
        Slot slot = own == null ? slotOfClass(context) : own;
        if (slot != null) {
            leave(slot, true);
            List<String> defects = slot.defects();
            if (own != null) {
                own.close();
            }
            if (!defects.isEmpty()) {
                throw new AssertionError(
                        "The mock server did something wrong itself, which is a defect of it and not of the"
                                + " test:\n  " + String.join("\n  ", defects));
            }
        }
    }

    /** Stops the server of the class. */
    @Override
    public void afterAll(ExtensionContext context) {
        Slot slot = slotOfClass(context);
        if (slot != null) {
            leave(slot, false);
            if (owner(context).getUniqueId().equals(context.getUniqueId())) {
                slots.remove(context.getUniqueId());
                slot.close();
            }
        }
    }

    /** Tells whether a parameter is of one of the types that the class description names. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    /** Gives what a parameter asks for. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Slot own = slots.get(context.getUniqueId());
        Slot slot = own == null ? slotOfClass(context) : own;
        MockSyncSketch mock = slot == null ? mock() : server(slot);
        return Objects.requireNonNull(PARAMETERS.get(parameter.getParameter().getType()))
                .apply(mock);
    }

    private void enter(Slot slot, boolean inTest) {
        current.get().addLast(new Place(slot, inTest));
    }

    private void leave(Slot slot, boolean inTest) {
        Deque<Place> mine = current.get();
        mine.removeLastOccurrence(new Place(slot, inTest));
        if (mine.isEmpty()) {
            current.remove();
        }
    }

    private @Nullable Slot slotOfClass(ExtensionContext context) {
        return slots.get(owner(context).getUniqueId());
    }

    /** Finds the class whose server a test uses: its own, or, from a nested class that runs after it, the one around it. */
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
