package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.ExchangeOutcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of a test that the server runs may throw anything. It is a defect, and the client gets a response. */
class FailingSleeperTest {

    private static final Duration LONG = Duration.ofHours(1);

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("broken"),
                new AssertionError("broken"),
                new StackOverflowError("broken"),
                new NoClassDefFoundError("broken"),
                new Exception("broken"),
                new IOException("broken"),
                new InterruptedIOException("broken"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }

    private void failWith(Throwable failure) {
        mock.faults().sleeper(time -> FailingSleeperTest.<RuntimeException>sneakyThrow(failure));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void delayOfAResponse_isADefect(Throwable failure) {
        failWith(failure);
        mock.faults().on("listAccounts").inject(Action.delay(LONG));

        assertThat(Http.get(mock, "/api/v1/account/").status()).isEqualTo(500);
        assertThat(mock.defects()).singleElement().asString().contains("listAccounts", "broken");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void delayOfAnErrorOfTheStorage_isADefect(Throwable failure) throws Exception {
        failWith(failure);
        mock.faults().on("storage.getObject").inject(Action.delay(LONG));

        HttpRequest request =
                HttpRequest.newBuilder(mock.storageUrl().resolve("/a")).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(500);
        assertThat(mock.defects()).singleElement().asString().contains("storage.getObject", "broken");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void delayOfAReset_isADefect(Throwable failure) {
        failWith(failure);
        mock.faults().on("listAccounts").inject(Action.delay(LONG), Action.resetAfterBody());

        assertThat(Http.get(mock, "/api/v1/account/").status()).isEqualTo(500);
        assertThat(mock.defects()).singleElement().asString().contains("broken");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void pauseWithinAResponse_isADefectAndClosesTheConnection(Throwable failure) throws IOException {
        failWith(failure);
        mock.faults().on("listAccounts").inject(Action.trickle(1, LONG));

        try (RawConnection connection = new RawConnection(mock)) {
            String response = connection
                    .send("GET /api/v1/account/ HTTP/1.1\r\n" + RawConnection.credentials(mock) + "\r\n")
                    .readAll();
            assertThat(response).startsWith("HTTP/1.1 200 ");
        }

        assertThat(mock.defects()).singleElement().asString().contains("broken");
        assertThat(mock.journal().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(ExchangeOutcome.CLOSED));
    }
}
