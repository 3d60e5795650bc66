package com.syncsketch.sdk.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.ErrorResponse;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.RequestTimeoutException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.http.RetryExecutor.Scope;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The retry rules, without a network; time and random numbers are fakes. */
class RetryExecutorTest {

    private static final Duration ATTEMPT = Duration.ofSeconds(60);
    private static final OperationInfo GET = new OperationInfo("GET", "/x/");
    private static final HttpResponse OK = new HttpResponse(200, ResponseHeaders.of(), new byte[0]);

    private final FakeTime time = new FakeTime();
    private final List<Duration> left = new ArrayList<>();

    /** Times are in seconds; {@code date} is 5 seconds after the start. */
    @ParameterizedTest(name = "{0}: {1} idempotent, {2} POST, {3} file")
    @CsvSource(
            delimiter = '|',
            value = {
                // failure            | idempotent | POST | file
                "no connection        | 4 | 4 | 4",
                "untrusted            | 1 | 1 | 1",
                "connection broken    | 4 | 1 | 1",
                "timeout              | 4 | 1 | 1",
                "408                  | 4 | 1 | 1",
                "408 Retry-After 5    | 4 | 1 | 1",
                "429                  | 4 | 1 | 1",
                "429 Retry-After 0    | 4 | 4 | 1",
                "429 Retry-After 5    | 4 | 4 | 1",
                "429 Retry-After date | 4 | 4 | 1",
                "429 Retry-After soon | 4 | 1 | 1",
                "429 Retry-After 60   | 3 | 3 | 1",
                "429 Retry-After 61   | 1 | 1 | 1",
                "429 Retry-After 9223372036854775807 | 1 | 1 | 1",
                "500                  | 4 | 1 | 1",
                "500 Retry-After 5    | 4 | 1 | 1",
                "500 Retry-After 61   | 1 | 1 | 1",
                "502                  | 4 | 1 | 1",
                "503                  | 4 | 1 | 1",
                "503 Retry-After 5    | 4 | 4 | 1",
                "503 Retry-After 61   | 1 | 1 | 1",
                "504                  | 4 | 1 | 1",
                "504 Retry-After 5    | 4 | 1 | 1",
                "400                  | 1 | 1 | 1",
                "401                  | 1 | 1 | 1",
                "403 Retry-After 5    | 1 | 1 | 1",
                "404                  | 1 | 1 | 1",
                "409                  | 1 | 1 | 1",
                "422                  | 1 | 1 | 1",
                "501                  | 1 | 1 | 1",
                "505                  | 1 | 1 | 1",
                "other JSON           | 1 | 1 | 1",
                "stalled              | 4 | 1 | 1",
                "damaged              | 4 | 1 | 1",
                "download broken      | 4 | 1 | 1",
                "download 503         | 4 | 1 | 1",
                "download 403         | 1 | 1 | 1",
                "storage 503          | 4 | 1 | 1",
                "storage 503 Retry-After 5    | 4 | 1 | 1",
                "storage 503 Retry-After date | 4 | 1 | 1",
                "storage 503 Retry-After 60   | 3 | 1 | 1",
                "storage 503 Retry-After 61   | 1 | 1 | 1",
                "storage 400 Retry-After 5    | 1 | 1 | 1",
                "interrupted          | 1 | 1 | 1",
                "other                | 1 | 1 | 1"
            })
    void attempts_dependOnMethodAndFailure(String failure, int idempotent, int post, int file) {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH")) {
            assertThat(attempts(method, Scope.BY_METHOD, failure)).as(method).isEqualTo(idempotent);
        }
        assertThat(attempts("POST", Scope.BY_METHOD, failure)).as("POST").isEqualTo(post);
        assertThat(attempts("POST", Scope.NOTHING_SENT, failure)).as("file").isEqualTo(file);
        assertThat(attempts("CONNECT", Scope.BY_METHOD, failure)).as("unknown").isEqualTo(post);
    }

    @ParameterizedTest
    @CsvSource({"GET, 4", "HEAD, 4", "PUT, 1", "DELETE, 1", "PATCH, 1", "POST, 1"})
    void unreadableResponses_ofReadsOnly_areRetried(String method, int attempts) {
        assertThat(attempts(method, Scope.BY_METHOD, "unreadable")).isEqualTo(attempts);
    }

    @ParameterizedTest
    @CsvSource({
        "unreadable, 4",
        "connection broken, 4",
        "500, 4",
        "511, 4",
        "524, 4",
        "302, 4",
        "other JSON, 1",
        "404, 1",
        "501, 1"
    })
    void repeatableRequests_areRetriedAfterResponsesOfProxies(String failure, int attempts) {
        assertThat(attempts("POST", Scope.REPEATABLE, failure)).isEqualTo(attempts);
    }

    @Test
    void statuses_areRetriedIfTheExceptionIsTransient() {
        for (int status = 300; status <= 599; status++) {
            boolean passing = ((ApiException) status(status, null)).isTransient();
            assertThat(attempts("GET", Scope.BY_METHOD, "" + status))
                    .as("%d", status)
                    .isEqualTo(passing ? 4 : 1);
        }
    }

    @Test
    void pauses_growToTheMaximum_withFullJitter() {
        RetryPolicy policy = RetryPolicy.builder().maxAttempts(8).build();
        time.random = 1;
        run(settings(policy, Duration.ofHours(1)), number -> status(500, null));
        assertThat(time.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
        time.pauses.clear();
        time.random = 0.25;
        run(settings(policy, Duration.ofHours(1)), number -> status(500, null));
        assertThat(time.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(125L, 250L, 500L, 1000L, 2000L, 2000L, 2000L);
    }

    @Test
    void pauses_ofExtremeValues_doNotOverflow() {
        Duration longest = Durations.MAX_TIMEOUT;
        RetryPolicy policy = RetryPolicy.builder()
                .maxAttempts(1100)
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(2))
                .maxRetryAfter(longest)
                .build();
        assertThat(run(settings(policy, null), number -> status(500, null)).getAttempts())
                .isEqualTo(1100);
        assertThat(run(settings(policy, null), number -> status(429, "" + longest.toSeconds())))
                .hasMessageContaining("leaves no time for another");
        time.random = 1;
        RetryPolicy slow = RetryPolicy.builder()
                .baseDelay(Duration.ofMinutes(1))
                .maxDelay(longest)
                .build();
        assertThat(run(settings(slow, null), number -> status(429, "" + Long.MAX_VALUE)))
                .hasMessageContaining("the requested delay of " + Long.MAX_VALUE + " s exceeds");
        RetryPolicy patient =
                RetryPolicy.builder().baseDelay(longest).maxDelay(longest).build();
        assertThat(run(settings(patient, null), number -> status(500, null)).getAttempts())
                .isEqualTo(1);
        // Without a total timeout, even the maximum pause is made.
        RequestSettings unlimited = settings(patient, null).withoutTotalTimeout();
        time.pauses.clear();
        assertThat(run(unlimited, number -> status(500, null)).getAttempts()).isEqualTo(4);
        assertThat(time.pauses).containsOnly(longest);
    }

    @Test
    void pause_endsWhenTheClientIsClosed() {
        CountDownLatch closed = new CountDownLatch(1);
        List<CountDownLatch> ends = new ArrayList<>();
        Timing timing = new Timing(time.timing().clock(), () -> 0, (pause, end) -> ends.add(end), () -> 0.5);
        RetryExecutor retries = new RetryExecutor(settings(RetryPolicy.standard(), null), timing, closed);
        assertThat(catchThrowable(() -> retries.run(GET, Scope.BY_METHOD, (number, rest) -> {
                    throw status(503, null);
                })))
                .isInstanceOf(ServerException.class);
        assertThat(ends).hasSize(3).allMatch(end -> end == closed);
    }

    @Test
    void retryAfter_isExtendedByTheJitter() {
        run(settings(RetryPolicy.standard(), null), number -> status(503, number == 1 ? "7" : null));
        assertThat(time.pauses).extracting(Duration::toMillis).containsExactly(7250L, 500L, 1000L);
    }

    @Test
    void retryAfter_ofTheStorage_isExtendedByTheJitter() {
        run(settings(RetryPolicy.standard(), null), number -> storage(503, number == 1 ? "7" : null, time));
        assertThat(time.pauses).extracting(Duration::toMillis).containsExactly(7250L, 500L, 1000L);
    }

    @Test
    void retryAfter_ofTheStorage_aboveTheMaximum_isNotRetried() {
        StorageException e =
                (StorageException) run(settings(RetryPolicy.standard(), null), number -> storage(503, "3600", time));
        assertThat(time.pauses).isEmpty();
        assertThat(e.getRetryAfter()).hasHours(1);
        assertThat(e)
                .hasMessageContaining(
                        "(after 1 attempt; the requested delay of 3600 s exceeds the maximum of" + " 60 s)");
    }

    @Test
    void retryAfter_date_isRelativeToTheClock() {
        // The date is constant, so later responses request shorter delays.
        run(settings(RetryPolicy.standard(), null), number -> status(503, "date"));
        assertThat(time.pauses).extracting(Duration::toMillis).containsExactly(5250L, 500L, 1000L);
    }

    @Test
    void retryAfter_aboveTheMaximum_isNotRetried() {
        ApiException e = (ApiException) run(settings(RetryPolicy.standard(), null), number -> status(429, "3600"));
        assertThat(time.pauses).isEmpty();
        assertThat(e.getRetryAfter()).hasHours(1);
        assertThat(e)
                .hasMessage("GET /x/ returned 429 (after 1 attempt; the requested delay of 3600 s"
                        + " exceeds the maximum of 60 s)");
    }

    @Test
    void failure_hasTheNumberOfAttemptsAndTheEarlierFailures() {
        SyncSketchException e = run(
                settings(RetryPolicy.standard(), null),
                number -> number < 3 ? status(500 + number, null) : status(404, null));
        // 501 is not transient, so the first attempt is the last.
        assertThat(e).hasMessage("GET /x/ returned 501").hasNoSuppressedExceptions();
        assertThat(e.getAttempts()).isEqualTo(1);

        e = run(
                settings(RetryPolicy.standard(), null),
                number -> number < 3 ? status(501 + number, null) : status(404, null));
        assertThat(e).hasMessage("GET /x/ returned 404 (after 3 attempts)");
        assertThat(e.getAttempts()).isEqualTo(3);
        assertThat(e.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("GET /x/ returned 502", "GET /x/ returned 503");
    }

    @Test
    void totalTimeout_limitsAttempts_andEndsRetries() {
        time.random = 1;
        SyncSketchException e = run(settings(RetryPolicy.standard(), Duration.ofSeconds(100)), number -> {
            time.pass(Duration.ofSeconds(40));
            return status(504, null);
        });
        assertThat(left).containsExactly(Duration.ofSeconds(100), Duration.ofMillis(59_500), Duration.ofMillis(18_500));
        assertThat(e)
                .hasMessage("GET /x/ returned 504"
                        + " (after 3 attempts; the total timeout of 100000 ms leaves no time for another attempt)");
        assertThat(e.getSuppressed()).hasSize(2);
    }

    @Test
    void totalTimeout_defaultsToThreeMinutesOrOneAttempt() {
        run(
                new RequestSettings(Duration.ofSeconds(5), null, RetryPolicy.none(), RequestHeaders.NONE),
                number -> status(500, null));
        run(
                new RequestSettings(Duration.ofHours(5), null, RetryPolicy.none(), RequestHeaders.NONE),
                number -> status(500, null));
        assertThat(left).containsExactly(Duration.ofMinutes(3), Duration.ofHours(5));
    }

    @Test
    void attempt_afterATooLongPause_hasTheMinimumTimeout() {
        time.whilePausing(pause -> time.pass(Duration.ofHours(1)));
        run(settings(RetryPolicy.standard(), null), number -> status(500, null));
        assertThat(left).containsExactly(Duration.ofMinutes(3), Duration.ofMillis(1));
    }

    @Test
    void pause_interrupted_throwsAndKeepsTheFlag() {
        time.whilePausing(pause -> {
            if (time.pauses.size() == 2) {
                throw new InterruptedException();
            }
        });
        SyncSketchException e = run(settings(RetryPolicy.standard(), null), number -> status(500, null));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(e)
                .isInstanceOf(RequestInterruptedException.class)
                .hasMessage("GET /x/: the thread was interrupted while waiting for the next attempt"
                        + " (after 2 attempts)");
        assertThat(e.getSuppressed()).hasSize(2);
        assertThat(left).hasSize(2);
    }

    @Test
    void success_afterFailures_isReturned() {
        RetryExecutor retries =
                new RetryExecutor(settings(RetryPolicy.standard(), null), time.timing(), new CountDownLatch(1));
        HttpResponse response = retries.run(GET, Scope.BY_METHOD, (number, rest) -> {
            if (number < 4) {
                throw status(503, null);
            }
            return OK;
        });
        assertThat(response).isSameAs(OK);
        assertThat(time.pauses).hasSize(3);
    }

    @Test
    void otherExceptions_passThrough_withEarlierFailuresSuppressed() {
        RetryExecutor retries =
                new RetryExecutor(settings(RetryPolicy.standard(), null), time.timing(), new CountDownLatch(1));
        Throwable e = catchThrowable(() -> retries.run(GET, Scope.BY_METHOD, (number, rest) -> {
            if (number == 1) {
                throw status(503, null);
            }
            throw new IllegalStateException("The client is closed");
        }));
        assertThat(e).isInstanceOf(IllegalStateException.class);
        assertThat(e.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
    }

    @Test
    void log_containsTheFailureOfEachAttempt() {
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            run(settings(RetryPolicy.standard(), null), number -> status(503, "5"));
        } finally {
            System.setErr(err);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("GET /x/: attempt 1 of 4 failed (GET /x/ returned 503), next attempt in ");
    }

    private static RequestSettings settings(RetryPolicy policy, @Nullable Duration total) {
        return new RequestSettings(ATTEMPT, total, policy, RequestHeaders.NONE);
    }

    /** Makes each attempt fail and returns the final exception. */
    private SyncSketchException run(RequestSettings settings, IntFunction<SyncSketchException> failures) {
        RetryExecutor retries = new RetryExecutor(settings, time.timing(), new CountDownLatch(1));
        return catchThrowableOfType(
                SyncSketchException.class,
                () -> retries.run(GET, Scope.BY_METHOD, (number, rest) -> {
                    left.add(rest);
                    throw failures.apply(number);
                }));
    }

    private int attempts(String method, Scope scope, String failure) {
        FakeTime fresh = new FakeTime();
        RetryExecutor retries =
                new RetryExecutor(settings(RetryPolicy.standard(), null), fresh.timing(), new CountDownLatch(1));
        int[] attempts = {0};
        SyncSketchException thrown = catchThrowableOfType(
                SyncSketchException.class,
                () -> retries.run(new OperationInfo(method, "/x/"), scope, (number, rest) -> {
                    attempts[0]++;
                    throw failure(failure, fresh);
                }));
        assertThat(thrown.getAttempts()).isEqualTo(attempts[0]);
        assertThat(thrown.getSuppressed()).hasSize(attempts[0] - 1);
        assertThat(fresh.pauses).hasSize(attempts[0] - 1);
        return attempts[0];
    }

    private static SyncSketchException failure(String name, FakeTime time) {
        return switch (name) {
            case "no connection" -> new ConnectionException("c", false, null);
            case "untrusted" -> {
                SSLHandshakeException cause = new SSLHandshakeException("not trusted");
                cause.initCause(new CertificateException());
                yield new ConnectionException("c", false, cause);
            }
            case "connection broken" -> new ConnectionException("c", true, null);
            case "timeout" -> new RequestTimeoutException("t");
            case "unreadable" -> new DecodingException("d", 200, "<html>", true);
            case "other JSON" -> new DecodingException("d", 200, "[]");
            case "stalled" -> new UploadStalledException(Path.of("a.mov"), 0, ATTEMPT);
            case "damaged" -> new ChecksumMismatchException(Path.of("a.mov"), 1);
            case "download broken" -> DownloadException.broken("b", Path.of("a.mov"), 0);
            case "download 503" ->
                DownloadException.refused("r", Path.of("a.mov"), 503, "", Duration.ofSeconds(5), false);
            case "download 403" -> DownloadException.refused("r", Path.of("a.mov"), 403, "", null, false);
            case "interrupted" -> new RequestInterruptedException("i");
            case "other" -> new SyncSketchException("o");
            default -> {
                String[] words = name.replace("storage ", "").split(" Retry-After ");
                int status = Integer.parseInt(words[0]);
                String asked = words.length == 1 ? null : words[1];
                yield name.startsWith("storage ") ? storage(status, asked, time) : status(status, asked, time);
            }
        };
    }

    private static SyncSketchException storage(int status, @Nullable String retryAfter, FakeTime time) {
        Duration asked = ((ApiException) status(status, retryAfter, time)).getRetryAfter();
        return new StorageException(
                Path.of("a.mov"), status, status == 400 ? "InvalidPart" : "SlowDown", null, null, asked, 1, null);
    }

    private SyncSketchException status(int status, @Nullable String retryAfter) {
        return status(status, retryAfter, time);
    }

    private static SyncSketchException status(int status, @Nullable String retryAfter, FakeTime time) {
        ErrorResponse.Builder response = ErrorResponse.builder(status, "GET", "/x/")
                .receivedAt(time.timing().clock().instant());
        if (retryAfter != null) {
            response.header("Retry-After", retryAfter.equals("date") ? "Tue, 03 Mar 2026 10:00:05 GMT" : retryAfter);
        }
        return ApiException.of(response.build());
    }
}
