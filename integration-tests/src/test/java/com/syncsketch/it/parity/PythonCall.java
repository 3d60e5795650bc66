package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;

/** The Java equivalent of a Python method. */
@FunctionalInterface
interface PythonCall {

    /**
     * Calls the Java method.
     *
     * @return the result of the Java method, or null
     */
    @Nullable
    Object apply(SyncSketchClient client, PythonArguments arguments) throws Exception;
}
