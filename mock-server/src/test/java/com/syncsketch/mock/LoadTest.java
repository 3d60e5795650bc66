package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slow and numerous clients do not make the admin API unavailable. */
class LoadTest {

    private static final String SLOW = "PATCH /api/v1/account/1002/ HTTP/1.1\r\n";
    private static final String ADMIN = "POST /__mock/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n";

    private static void close(List<RawConnection> connections) throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
    }

    /** Starts requests whose bodies do not arrive, and waits until the server handles them all. */
    private static void occupy(MockSyncSketch mock, int count, List<RawConnection> connections) throws IOException {
        for (int i = 0; i < count; i++) {
            RawConnection connection = new RawConnection(mock);
            connections.add(connection);
            connection.send(SLOW + RawConnection.credentials(mock)
                    + "Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n");
            // The server asks for the body when it starts to read.
            assertThat(connection.readHead()).startsWith("HTTP/1.1 100 ");
        }
    }

    @Test
    void slowBodies_beyondTheLimit_areRejectedWhileTheAdminApiIsAvailable() throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .limits(limits -> limits.concurrentRequests(3))
                .start()) {
            occupy(mock, 3, connections);

            try (RawConnection another = new RawConnection(mock)) {
                String response = another.send(
                                "GET /api/v1/account/ HTTP/1.1\r\n" + RawConnection.credentials(mock) + "\r\n")
                        .readAll();
                assertThat(response).startsWith("HTTP/1.1 503 ").contains("handling 3 requests, the maximum");
            }
            assertThat(Http.plain("GET", mock.url(), "/__mock/state", null).status())
                    .isEqualTo(200);
            mock.journal().verify("listAccounts").withStatus(503).once();
        } finally {
            close(connections);
        }
    }

    @Test
    void slowBodiesOfTheAdminApi_doNotOccupyThreads() throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            for (int i = 0; i < 200; i++) {
                connections.add(new RawConnection(mock).send(ADMIN + "{"));
            }

            assertThat(Http.plain("GET", mock.url(), "/__mock/clock", null).status())
                    .isEqualTo(200);
        } finally {
            close(connections);
        }
    }

    @Test
    void slowBodiesBelowTheLimit_doNotOccupyAllThreads() throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            occupy(mock, 450, connections);

            assertThat(Http.get(mock, "/api/v1/account/").status()).isEqualTo(200);
            assertThat(Http.plain("GET", mock.url(), "/__mock/", null).status()).isEqualTo(200);
        } finally {
            close(connections);
        }
    }

    @Test
    void aBodyThatDoesNotArrive_timesOut() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                        .limits(limits -> limits.bodyTimeout(Duration.ofMillis(50)))
                        .start();
                RawConnection connection = new RawConnection(mock)) {
            String response = connection
                    .send(SLOW + RawConnection.credentials(mock)
                            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                    .readAll();

            assertThat(response).startsWith("HTTP/1.1 408 ").contains("The body is sent too slowly");
            mock.journal().verify("updateAccount").withStatus(408).once();
            assertThat(mock.defects()).isEmpty();
        }
    }

    @Test
    void anAnnouncedBodyThatIsTooLarge_isNotAwaited() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                        .limits(limits -> limits.bodyTimeout(Duration.ofMillis(50)))
                        .start();
                RawConnection connection = new RawConnection(mock)) {
            String response = connection
                    .send(SLOW + RawConnection.credentials(mock)
                            + "Content-Type: application/json\r\nContent-Length: 9223372036854775807\r\n\r\n")
                    .readAll();

            assertThat(response).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void journal_isLimitedInBytes() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .limits(limits -> limits.journalSize(200_000))
                .start()) {
            for (int i = 0; i < 20; i++) {
                Http.get(mock, "/api/v1/account/?fields=" + "a".repeat(30_000));
            }

            assertThat(mock.journal().count()).isEqualTo(20);
            assertThat(mock.journal().entries()).hasSizeBetween(1, 6);
        }
    }
}
