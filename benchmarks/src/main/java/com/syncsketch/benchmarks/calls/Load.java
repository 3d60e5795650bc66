package com.syncsketch.benchmarks.calls;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario of the suite.
 *
 * @param call the call
 * @param threads the number of threads
 * @param tls whether the server speaks TLS
 * @param java25 the home of a JDK 25 if the threads are virtual ones, or null for platform threads on this JDK
 */
record Load(Call call, int threads, boolean tls, @Nullable Path java25) {

    private static final int SOME = 16;
    private static final int MANY = 256;

    /** Returns all scenarios; those with virtual threads only if there is a JDK 25. */
    static List<Load> all(@Nullable Path java25) {
        List<Load> loads = new ArrayList<>();
        for (boolean tls : new boolean[] {false, true}) {
            loads.add(new Load(Call.PROJECT, 1, tls, null));
            loads.add(new Load(Call.PROJECT, SOME, tls, null));
            if (java25 != null) {
                loads.add(new Load(Call.PROJECT, MANY, tls, java25));
            }
        }
        loads.add(new Load(Call.COMMENT, 1, false, null));
        loads.add(new Load(Call.ITEMS, 1, false, null));
        loads.add(new Load(Call.ITEMS, 1, true, null));
        loads.add(new Load(Call.ITEMS, SOME, false, null));
        return loads;
    }

    /** Returns a few scenarios that cover every call, plain HTTP and TLS. */
    static List<Load> smoke() {
        return List.of(
                new Load(Call.PROJECT, 1, false, null),
                new Load(Call.PROJECT, 2, true, null),
                new Load(Call.COMMENT, 1, false, null),
                new Load(Call.ITEMS, 1, false, null));
    }

    String title() {
        String who = threads == 1 ? "1 thread" : threads + (java25 == null ? " threads" : " virtual threads, Java 25");
        return call.title() + (tls ? ", TLS, " : ", ") + who;
    }

    /** Returns whether the official Python client is compared too. It makes two calls to create a comment. */
    boolean comparesPython() {
        return threads == 1 && call != Call.COMMENT;
    }

    List<String> options() {
        return java25 == null ? List.of() : List.of("-Djmh.executor=VIRTUAL");
    }
}
