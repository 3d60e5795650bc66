package com.syncsketch.testsupport;

import jakarta.annotation.Nullable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Virtual threads, and a check that they are not pinned to their carrier. */
public final class VirtualThreads {

    private static final int FIRST_FEATURE_RELEASE = 21;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private VirtualThreads() {}

    /** An action that may fail. */
    @FunctionalInterface
    public interface Action {

        /** Runs the action. */
        void run() throws Exception;
    }

    /**
     * Returns an executor with a virtual thread for each task. Uses reflection, because this is compiled for Java 17.
     *
     * @return the executor, or null before Java 21
     */
    @Nullable
    public static ExecutorService executor() {
        if (Runtime.version().feature() < FIRST_FEATURE_RELEASE) {
            return null;
        }
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /**
     * Runs an action and returns the events of virtual threads that were pinned in the meantime. Waiting for a class to be loaded
     * does not count, since it happens once per JVM. A thread that waits for a class to be initialized does count, so run the
     * action once before.
     *
     * @param action starts the threads and waits for them
     * @return a description of each event, with its stack trace
     */
    public static List<String> pinnedDuring(Action action) throws Exception {
        Path file = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
            List<String> pinned = new ArrayList<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(PINNED) && !isIgnored(event)) {
                    pinned.add(event.toString());
                }
            }
            return pinned;
        } finally {
            Files.delete(file);
        }
    }

    /** Returns whether the flight recorder itself was pinned, which has monitors of its own, or a class loader. */
    private static boolean isIgnored(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .anyMatch(type ->
                                type.startsWith("jdk.jfr.internal.") || type.startsWith("jdk.internal.loader."));
    }
}
