package com.syncsketch.mock.internal.control;

import com.syncsketch.mock.internal.http.Reply;

/** Carries out one thing that the control API offers. */
@FunctionalInterface
public interface Command {

    /**
     * Carries it out.
     *
     * @param ask the request
     * @return the answer
     * @throws com.syncsketch.mock.internal.http.Refusal if it cannot be carried out
     * @throws IllegalArgumentException if what was asked makes no sense; its text goes to the caller with status 400
     */
    Reply run(Ask ask);
}
