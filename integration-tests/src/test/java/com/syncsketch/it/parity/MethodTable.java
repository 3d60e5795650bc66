package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which Java call stands for which Python method: the executable twin of {@code docs/python-to-java.md}. */
final class MethodTable {

    private final Map<String, PythonCall> calls = new LinkedHashMap<>();

    /** Knows all methods. */
    MethodTable() {
        ProjectCalls.addTo(calls);
        ReviewCalls.addTo(calls);
        ItemCalls.addTo(calls);
        AnnotationCalls.addTo(calls);
        UserCalls.addTo(calls);
        ShotGridCalls.addTo(calls);
    }

    @Nullable
    Object call(String canonical, SyncSketchClient client, PythonArguments arguments) throws Exception {
        PythonCall call = calls.get(canonical);
        if (call == null) {
            throw NoJavaEquivalentException.unknown(canonical, "the table of calls has no such method");
        }
        return call.on(client, arguments);
    }

    /** A method of Python's without a Java call, by decision. */
    static PythonCall none(String why) {
        return (client, arguments) -> {
            throw NoJavaEquivalentException.noCounterpart(why);
        };
    }
}
