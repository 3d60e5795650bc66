package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps Python methods to Java calls: the executable counterpart of {@code docs/python-to-java.md}. */
final class MethodTable {

    private final Map<String, PythonCall> calls = new LinkedHashMap<>();

    /** Creates the table with all methods. */
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
            throw NoJavaEquivalentException.unknown(canonical, "the method table has no such method");
        }
        return call.apply(client, arguments);
    }

    /** Returns a call for a Python method that deliberately has no Java equivalent. */
    static PythonCall none(String reason) {
        return (client, arguments) -> {
            throw NoJavaEquivalentException.noEquivalent(reason);
        };
    }
}
