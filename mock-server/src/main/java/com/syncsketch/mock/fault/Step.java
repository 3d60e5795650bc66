package com.syncsketch.mock.fault;

import com.syncsketch.mock.fault.Action.Answer;
import com.syncsketch.mock.fault.Action.BreakOff;
import com.syncsketch.mock.fault.Action.Delay;
import com.syncsketch.mock.fault.Action.Edit;
import com.syncsketch.mock.fault.Action.Header;
import com.syncsketch.mock.fault.Action.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is done to one call: a combination of actions, or none. Immutable.
 *
 * @param actions the actions; empty if the call is answered as usual
 */
public record Step(List<Action> actions) {

    /** Nothing goes wrong. */
    public static final Step NONE = new Step(List.of());

    /**
     * Combines actions.
     *
     * @throws IllegalArgumentException if they contradict each other; the text says which
     */
    public Step {
        actions = List.copyOf(actions);
        List<Action> rest = new ArrayList<>();
        boolean replaced = false;
        boolean broken = false;
        for (Action action : actions) {
            boolean several = action instanceof Edit || action instanceof Header;
            boolean again = rest.stream().anyMatch(other -> other.getClass() == action.getClass());
            if (again && !several) {
                throw new IllegalArgumentException(
                        "Two actions of one kind contradict each other: " + name(action) + " in " + names(actions));
            }
            rest.add(action);
            replaced |= action instanceof Answer;
            broken |= action instanceof BreakOff;
        }
        boolean edited = rest.stream().anyMatch(action -> action instanceof Edit || action instanceof Page);
        if (replaced && edited) {
            throw new IllegalArgumentException(
                    "An answer that is given whole cannot be changed as well: " + names(actions));
        }
        if (broken && rest.stream().anyMatch(action -> !(action instanceof BreakOff || action instanceof Delay))) {
            throw new IllegalArgumentException(
                    "Only a delay goes with the end of a connection that replaces the answer: " + names(actions));
        }
    }

    /**
     * Finds the action of a kind.
     *
     * @param <A> the kind
     * @param kind its class
     * @return the action; empty if there is none
     */
    public <A extends Action> Optional<A> find(Class<A> kind) {
        return all(kind).stream().findFirst();
    }

    /**
     * Finds all actions of a kind.
     *
     * @param <A> the kind
     * @param kind its class
     * @return the actions in their order
     */
    public <A extends Action> List<A> all(Class<A> kind) {
        return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Gives the actions as JSON has them. */
    @Override
    public String toString() {
        return FaultJson.write(this);
    }

    private static String names(List<Action> actions) {
        return actions.stream().map(Step::name).collect(Collectors.joining(", "));
    }

    private static String name(Action action) {
        return action.getClass().getSimpleName();
    }
}
