package com.syncsketch.mock.fault;

import com.syncsketch.mock.internal.pipeline.FaultRules;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What shall go wrong.
 *
 * <pre>{@code
 * mock.faults().on("createProject").first(2).does(Action.status(503).retryAfter(Duration.ofSeconds(1)));
 * mock.faults().on("storage.putPart").part(3).does(Action.resetAfter(1000)).then(Action.slowDown());
 * mock.faults().on("listProjects").call(2).does(Action.emptyPageWithNext(), Action.delay(Duration.ofMillis(50)));
 * }</pre>
 *
 * <p>Operations are named by their {@code operationId} in the contract; those of the storage are
 * {@code storage.putPart}, {@code storage.postForm} and {@code storage.getObject}. A call is done to by the oldest fault
 * whose turn it is; all that match count it. Faulty answers are not held against the contract. What shows only at the
 * call, such as a member that this answer does not have, is a defect in the journal, and the answer passes as it is.
 *
 * <p>As JSON, a fault is an object: {@code on} (an operation, or {@code *}); {@code call}, {@code from} or {@code first}
 * (a number); {@code part}, {@code item}, {@code review}, {@code path}, {@code query} (an object); and {@code do}, a step
 * or an array of steps. A step has any of these members:
 *
 * <ul>
 *   <li>{@code answer}: an object of {@code status}, {@code headers}, {@code body} (a text) or {@code json},
 *       {@code retryAfter} or {@code retryAfterDate} (seconds), {@code beforeBody} and {@code carriedOut} (true or false)
 *   <li>{@code delay}: milliseconds
 *   <li>{@code trickle}: an object of {@code bytes} and {@code pause} (milliseconds)
 *   <li>{@code truncate}: how many bytes of the answer are sent
 *   <li>{@code reset} or {@code hangUp}: an object of {@code afterBytes}, without it the whole body of the request, and
 *       {@code carriedOut}
 *   <li>{@code headers}: headers of the answer
 *   <li>{@code page}: {@code repeated}, {@code emptyWithNext} or {@code nextToItself}
 *   <li>{@code edits}: an array of objects, each with one of {@code null}, {@code leftOut}, {@code unknownValue},
 *       {@code unknownMember} and {@code replaced} that names a member; {@code replaced} has a {@code value} too
 * </ul>
 *
 * <pre>{@code
 * {"on": "listProjects", "call": 2, "do": {"page": "emptyWithNext", "delay": 50}}
 * {"on": "storage.putPart", "part": 3, "do": [{"reset": {"afterBytes": 1000}}, {"answer": {"status": 503}}]}
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Faults {

    /** Stands for all operations. */
    public static final String ANY = "*";

    private final FaultRules script;

    /**
     * Makes the faults of a server; the server does it.
     *
     * @param script what holds them
     */
    public Faults(FaultRules script) {
        this.script = script;
    }

    /**
     * Begins a fault of one operation.
     *
     * @param operation its id in the contract, or the name of an operation of the storage
     * @return the condition, to be narrowed
     * @throws IllegalArgumentException if there is no such operation; the text names similar ones
     */
    public FaultBuilder on(String operation) {
        if (!operation.equals(ANY)) {
            script.requireOperation(operation);
        }
        return new FaultBuilder(script, Fault.on(operation));
    }

    /**
     * Begins a fault of all operations, and of requests that are none.
     *
     * @return the condition, to be narrowed
     */
    public FaultBuilder any() {
        return on(ANY);
    }

    /**
     * Adds a fault.
     *
     * @param fault the fault
     * @return the fault, in force
     * @throws IllegalArgumentException if it cannot be done at its operation
     */
    public ActiveFault add(Fault fault) {
        return new ActiveFault(script, script.add(fault));
    }

    /**
     * Adds a fault that is written as JSON, in the form described above.
     *
     * @param json an object
     * @return the fault, in force
     * @throws IllegalArgumentException if it is not in that form or cannot be done; the text says why
     */
    public ActiveFault addJson(String json) {
        return add(FaultJson.read(json));
    }

    /**
     * Lists the faults.
     *
     * @return the faults in force, oldest first; those that are used up too
     */
    public List<ActiveFault> list() {
        return script.rules().stream()
                .map(rule -> new ActiveFault(script, rule))
                .toList();
    }

    /**
     * Lists the faults that no call has met: a test whose fault never happened proves nothing.
     *
     * @return the faults
     */
    public List<ActiveFault> unused() {
        return list().stream().filter(fault -> fault.timesApplied() == 0).toList();
    }

    /**
     * Writes the faults in force as JSON.
     *
     * @return an array of objects, oldest first
     */
    public String toJson() {
        return list().stream().map(ActiveFault::toJson).collect(Collectors.joining(",", "[", "]"));
    }

    /** Takes all faults away. */
    public void clear() {
        script.clear();
    }

    /**
     * Sets who waits, for delays and trickles, in place of the clock of the machine.
     *
     * @param sleeper who waits
     * @return this
     */
    public Faults sleepWith(Sleeper sleeper) {
        script.sleepWith(sleeper);
        return this;
    }
}
