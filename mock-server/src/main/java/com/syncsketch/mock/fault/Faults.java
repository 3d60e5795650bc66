package com.syncsketch.mock.fault;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Injects faults into the requests and responses of a mock server.
 *
 * <pre>{@code
 * mock.faults().on("createProject").first(2).inject(Action.status(503).retryAfter(Duration.ofSeconds(1)));
 * mock.faults().on("storage.putPart").part(3).inject(Action.resetAfter(1000)).then(Action.slowDown());
 * mock.faults().on("listProjects").nth(2).inject(Action.emptyPageWithNext(), Action.delay(Duration.ofMillis(50)));
 * }</pre>
 *
 * <p>An operation is named by its {@code operationId} in the contract; the storage operations are {@code storage.putPart},
 * {@code storage.postForm} and {@code storage.getObject}. The oldest matching fault applies to each request; every fault
 * that matches counts the request. Responses with a fault are not validated against the contract. An action that cannot be
 * applied to a response, for example because the response does not have the field, is recorded as a defect in the journal,
 * and the response is sent unchanged.
 *
 * <p>As JSON, a fault is an object with these fields:
 *
 * <ul>
 *   <li>{@code on}: an operation, or {@code *}
 *   <li>{@code nth}, {@code from} or {@code first}: a number of requests, see {@link FaultBuilder#nth},
 *       {@link FaultBuilder#from} and {@link FaultBuilder#first}
 *   <li>{@code part}, {@code item}, {@code review}, {@code path}, {@code query} (an object): further conditions
 *   <li>{@code do}: a step, or an array of steps
 * </ul>
 *
 * <p>A step is an object with any of these fields:
 *
 * <ul>
 *   <li>{@code response}: an object with {@code status}, {@code headers}, {@code body} (a string) or {@code json},
 *       {@code retryAfter} or {@code retryAfterDate} (seconds), {@code beforeBody} and {@code afterExecution} (booleans)
 *   <li>{@code delay}: milliseconds
 *   <li>{@code trickle}: an object with {@code bytes} and {@code pause} (milliseconds)
 *   <li>{@code truncate}: the number of bytes of the response body to send
 *   <li>{@code reset} or {@code close}: an object with {@code afterBytes} (by default the whole request body) and
 *       {@code afterExecution}
 *   <li>{@code headers}: response headers
 *   <li>{@code page}: {@code repeated}, {@code emptyWithNext} or {@code nextToItself}
 *   <li>{@code edits}: an array of objects, each with one of {@code null}, {@code removed}, {@code unknownValue},
 *       {@code unknownField} and {@code replaced}, whose value is the name of a field; {@code replaced} requires a
 *       {@code value} too
 * </ul>
 *
 * <pre>{@code
 * {"on": "listProjects", "nth": 2, "do": {"page": "emptyWithNext", "delay": 50}}
 * {"on": "storage.putPart", "part": 3, "do": [{"reset": {"afterBytes": 1000}}, {"response": {"status": 503}}]}
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Faults {

    /** Matches all operations. */
    public static final String ANY = "*";

    private final FaultRegistry registry;

    /**
     * Creates the faults of a server. Called by the mock server.
     *
     * @param registry the store of the active faults
     */
    public Faults(FaultRegistry registry) {
        this.registry = registry;
    }

    /**
     * Starts a fault for an operation.
     *
     * @param operation the operation id in the contract, the name of a storage operation, or {@link #ANY}
     * @return a builder for the fault
     * @throws IllegalArgumentException if there is no such operation; the message suggests similar names
     */
    public FaultBuilder on(String operation) {
        if (!operation.equals(ANY)) {
            registry.requireOperation(operation);
        }
        return new FaultBuilder(registry, Fault.on(operation));
    }

    /**
     * Starts a fault for all operations, including requests that match no operation.
     *
     * @return a builder for the fault
     */
    public FaultBuilder onAny() {
        return on(ANY);
    }

    /**
     * Activates a fault.
     *
     * @param fault the fault
     * @return the active fault
     * @throws IllegalArgumentException if the fault cannot be applied to its operation
     */
    public ActiveFault add(Fault fault) {
        return new ActiveFault(registry.add(fault));
    }

    /**
     * Activates a fault from JSON, in the format documented above.
     *
     * @param json a JSON object
     * @return the active fault
     * @throws IllegalArgumentException if the JSON is not valid, or the fault cannot be applied to its operation; the
     *     message explains why
     */
    public ActiveFault addJson(String json) {
        return add(FaultJson.read(json));
    }

    /**
     * Returns the active faults.
     *
     * @return the faults, oldest first, including those that no longer apply to any request
     */
    public List<ActiveFault> list() {
        return registry.rules().stream().map(ActiveFault::new).toList();
    }

    /**
     * Returns the active faults that have not been applied to any request. A test whose fault was never applied proves
     * nothing.
     *
     * @return the faults, oldest first
     */
    public List<ActiveFault> unused() {
        return list().stream().filter(fault -> fault.timesApplied() == 0).toList();
    }

    /**
     * Returns the active faults as JSON.
     *
     * @return a JSON array of objects, oldest first
     */
    public String toJson() {
        return list().stream().map(ActiveFault::toJson).collect(Collectors.joining(",", "[", "]"));
    }

    /** Removes all faults. */
    public void clear() {
        registry.clear();
    }

    /**
     * Sets the sleeper that performs delays and the pauses of trickled responses. By default the thread sleeps in real time.
     *
     * @param sleeper the sleeper
     * @return this
     */
    public Faults sleeper(Sleeper sleeper) {
        registry.setSleeper(sleeper);
        return this;
    }
}
