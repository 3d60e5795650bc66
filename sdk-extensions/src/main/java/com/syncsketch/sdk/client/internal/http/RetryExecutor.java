package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
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

    /** Statuses of requests that were not processed, if the service sent them; a proxy does not send {@code Retry-After}. */
    private static final Set<Integer> REJECTED_FOR_NOW = Set.of(429, 503);

    /** The timeout of an attempt if the pause before it took too long. */
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

    private final RequestSettings settings;
    private final Timing timing;
    private final CountDownLatch end;

    /**
     * Creates an executor.
     *
     * @param settings the retry policy and the total timeout
     * @param timing pauses between attempts
     * @param end ends pauses early when it opens
     */
    public RetryExecutor(RequestSettings settings, Timing timing, CountDownLatch end) {
        this.settings = settings;
        this.timing = timing;
        this.end = end;
    }

    /** The rules for retries. */
    public enum Scope {
        /** Retries depend on the method and the failure. */
        BY_METHOD,
        /**
         * Any method is retried, because a repetition has no other effect, or because each attempt first checks whether the
         * previous one succeeded. This includes responses that only proxies and captive portals send.
         */
        REPEATABLE,
        /** Only requests that were not sent are retried, for bodies that are expensive to send. */
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
         * @param remaining the remaining total time
         */
        T send(int number, Duration remaining);
    }

    /**
     * Makes attempts until one succeeds or must not be retried. After an interrupted download, the total timeout starts
     * again, because a large file may take any time.
     *
     * @throws SyncSketchException the failure of the last attempt, with the earlier ones as suppressed exceptions
     */
    public <T> T run(OperationInfo operation, Scope scope, Attempt<T> attempt) {
        long start = timing.nanoTime().getAsLong();
        List<SyncSketchException> earlier = new ArrayList<>();
        for (int number = 1; ; number++) {
            SyncSketchException failure;
            try {
                Duration remaining = remaining(start);
                return attempt.send(number, remaining.compareTo(MIN_TIMEOUT) < 0 ? MIN_TIMEOUT : remaining);
            } catch (SyncSketchException e) {
                failure = e;
            } catch (RuntimeException e) {
                // Earlier failures may be the reason.
                earlier.forEach(e::addSuppressed);
                throw e;
            }
            if (!isRetryable(operation, scope, failure)
                    || number >= settings.retry().getMaxAttempts()) {
                throw last(failure, number, null, earlier);
            }
            if (failure instanceof DownloadException download && download.getReceivedBytes() > 0) {
                start = timing.nanoTime().getAsLong();
            }
            Duration requested = failure.getRetryAfter();
            Duration pause = pause(number, requested);
            String stopReason = stopReason(requested, pause, remaining(start));
            if (stopReason != null) {
                LOG.debug(
                        "{}: attempt {} failed ({}) and is not retried: {}",
                        operation,
                        number,
                        failure.getMessage(),
                        stopReason);
                throw last(failure, number, stopReason, earlier);
            }
            earlier.add(failure);
            LOG.debug(
                    "{}: attempt {} of {} failed ({}), next attempt in {} ms",
                    operation,
                    number,
                    settings.retry().getMaxAttempts(),
                    failure.getMessage(),
                    pause.toMillis());
            sleep(operation, pause, number, earlier);
        }
    }

    private static boolean isRetryable(OperationInfo operation, Scope scope, SyncSketchException failure) {
        if (scope == Scope.REPEATABLE) {
            return failure.isTransient() || isFromProxy(failure);
        }
        if (!failure.isTransient()) {
            return false;
        }
        boolean repeatable = scope == Scope.BY_METHOD
                && (failure instanceof DecodingException
                        ? operation.isRead()
                        : IDEMPOTENT.contains(operation.method()));
        return repeatable || isUnprocessed(scope, failure);
    }

    private static boolean isFromProxy(SyncSketchException failure) {
        return failure instanceof ApiException response && isFromProxy(response.getStatus());
    }

    /** Returns true for redirects that were not followed, 511 (network authentication required) and statuses beyond HTTP's. */
    public static boolean isFromProxy(int status) {
        return status / 100 == 3 || status >= 511;
    }

    /** Returns true if the service has not processed the request, so that it can be retried whatever its method. */
    private static boolean isUnprocessed(Scope scope, SyncSketchException failure) {
        if (failure instanceof ConnectionException connection) {
            return !connection.isRequestSent();
        }
        return scope == Scope.BY_METHOD
                && failure instanceof ApiException api
                && api.getRetryAfter() != null
                && REJECTED_FOR_NOW.contains(api.getStatus());
    }

    /** Returns why a retryable request is not retried, or null if it is. */
    @Nullable
    private String stopReason(@Nullable Duration requested, Duration pause, Duration remaining) {
        RetryPolicy retry = settings.retry();
        if (requested != null && requested.compareTo(retry.getMaxRetryAfter()) > 0) {
            return "the requested delay of " + requested.toSeconds() + " s exceeds the maximum of "
                    + retry.getMaxRetryAfter().toSeconds() + " s";
        }
        if (pause.compareTo(remaining) >= 0) {
            return "the total timeout of " + settings.total().toMillis() + " ms leaves no time for another attempt";
        }
        return null;
    }

    /** Full jitter spreads clients that failed at the same time, even if all were told the same delay. */
    private Duration pause(int failures, @Nullable Duration requested) {
        RetryPolicy retry = settings.retry();
        double exponential = (double) Timing.nanos(retry.getBaseDelay()) * Math.pow(2, failures - 1.0);
        double max = Math.min(exponential, (double) Timing.nanos(retry.getMaxDelay()));
        Duration jitter = Duration.ofNanos((long) (max * timing.random().getAsDouble()));
        if (requested == null) {
            return jitter;
        }
        // A pause beyond the total timeout is never made, and adding to it could overflow.
        return requested.compareTo(settings.total()) < 0 ? requested.plus(jitter) : requested;
    }

    private Duration remaining(long start) {
        long passed = timing.nanoTime().getAsLong() - start;
        return settings.total().minusNanos(passed);
    }

    private void sleep(OperationInfo operation, Duration pause, int attempts, List<SyncSketchException> earlier) {
        try {
            timing.sleeper().sleep(pause, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RequestInterruptedException interrupted = new RequestInterruptedException(
                    operation + ": the thread was interrupted while waiting for the next attempt");
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
