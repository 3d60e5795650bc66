package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.internal.http.Reply;
import java.io.IOException;

/** Carries out an operation. */
@FunctionalInterface
public interface Handler {

    /**
     * Carries out a call.
     *
     * @param call the call
     * @return the answer
     * @throws IOException if the connection breaks
     * @throws com.syncsketch.mock.internal.http.Refusal if the call cannot be carried out
     */
    Reply handle(Call call) throws IOException;
}
