package com.syncsketch.benchmarks.calls;

import java.util.Locale;

/** The requests that are measured. */
public enum MeasuredCall {
    PROJECT("reading a project") {
        @Override
        Object send(Caller caller) throws Exception {
            return caller.project(20);
        }
    },
    ITEMS("reading a page of 100 items") {
        @Override
        Object send(Caller caller) throws Exception {
            int items = caller.items(456);
            if (items != 100) {
                throw new IllegalStateException(items + " items");
            }
            return items;
        }
    },
    COMMENT("creating a comment") {
        @Override
        Object send(Caller caller) throws Exception {
            return caller.comment(789, 101, 41, "Hold two frames longer");
        }
    };

    private final String title;

    MeasuredCall(String title) {
        this.title = title;
    }

    /** Sends the request and returns a value from its response. */
    abstract Object send(Caller caller) throws Exception;

    /** Returns whether the response is one small record. */
    boolean isSmall() {
        return this != ITEMS;
    }

    /** Returns the name in tables. */
    public String title() {
        return title;
    }

    /** Returns the name in options. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
