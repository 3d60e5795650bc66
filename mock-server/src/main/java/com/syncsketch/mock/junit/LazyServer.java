package com.syncsketch.mock.junit;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The mock server of one test class or of one test. It is started on first use. Thread-safe. */
final class LazyServer {

    private final Consumer<MockSyncSketchBuilder> options;
    private @Nullable MockSyncSketch mock;
    private boolean usedByClass;

    LazyServer(Consumer<MockSyncSketchBuilder> options) {
        this.options = options;
    }

    synchronized MockSyncSketch get() {
        MockSyncSketch running = mock;
        if (running == null) {
            MockSyncSketchBuilder builder = MockSyncSketch.builder();
            options.accept(builder);
            try {
                running = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException("The mock server could not be started", e);
            }
            mock = running;
        }
        return running;
    }

    synchronized void markUsedByClass() {
        usedByClass = true;
    }

    /** Returns whether it was used outside of tests, which means that all tests of the class share this server. */
    synchronized boolean isUsedByClass() {
        return usedByClass;
    }

    synchronized void reset() {
        if (mock != null) {
            mock.deleteWorlds();
            mock.reset();
        }
    }

    synchronized List<String> defects() {
        return mock == null ? List.of() : mock.defects();
    }

    synchronized void close() {
        if (mock != null) {
            mock.close();
            mock = null;
        }
    }
}
