package com.syncsketch.mock.internal.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the mock server itself did wrong. Safe for use by several threads. */
public final class Defects {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /**
     * Notes a defect.
     *
     * @param text what went wrong
     */
    public void add(String text) {
        texts.add(text);
    }

    /**
     * Lists the defects.
     *
     * @return a text for each, oldest first
     */
    public List<String> all() {
        return List.copyOf(texts);
    }
}
