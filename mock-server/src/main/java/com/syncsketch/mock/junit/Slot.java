package com.syncsketch.mock.junit;

import com.syncsketch.mock.MockSyncSketch;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The server of one class, or of one test. It starts when it is first asked for. Safe for use by several threads. */
final class Slot {

    private final Consumer<MockSyncSketch.Builder> options;
    private @Nullable MockSyncSketch server;
    private boolean usedByClass;

    Slot(Consumer<MockSyncSketch.Builder> options) {
        this.options = options;
    }

    synchronized MockSyncSketch server() {
        MockSyncSketch running = server;
        if (running == null) {
            MockSyncSketch.Builder builder = MockSyncSketch.builder();
            options.accept(builder);
            try {
                running = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException("The mock server cannot listen", e);
            }
            server = running;
        }
        return running;
    }

    synchronized void markUsedByClass() {
        usedByClass = true;
    }

    /** Tells whether it was used outside of tests, so that all tests of the class rely on this one server. */
    synchronized boolean isUsedByClass() {
        return usedByClass;
    }

    synchronized void reset() {
        if (server != null) {
            server.reset();
        }
    }

    synchronized List<String> defects() {
        return server == null ? List.of() : server.defects();
    }

    synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
