package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.Fault;
import com.syncsketch.mock.fault.FaultRegistry;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.fault.Faults;
import com.syncsketch.mock.fault.FieldEdit;
import com.syncsketch.mock.fault.Sleeper;
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

/** The faults in force, with the number of requests that each has matched. Thread-safe. */
public final class FaultRules implements FaultRegistry {

    private static final List<String> ITEM = List.of("item_id");
    private static final List<String> REVIEW = List.of("review_id");

    private final Supplier<Contract> contract;
    private final List<ActiveRule> rules = new ArrayList<>();
    private final Map<String, JsonNode> pages = new HashMap<>();
    private final Set<Thread> sleeping = new HashSet<>();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    private boolean closed;

    private final class ActiveRule implements Rule {

        private volatile Fault fault;
        private volatile long timesApplied;
        private long matches;

        ActiveRule(Fault fault) {
            this.fault = fault;
        }

        @Override
        public Fault fault() {
            return fault;
        }

        @Override
        public long timesApplied() {
            return timesApplied;
        }

        @Override
        public void replace(Fault replacement) {
            synchronized (FaultRules.this) {
                check(replacement);
                fault = replacement;
            }
        }

        @Override
        public void remove() {
            synchronized (FaultRules.this) {
                rules.remove(this);
            }
        }
    }

    /**
     * Creates an empty set of rules.
     *
     * @param contract supplies the contract that faults are checked against; it may block while the contract is being read
     */
    public FaultRules(Supplier<Contract> contract) {
        this.contract = contract;
    }

    @Override
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

    @Override
    public synchronized Rule add(Fault fault) {
        check(fault);
        ActiveRule rule = new ActiveRule(fault);
        rules.add(rule);
        return rule;
    }

    @Override
    public synchronized void clear() {
        rules.clear();
        pages.clear();
    }

    @Override
    public synchronized List<Rule> rules() {
        return List.copyOf(rules);
    }

    private void check(Fault fault) {
        if (fault.operation().equals(Faults.ANY)) {
            return;
        }
        requireOperation(fault.operation());
        for (FaultStep step : fault.steps()) {
            for (Action.BrokenPage page : step.findAll(Action.BrokenPage.class)) {
                boolean list = page.kind() == Action.BrokenPage.Kind.REPEATED
                        ? responseFields(fault).isList()
                        : responseFields(fault).isPage();
                if (!list) {
                    throw new IllegalArgumentException("The response of " + fault.operation() + " is not a "
                            + (page.kind() == Action.BrokenPage.Kind.REPEATED ? "list" : "v1 list with a next page"));
                }
            }
            for (FieldEdit edit : step.findAll(FieldEdit.class)) {
                responseFields(fault).check(edit);
            }
        }
    }

    private ResponseFields responseFields(Fault fault) {
        return new ResponseFields(contract.get(), fault.operation());
    }

    /** Counts a request and returns the step to apply to it. */
    synchronized FaultStep next(OperationMatch match, Request request) {
        FaultStep chosen = FaultStep.NONE;
        for (ActiveRule rule : rules) {
            if (matches(rule.fault, match, request)) {
                rule.matches++;
                FaultStep step = rule.fault.step(rule.matches);
                if (chosen.actions().isEmpty() && !step.actions().isEmpty()) {
                    rule.timesApplied++;
                    chosen = step;
                }
            }
        }
        return chosen;
    }

    private static boolean matches(Fault fault, OperationMatch match, Request request) {
        return (fault.operation().equals(Faults.ANY) || fault.operation().equals(match.operation()))
                && (fault.part() == null || match.part().orElse(-1) == fault.part())
                && (fault.item() == null || match.id(ITEM).orElse(-1) == fault.item())
                && (fault.review() == null || match.id(REVIEW).orElse(-1) == fault.review())
                && (fault.path() == null || request.rawPath().matches(fault.path()))
                && (fault.query().isEmpty() || matchesQuery(fault, request));
    }

    private static boolean matchesQuery(Fault fault, Request request) {
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

    /** Checks whether a later fault may need the response to this request. */
    synchronized boolean remembers(String operation) {
        return rules.stream()
                .map(ActiveRule::fault)
                .filter(fault ->
                        fault.operation().equals(operation) || fault.operation().equals(Faults.ANY))
                .flatMap(fault -> fault.steps().stream())
                .flatMap(step -> step.findAll(Action.BrokenPage.class).stream())
                .anyMatch(page -> page.kind() == Action.BrokenPage.Kind.REPEATED);
    }

    /** Stores the latest page of an operation. */
    synchronized void remember(String operation, JsonNode page) {
        pages.put(operation, page.deepCopy());
    }

    /** Returns the stored page of an operation. */
    synchronized Optional<JsonNode> remembered(String operation) {
        return Optional.ofNullable(pages.get(operation));
    }

    @Override
    public synchronized void setSleeper(Sleeper other) {
        sleeper = other;
    }

    /** Sleeps until the time has passed or {@link #close} is called. */
    void sleep(Duration time) throws InterruptedException {
        Sleeper current;
        synchronized (this) {
            if (closed) {
                throw new InterruptedException("the mock server is closed");
            }
            current = sleeper;
            sleeping.add(Thread.currentThread());
        }
        try {
            current.sleep(time);
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // A checked exception, which Kotlin can throw, must not be taken for a closed connection.
            throw new IllegalStateException("The sleeper of the test threw " + e, e);
        } finally {
            synchronized (this) {
                sleeping.remove(Thread.currentThread());
            }
        }
    }

    /** Interrupts all sleeping threads; later sleeps fail at once. */
    public synchronized void close() {
        closed = true;
        sleeping.forEach(Thread::interrupt);
    }
}
