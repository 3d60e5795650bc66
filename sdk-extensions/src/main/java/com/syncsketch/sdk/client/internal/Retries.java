package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.CallInterruptedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DamagedPartException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats calls that failed: the one place that does. Safe for use by several threads. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");

    /** Methods that do the same when they are done twice. All PATCHes of the contract set values, none counts up. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "PATCH");

    /** By these the service says that it did nothing, if it says so itself: {@code Retry-After} tells it from a proxy. */
    private static final Set<Integer> REFUSED_FOR_NOW = Set.of(429, 503);

    /** What an attempt gets although the pause before it took longer than it should. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final CallSettings settings;
    private final Timing timing;

    Retries(CallSettings settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
    }

    /** What is repeated. */
    enum Scope {
        /** What the method and the answer allow. */
        BY_METHOD,
        /** Any method, as the attempt itself looks first whether the one before was a success. */
        LOOKED_BEFORE,
        /** Only what was not sent at all: for bodies that are dear, or that cannot be told to be half sent. */
        NOTHING_SENT
    }

    /**
     * One attempt.
     *
     * @param <T> what a successful one gives
     */
    @FunctionalInterface
    interface Attempt<T> {

        /**
         * Sends the request and waits for the answer.
         *
         * @param number counted from 1
         * @param left how much of the total time is left
         */
        T send(int number, Duration left);
    }

    /**
     * Makes attempts until one succeeds, or may not be repeated. The total time counts anew from a file that broke off: it
     * limits how long somebody gets nothing, and a long file may have taken any time before.
     *
     * @throws SyncSketchException the failure of the last attempt, with the earlier ones as suppressed exceptions
     */
    <T> T run(Call call, Scope scope, Attempt<T> attempt) {
        long start = timing.nanoTime().getAsLong();
        List<SyncSketchException> earlier = new ArrayList<>();
        for (int number = 1; ; number++) {
            SyncSketchException failure;
            try {
                Duration left = left(start);
                return attempt.send(number, left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
            } catch (SyncSketchException e) {
                failure = e;
            } catch (RuntimeException e) {
                // The client was closed meanwhile: what went wrong before may be the reason.
                earlier.forEach(e::addSuppressed);
                throw e;
            }
            String trouble = trouble(call, scope, failure);
            if (trouble == null || number >= settings.retry().maxAttempts()) {
                throw last(failure, number, null, earlier);
            }
            if (failure instanceof DownloadException download && download.receivedBytes() > 0) {
                start = timing.nanoTime().getAsLong();
            }
            Duration asked = asked(failure);
            Duration pause = pause(number, asked);
            String end = end(asked, pause, left(start));
            if (end != null) {
                LOG.debug("{}: attempt {} failed ({}) and is not repeated: {}", call, number, trouble, end);
                throw last(failure, number, end, earlier);
            }
            earlier.add(failure);
            LOG.debug(
                    "{}: attempt {} of {} failed ({}), the next one follows after {} ms",
                    call,
                    number,
                    settings.retry().maxAttempts(),
                    trouble,
                    pause.toMillis());
            sleep(call, pause, number, earlier);
        }
    }

    /** Tells what may pass by itself, or null if the call must not be repeated. */
    @Nullable
    private static String trouble(Call call, Scope scope, SyncSketchException failure) {
        boolean idempotent =
                scope == Scope.LOOKED_BEFORE || (IDEMPOTENT.contains(call.method()) && scope == Scope.BY_METHOD);
        if (failure instanceof ConnectionException e) {
            if (!e.isRequestSent()) {
                return isUntrusted(e) ? null : "no connection";
            }
            return idempotent ? "connection broken" : null;
        }
        if (failure instanceof RequestTimeoutException || failure instanceof UploadStalledException) {
            return idempotent ? "time-out" : null;
        }
        if (failure instanceof StorageException e && idempotent && e.isTransient()) {
            return status(e.status() + (e.code() == null ? "" : " " + e.code()), e.retryAfter());
        }
        if (failure instanceof DamagedPartException) {
            return idempotent ? "other bytes arrived" : null;
        }
        if (failure instanceof ApiException e) {
            Duration asked = e.retryAfter();
            boolean invited = scope == Scope.BY_METHOD && asked != null && REFUSED_FOR_NOW.contains(e.status());
            return invited || (idempotent && e.isTransient()) ? status("" + e.status(), asked) : null;
        }
        if (failure instanceof DownloadException e && idempotent && e.isTransient()) {
            return e.status() == 0 ? "connection broken" : status("" + e.status(), e.retryAfter());
        }
        return null;
    }

    private static String status(String status, @Nullable Duration asked) {
        return "status " + status + (asked == null ? "" : ", Retry-After " + asked.toSeconds() + " s");
    }

    /** Gives the pause that the other side asks for, or null if it does not. */
    @Nullable
    private static Duration asked(SyncSketchException failure) {
        if (failure instanceof DownloadException download) {
            return download.retryAfter();
        }
        if (failure instanceof StorageException storage) {
            return storage.retryAfter();
        }
        return failure instanceof ApiException answer ? answer.retryAfter() : null;
    }

    /** Tells whether something failed because the other side's certificate is not trusted. */
    static boolean isUntrusted(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** Tells why there is no further attempt although there may be one, or null if there is. */
    @Nullable
    private String end(@Nullable Duration asked, Duration pause, Duration left) {
        RetryPolicy retry = settings.retry();
        if (asked != null && asked.compareTo(retry.maxRetryAfter()) > 0) {
            return "a pause of " + asked.toSeconds() + " s is asked for, which is longer than the allowed "
                    + retry.maxRetryAfter().toSeconds() + " s";
        }
        if (pause.compareTo(left) >= 0) {
            return "the total time-out of " + settings.total().toMillis() + " ms leaves no time for another";
        }
        return null;
    }

    /** Full jitter spreads the clients that failed together, also those that were told the same pause. */
    private Duration pause(int failures, @Nullable Duration asked) {
        RetryPolicy retry = settings.retry();
        double grown = (double) Timing.nanos(retry.baseDelay()) * Math.pow(2, failures - 1.0);
        double longest = Math.min(grown, (double) Timing.nanos(retry.maxDelay()));
        Duration jitter = Duration.ofNanos((long) (longest * timing.random().getAsDouble()));
        if (asked == null) {
            return jitter;
        }
        // A pause beyond the total is never made, and adding to it might overflow.
        return asked.compareTo(settings.total()) < 0 ? asked.plus(jitter) : asked;
    }

    private Duration left(long start) {
        long passed = timing.nanoTime().getAsLong() - start;
        return settings.total().minusNanos(passed);
    }

    private void sleep(Call call, Duration pause, int attempts, List<SyncSketchException> earlier) {
        try {
            // Nothing but an interrupt ends this pause early.
            timing.sleeper().sleep(pause, new CountDownLatch(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CallInterruptedException interrupted = new CallInterruptedException(
                    call + ": the thread was interrupted while it paused before the next attempt");
            throw last(interrupted, attempts, null, earlier);
        }
    }

    private static SyncSketchException last(
            SyncSketchException failure, int attempts, @Nullable String end, List<SyncSketchException> earlier) {
        failure.noteAttempts(attempts, end);
        earlier.forEach(failure::addSuppressed);
        return failure;
    }
}
