package com.syncsketch.cli.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Determines which files have stopped changing: those whose size and modification time were the same for a while. It observes them itself,
 * because a copy may keep the time of its original, and the clock of a file server may differ. Thread-safe.
 */
final class StableFiles {

    private static final int MAX_DOUBLINGS = 6;

    private final Duration stable;
    private final Duration retryDelay;
    private final LongSupplier nanoTime;
    private final Map<Path, Observation> observations = new HashMap<>();

    /** What is known of a file. */
    private static final class Observation {
        private long size;
        private FileTime modified;
        private long since;
        private boolean done;
        private int failures;
        private long notBefore;

        Observation(BasicFileAttributes now, long time) {
            this.size = now.size();
            this.modified = now.lastModifiedTime();
            this.since = time;
            this.notBefore = time;
        }

        boolean isSame(BasicFileAttributes now) {
            return size == now.size() && modified.equals(now.lastModifiedTime());
        }
    }

    /**
     * Creates an observer.
     *
     * @param stable how long a file must not change
     * @param retryDelay the delay after the first failure of a file, which is doubled after each further one
     * @param nanoTime the time, as {@link System#nanoTime}
     */
    StableFiles(Duration stable, Duration retryDelay, LongSupplier nanoTime) {
        this.stable = stable;
        this.retryDelay = retryDelay;
        this.nanoTime = nanoTime;
    }

    /** Observes a file and returns whether it should be uploaded now. */
    synchronized boolean isReady(Path file) {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            // It vanished, or its folder is gone for a moment.
            return false;
        }
        long time = nanoTime.getAsLong();
        Observation observation = observations.get(file);
        if (observation == null || !observation.isSame(now)) {
            observations.put(file, new Observation(now, time));
            return stable.isZero();
        }
        return !observation.done && time - observation.since >= stable.toNanos() && time - observation.notBefore >= 0;
    }

    /** Returns whether a file is still observed: it exists, and is neither uploaded nor failed. */
    synchronized boolean isWaiting() {
        return observations.entrySet().stream()
                .anyMatch(
                        each -> !each.getValue().done && each.getValue().failures == 0 && Files.exists(each.getKey()));
    }

    /** Records that a file was uploaded. It is uploaded again only if it changes. */
    synchronized void done(Path file) {
        Observation observation = observations.get(file);
        if (observation != null) {
            observation.done = true;
        }
    }

    /** Records that a file could not be uploaded, so that the next attempts wait longer and longer. */
    synchronized void failed(Path file) {
        Observation observation = observations.get(file);
        if (observation != null) {
            long delay = retryDelay.toNanos() << Math.min(observation.failures, MAX_DOUBLINGS);
            observation.failures++;
            observation.notBefore = nanoTime.getAsLong() + delay;
        }
    }
}
