package com.syncsketch.benchmarks.calls;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario of the suite.
 *
 * @param call the request
 * @param threads the number of threads
 * @param tls whether the server uses TLS
 * @param java25 the home of a JDK 25 if the threads are virtual ones, or null for platform threads on this JDK
 */
record CallScenario(
        MeasuredCall call,
        int threads,
        boolean tls,
        @Nullable Path java25) {

    private static final int FEW = 16;
    private static final int MANY = 256;

    /** Returns all scenarios; those with virtual threads only if there is a JDK 25. */
    static List<CallScenario> all(@Nullable Path java25) {
        List<CallScenario> scenarios = new ArrayList<>();
        for (boolean tls : new boolean[] {false, true}) {
            scenarios.add(new CallScenario(MeasuredCall.PROJECT, 1, tls, null));
            scenarios.add(new CallScenario(MeasuredCall.PROJECT, FEW, tls, null));
            if (java25 != null) {
                scenarios.add(new CallScenario(MeasuredCall.PROJECT, MANY, tls, java25));
            }
        }
        scenarios.add(new CallScenario(MeasuredCall.COMMENT, 1, false, null));
        scenarios.add(new CallScenario(MeasuredCall.ITEMS, 1, false, null));
        scenarios.add(new CallScenario(MeasuredCall.ITEMS, 1, true, null));
        scenarios.add(new CallScenario(MeasuredCall.ITEMS, FEW, false, null));
        return scenarios;
    }

    /** Returns a few scenarios that cover all requests, plain HTTP and TLS. */
    static List<CallScenario> smoke() {
        return List.of(
                new CallScenario(MeasuredCall.PROJECT, 1, false, null),
                new CallScenario(MeasuredCall.PROJECT, 2, true, null),
                new CallScenario(MeasuredCall.COMMENT, 1, false, null),
                new CallScenario(MeasuredCall.ITEMS, 1, false, null));
    }

    String title() {
        String who = threads == 1 ? "1 thread" : threads + (java25 == null ? " threads" : " virtual threads, Java 25");
        return call.title() + (tls ? ", TLS, " : ", ") + who;
    }

    /** Returns whether the official Python client is measured too. It sends two requests to create a comment. */
    boolean comparesPython() {
        return threads == 1 && call != MeasuredCall.COMMENT;
    }

    List<String> options() {
        return java25 == null ? List.of() : List.of("-Djmh.executor=VIRTUAL");
    }
}
