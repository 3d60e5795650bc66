package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Fault;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.fault.Sleeper;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The faults in force, and how often each was met. Safe for use by several threads. */
public final class FaultRules {

    private static final List<String> ITEM = List.of("item_id");
    private static final List<String> REVIEW = List.of("review_id");

    private final Supplier<Contract> contract;
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, JsonNode> pages = new HashMap<>();
    private final Set<Thread> asleep = new HashSet<>();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    private boolean closed;

    /** A fault in force. */
    public static final class Rule {

        private volatile Fault fault;
        private volatile long applied;
        private long calls;

        private Rule(Fault fault) {
            this.fault = fault;
        }

        /**
         * Gives the fault.
         *
         * @return the fault as it is now
         */
        public Fault fault() {
            return fault;
        }

        /**
         * Counts the calls to which something was done.
         *
         * @return how many
         */
        public long applied() {
            return applied;
        }
    }

    /**
     * Makes an empty script.
     *
     * @param contract gives what faults are held against; it may still be read when this is called
     */
    public FaultRules(Supplier<Contract> contract) {
        this.contract = contract;
    }

    /**
     * Checks the name of an operation.
     *
     * @param operation the name
     * @throws IllegalArgumentException if there is no such operation; the text names similar ones
     */
    public void requireOperation(String operation) {
        Set<String> known = new TreeSet<>(contract.get().operations().keySet());
        known.addAll(OperationResolver.STORAGE);
        if (!known.contains(operation)) {
            String wanted = operation.toLowerCase(Locale.ROOT);
            List<String> similar = known.stream()
                    .filter(name -> isSimilar(name.toLowerCase(Locale.ROOT), wanted))
                    .toList();
            throw new IllegalArgumentException("There is no operation '" + operation + "'. "
                    + (similar.isEmpty() ? "There are " + known : "Similar are " + similar));
        }
    }

    private static boolean isSimilar(String name, String wanted) {
        String noun = wanted.replaceAll("^(list|get|create|update|delete|storage\\.)", "");
        return name.contains(wanted)
                || (noun.length() > 3 && name.contains(noun))
                || (wanted.length() > 5 && name.startsWith(wanted.substring(0, 6)));
    }

    /**
     * Adds a fault.
     *
     * @param fault the fault
     * @return the fault, in force
     * @throws IllegalArgumentException if it cannot be done at its operation
     */
    public synchronized Rule add(Fault fault) {
        check(fault);
        Rule rule = new Rule(fault);
        rules.add(rule);
        return rule;
    }

    /**
     * Puts another fault into the place of one, with the same count.
     *
     * @param rule the fault
     * @param fault the other
     * @throws IllegalArgumentException if it cannot be done at its operation
     */
    public synchronized void replace(Rule rule, Fault fault) {
        check(fault);
        rule.fault = fault;
    }

    /**
     * Takes a fault away.
     *
     * @param rule the fault
     */
    public synchronized void remove(Rule rule) {
        rules.remove(rule);
    }

    /** Takes all faults away. */
    public synchronized void clear() {
        rules.clear();
        pages.clear();
    }

    /**
     * Lists the faults in force.
     *
     * @return the faults, oldest first
     */
    public synchronized List<Rule> rules() {
        return List.copyOf(rules);
    }

    private void check(Fault fault) {
        if (fault.operation().equals(Faults.ANY)) {
            return;
        }
        requireOperation(fault.operation());
        for (FaultStep step : fault.steps()) {
            for (Action.Page page : step.findAll(Action.Page.class)) {
                boolean list = page.kind() == Action.Page.Flaw.REPEATED
                        ? members(fault).isList()
                        : members(fault).isPage();
                if (!list) {
                    throw new IllegalArgumentException(fault.operation() + " does not answer with a "
                            + (page.kind() == Action.Page.Flaw.REPEATED ? "list" : "list of v1, which has a next"));
                }
            }
            for (Action.Edit edit : step.findAll(Action.Edit.class)) {
                members(fault).check(edit);
            }
        }
    }

    private ResponseFields members(Fault fault) {
        return new ResponseFields(contract.get(), fault.operation());
    }

    /** Counts a call, and tells what is done to it. */
    synchronized FaultStep next(OperationMatch named, Request request) {
        FaultStep chosen = FaultStep.NONE;
        for (Rule rule : rules) {
            if (matches(rule.fault, named, request)) {
                rule.calls++;
                FaultStep step = rule.fault.step(rule.calls);
                if (chosen.actions().isEmpty() && !step.actions().isEmpty()) {
                    rule.applied++;
                    chosen = step;
                }
            }
        }
        return chosen;
    }

    private static boolean matches(Fault fault, OperationMatch named, Request request) {
        return (fault.operation().equals(Faults.ANY) || fault.operation().equals(named.operation()))
                && (fault.part() == null || named.part().orElse(-1) == fault.part())
                && (fault.item() == null || named.id(ITEM).orElse(-1) == fault.item())
                && (fault.review() == null || named.id(REVIEW).orElse(-1) == fault.review())
                && (fault.path() == null || request.rawPath().matches(fault.path()))
                && (fault.query().isEmpty() || hasQuery(fault, request));
    }

    private static boolean hasQuery(Fault fault, Request request) {
        try {
            Query query = Query.parse(request.rawQuery());
            return fault.query().entrySet().stream()
                    .allMatch(wanted -> query.values()
                            .getOrDefault(wanted.getKey(), List.of())
                            .contains(wanted.getValue()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Tells whether a later fault may want the answer to this call. */
    synchronized boolean remembers(String operation) {
        return rules.stream()
                .map(Rule::fault)
                .filter(fault ->
                        fault.operation().equals(operation) || fault.operation().equals(Faults.ANY))
                .flatMap(fault -> fault.steps().stream())
                .flatMap(step -> step.findAll(Action.Page.class).stream())
                .anyMatch(page -> page.kind() == Action.Page.Flaw.REPEATED);
    }

    /** Keeps a page until the next one. */
    synchronized void remember(String operation, JsonNode page) {
        pages.put(operation, page.deepCopy());
    }

    /** Gives the page that was kept. */
    synchronized Optional<JsonNode> remembered(String operation) {
        return Optional.ofNullable(pages.get(operation));
    }

    /**
     * Sets who waits.
     *
     * @param other who waits
     */
    public synchronized void sleepWith(Sleeper other) {
        sleeper = other;
    }

    /** Waits, until the time is over or {@link #close} is called. */
    void sleep(Duration time) throws InterruptedException {
        Sleeper current;
        synchronized (this) {
            if (closed) {
                throw new InterruptedException("the mock server is closed");
            }
            current = sleeper;
            asleep.add(Thread.currentThread());
        }
        try {
            current.sleep(time);
        } finally {
            synchronized (this) {
                asleep.remove(Thread.currentThread());
            }
        }
    }

    /** Wakes everyone who waits, and lets nobody wait any more. */
    public synchronized void close() {
        closed = true;
        asleep.forEach(Thread::interrupt);
    }
}
