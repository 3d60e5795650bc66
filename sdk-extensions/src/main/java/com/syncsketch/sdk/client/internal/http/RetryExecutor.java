package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.ProxyException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.util.Timing;
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

/** Retries failed requests; the only place that does. Thread-safe. */
public final class RetryExecutor {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.http");

    /** Idempotent methods. All PATCH operations of the contract set values, none increments one. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "PATCH");

    /** Refusals of requests that were not carried out, if the service itself sent them: {@code Retry-After} tells it from a proxy. */
    private static final Set<Integer> REFUSED_FOR_NOW = Set.of(429, 503);

    /** The timeout of an attempt if the pause before it took longer than it should. */
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

    private final RequestSettings settings;
    private final Timing timing;
    private final CountDownLatch end;

    /**
     * Creates an executor.
     *
     * @param settings the retry policy and the total timeout
     * @param timing pauses between attempts
     * @param end ends a pause early when it opens
     */
    public RetryExecutor(RequestSettings settings, Timing timing, CountDownLatch end) {
        this.settings = settings;
        this.timing = timing;
        this.end = end;
    }

    /** What may be retried. */
    public enum Scope {
        /** What the method and the response allow. */
        BY_METHOD,
        /** Any method: the attempt itself first checks whether the one before succeeded. */
        CHECKED_BEFORE,
        /** Only what was not sent at all: for bodies that are expensive to send. */
        NOTHING_SENT
    }

    /**
     * One attempt.
     *
     * @param <T> the result
     */
    @FunctionalInterface
    public interface Attempt<T> {

        /**
         * Sends the request and waits for the response.
         *
         * @param number the number of the attempt, from 1
         * @param left the remaining total time
         */
        T send(int number, Duration left);
    }

    /**
     * Makes attempts until one succeeds or must not be retried. After a download that broke off, the total time starts again: it
     * limits how long nothing is received, and a long file may have taken any time before.
     *
     * @throws SyncSketchException the failure of the last attempt, with the earlier ones as suppressed exceptions
     */
    public <T> T run(OperationInfo operation, Scope scope, Attempt<T> attempt) {
        long start = timing.nanoTime().getAsLong();
        List<SyncSketchException> earlier = new ArrayList<>();
        for (int number = 1; ; number++) {
            SyncSketchException failure;
            try {
                Duration left = left(start);
                return attempt.send(number, left.compareTo(MIN_TIMEOUT) < 0 ? MIN_TIMEOUT : left);
            } catch (SyncSketchException e) {
                failure = e;
            } catch (RuntimeException e) {
                // What went wrong before may be the reason.
                earlier.forEach(e::addSuppressed);
                throw e;
            }
            String trouble = trouble(operation, scope, failure);
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
                LOG.debug("{}: attempt {} failed ({}) and is not retried: {}", operation, number, trouble, end);
                throw last(failure, number, end, earlier);
            }
            earlier.add(failure);
            LOG.debug(
                    "{}: attempt {} of {} failed ({}), next attempt in {} ms",
                    operation,
                    number,
                    settings.retry().maxAttempts(),
                    trouble,
                    pause.toMillis());
            sleep(operation, pause, number, earlier);
        }
    }

    /** Returns the transient problem, or null if the request must not be retried. */
    @Nullable
    private static String trouble(OperationInfo operation, Scope scope, SyncSketchException failure) {
        boolean idempotent =
                scope == Scope.CHECKED_BEFORE || (IDEMPOTENT.contains(operation.method()) && scope == Scope.BY_METHOD);
        if (failure instanceof ProxyException e && !e.isTransient()) {
            return null;
        }
        if (failure instanceof ConnectionException e) {
            if (!e.isRequestSent()) {
                return isUntrusted(e) ? null : "no connection";
            }
            return idempotent ? "connection broken" : null;
        }
        if (failure instanceof RequestTimeoutException || failure instanceof UploadStalledException) {
            return idempotent ? "timeout" : null;
        }
        if (failure instanceof StorageException e && idempotent && e.isTransient()) {
            return status(e.status() + (e.code() == null ? "" : " " + e.code()), e.retryAfter());
        }
        if (failure instanceof ChecksumMismatchException) {
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

    /** Returns the pause that the server asks for, or null if it asks for none. */
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

    /** Checks whether something failed because the certificate of the server is not trusted. */
    public static boolean isUntrusted(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** Returns why there is no further attempt although there may be one, or null if there is one. */
    @Nullable
    private String end(@Nullable Duration asked, Duration pause, Duration left) {
        RetryPolicy retry = settings.retry();
        if (asked != null && asked.compareTo(retry.maxRetryAfter()) > 0) {
            return "a pause of " + asked.toSeconds() + " s is asked for, which is longer than the allowed "
                    + retry.maxRetryAfter().toSeconds() + " s";
        }
        if (pause.compareTo(left) >= 0) {
            return "the total timeout of " + settings.total().toMillis() + " ms leaves no time for another";
        }
        return null;
    }

    /** Full jitter spreads clients that failed together, also those that were told the same pause. */
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

    private void sleep(OperationInfo operation, Duration pause, int attempts, List<SyncSketchException> earlier) {
        try {
            timing.sleeper().sleep(pause, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RequestInterruptedException interrupted = new RequestInterruptedException(
                    operation + ": the thread was interrupted while it paused before the next attempt");
            throw last(interrupted, attempts, null, earlier);
        }
    }

    private static SyncSketchException last(
            SyncSketchException failure, int attempts, @Nullable String end, List<SyncSketchException> earlier) {
        ExceptionAccess.setAttempts(failure, attempts, end);
        earlier.forEach(failure::addSuppressed);
        return failure;
    }
}
