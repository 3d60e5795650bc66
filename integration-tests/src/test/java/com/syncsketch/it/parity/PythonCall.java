package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;

/** What a Java program calls where a Python program calls a method. */
@FunctionalInterface
interface PythonCall {

    /**
     * Makes the call.
     *
     * @return what the Java call returns; null if nothing
     */
    @Nullable
    Object on(SyncSketchClient client, PythonArguments arguments) throws Exception;
}
