package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends malformed and abusive requests. */
class RobustnessTest {

    private static final String LIST = "/api/v1/account/";

    private final HttpClient client = HttpClient.newHttpClient();
    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private String patch(String headers) {
        return "PATCH /api/v1/account/1002/ HTTP/1.1\r\n" + RawConnection.credentials(mock)
                + "Content-Type: application/json\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private String responseTo(String request) throws IOException {
        try (RawConnection connection = new RawConnection(mock)) {
            String response = connection.send(request).readAll();
            assertThat(response).doesNotContain("Exception", "\tat ", "org.eclipse");
            return response;
        }
    }

    private int status() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(mock.url() + LIST))
                                .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** Sends requests until the journal meets a condition; other threads update the journal in the meantime. */
    private void requestUntil(Predicate<List<JournalEntry>> enough) throws IOException, InterruptedException {
        for (int i = 0; i < 5000 && !enough.test(mock.journal().entries()); i++) {
            assertThat(status()).isEqualTo(200);
        }
        assertThat(enough.test(mock.journal().entries())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "nonsense", "\u0000", "[1,", "{\"name\":"})
    void rejectsMalformedJson(String body) throws IOException {
        String response = responseTo(patch("Content-Length: " + body.length() + "\r\n") + body);
        assertThat(response).startsWith("HTTP/1.1 400 ").contains("application/json", "The body is not valid JSON");
        mock.journal().verify("updateAccount").withStatus(400).once();
    }

    @Test
    void rejectsDeeplyNestedJson() throws IOException {
        String body = "[".repeat(200_000);
        assertThat(responseTo(patch("Content-Length: " + body.length() + "\r\n") + body))
                .startsWith("HTTP/1.1 400 ")
                .contains("The body is not valid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n", "2\r\n{}}}\r\n0\r\n\r\n"})
    void rejectsMalformedChunks(String body) throws IOException {
        String response = responseTo(patch("Transfer-Encoding: chunked\r\n") + body);
        assertThat(response).startsWith("HTTP/1.1 400 ").contains("application/json", "{\"error\":\"");
        JournalEntry entry =
                mock.journal().verify("updateAccount").withStatus(400).once();
        assertThat(entry.problems()).singleElement().asString().contains("cannot be read");
    }

    @Test
    void rejectsAHugeBody() throws IOException {
        int size = 40 * 1024 * 1024;
        try (RawConnection connection = new RawConnection(mock)) {
            connection.send(patch("Content-Length: " + size + "\r\n"));
            String megabyte = " ".repeat(1024 * 1024);
            for (int i = 0; i < 40; i++) {
                connection.send(megabyte);
            }
            assertThat(connection.readAll())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("{\"error\":\"The body is larger than");
        }
    }

    @Test
    void readsABodyAfterContinue() throws IOException {
        String body = "{\"name\":\"Asked\"}";
        try (RawConnection connection = new RawConnection(mock)) {
            connection.send(patch("Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n"));
            assertThat(connection.readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(connection.send(body).readAll())
                    .startsWith("HTTP/1.1 202 ")
                    .contains("\"Asked\"");
        }
    }

    @Test
    void doesNotReadABodyAfterARejection() throws IOException {
        try (RawConnection connection = new RawConnection(mock)) {
            connection.send("PATCH /api/v1/account/1002/ HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n");
            assertThat(connection.readAll()).startsWith("HTTP/1.1 401 ").contains("Connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /\r\n\r\n",
                "\u0016\u0003\u0001",
                "GET " + LIST + " HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET " + LIST + " HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST " + LIST + " HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST " + LIST + " HTTP/1.1\r\nHost: x\r\nExpect: nothing\r\n\r\n",
                "GET " + LIST + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: unknown\r\n\r\n",
                "UNKNOWN / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET " + LIST + " HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET " + LIST + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET " + LIST + " HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
                "GET /%zz/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/account/?a=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            })
    void rejectsMalformedRequests(String request) throws IOException {
        assertThat(responseTo(request)).matches("(?s)HTTP/1.1 (4\\d\\d|505) .*");
        assertThat(mock.journal().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isBetween(400, 505);
            assertThat(entry.problems()).isNotEmpty();
        });
    }

    @Test
    void rejectsALargeHeader() throws IOException {
        assertThat(responseTo("GET " + LIST + " HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void servesManyConcurrentConnections() throws Exception {
        List<RawConnection> wires = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                wires.add(new RawConnection(mock).send("GET " + LIST + " HTTP/1.1\r\n"));
            }
            for (RawConnection connection : wires) {
                connection.send(RawConnection.credentials(mock) + "Connection: close\r\n\r\n");
            }
            for (RawConnection connection : wires) {
                assertThat(connection.readAll()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (RawConnection connection : wires) {
                connection.close();
            }
        }
        mock.journal().verify("listAccounts").times(200);
    }

    @Test
    void survivesClientsThatAreKilledDuringTheirRequests() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (RawConnection connection = new RawConnection(mock)) {
                connection.send(patch("Content-Length: 1000\r\n") + "{\"name\":");
                if (i % 2 == 0) {
                    connection.kill();
                }
            }
        }
        requestUntil(entries -> entries.stream()
                        .filter(entry -> entry.operation().equals("updateAccount"))
                        .filter(entry -> entry.outcome() == ExchangeOutcome.CLIENT_DISCONNECTED)
                        .count()
                == 50);
    }

    @Test
    void survivesClientsThatAreKilledBeforeTheResponse() throws Exception {
        mock.faults().sleeper(time -> {});
        mock.faults()
                .on("listAccounts")
                .queryParameter("limit", "3")
                .inject(com.syncsketch.mock.fault.Action.status(200).json(" ".repeat(32 * 1024 * 1024)));
        try (RawConnection connection = new RawConnection(mock)) {
            connection.send("GET " + LIST + "?limit=3 HTTP/1.1\r\n" + RawConnection.credentials(mock) + "\r\n");
            connection.readHead();
            connection.kill();
        }
        requestUntil(entries -> entries.get(0).outcome() == ExchangeOutcome.CLIENT_DISCONNECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/%e0%80/,400,the percent-encoded bytes are not UTF-8",
        "/api/v1/%zz/,400,The request is malformed",
        "//__mock/,404,The contract has no path //__mock/",
        "/api//v1/project/,404,The contract has no path /api//v1/project/",
        "/api/v1%2fproject/,404,The contract has no path /api/v1%2fproject/",
        "/api/v1/project/?name=%ff,400,the percent-encoded bytes are not UTF-8"
    })
    void explainsInvalidUrls(String path, int status, String reason) throws IOException {
        assertThat(responseTo("GET " + path + " HTTP/1.1\r\n" + RawConnection.credentials(mock)
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(reason);
        assertThat(mock.journal().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.status()).isEqualTo(status));
    }

    /** As the framework of the service does. The official client always sends the slash, but users who try URLs by hand may not. */
    @Test
    void redirectsToTheTrailingSlash() throws IOException {
        HttpResponse<String> response =
                Http.get(mock, "/api/v1/project?limit=2").raw();
        assertThat(response.statusCode()).isEqualTo(301);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/project/?limit=2");
        assertThat(Http.get(mock, "/api/v1/project").raw().headers().firstValue("Location"))
                .contains("/api/v1/project/");
    }

    @Test
    void namesTheAllowedMethods() throws IOException {
        Http.Response response = Http.patch(mock, "/api/v1/project/", "{}");
        assertThat(response.status()).isEqualTo(405);
        assertThat(response.raw().headers().firstValue("Allow"))
                .hasValueSatisfying(allowed ->
                        assertThat(allowed.split(", ")).contains("GET", "POST").doesNotContain("PATCH"));
        assertThat(response.raw().body()).contains("PATCH is not allowed here; allowed: ");
    }

    @Test
    void rejectsMissingBodies() throws IOException {
        Http.Response response = Http.patch(mock, "/api/v1/project/1/", "");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.raw().body()).contains("updateProject needs a body");
    }
}
