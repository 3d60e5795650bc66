package com.syncsketch.mock.fault;

import com.syncsketch.mock.fault.Action.BrokenPage;
import com.syncsketch.mock.fault.Action.Delay;
import com.syncsketch.mock.fault.Action.Disconnect;
import com.syncsketch.mock.fault.Action.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The actions that a fault applies to one request. Immutable.
 *
 * @param actions the actions; empty if the request is served normally
 */
public record FaultStep(List<Action> actions) {

    /** A step without actions. */
    public static final FaultStep NONE = new FaultStep(List.of());

    /**
     * Creates a step.
     *
     * @throws IllegalArgumentException if actions contradict each other; the message names them
     */
    public FaultStep {
        actions = List.copyOf(actions);
        List<Action> checked = new ArrayList<>();
        boolean responseReplaced = false;
        boolean connectionEnded = false;
        for (Action action : actions) {
            boolean repeatable = action instanceof FieldEdit || action instanceof Header;
            boolean repeated = checked.stream().anyMatch(other -> other.getClass() == action.getClass());
            if (repeated && !repeatable) {
                throw new IllegalArgumentException("Two actions of the same kind contradict each other: " + name(action)
                        + " in " + names(actions));
            }
            checked.add(action);
            responseReplaced |= action instanceof CannedResponse;
            connectionEnded |= action instanceof Disconnect;
        }
        boolean edited =
                checked.stream().anyMatch(action -> action instanceof FieldEdit || action instanceof BrokenPage);
        if (responseReplaced && edited) {
            throw new IllegalArgumentException("A replaced response cannot be edited as well: " + names(actions));
        }
        if (connectionEnded
                && checked.stream().anyMatch(action -> !(action instanceof Disconnect || action instanceof Delay))) {
            throw new IllegalArgumentException(
                    "A reset or closed connection can be combined only with a delay: " + names(actions));
        }
    }

    /**
     * Returns the action of a type.
     *
     * @param <A> the type
     * @param type the class of the type
     * @return the action; empty if there is none
     */
    public <A extends Action> Optional<A> find(Class<A> type) {
        return findAll(type).stream().findFirst();
    }

    /**
     * Returns all actions of a type.
     *
     * @param <A> the type
     * @param type the class of the type
     * @return the actions, in order
     */
    public <A extends Action> List<A> findAll(Class<A> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the actions as JSON. */
    @Override
    public String toString() {
        return FaultJson.write(this);
    }

    private static String names(List<Action> actions) {
        return actions.stream().map(FaultStep::name).collect(Collectors.joining(", "));
    }

    private static String name(Action action) {
        return action.getClass().getSimpleName();
    }
}
