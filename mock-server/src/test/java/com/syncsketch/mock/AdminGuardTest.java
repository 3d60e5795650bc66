package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages cannot use the admin API through a browser. */
class AdminGuardTest {

    private MockSyncSketch mock;

    @AfterEach
    void stop() {
        mock.close();
    }

    private String send(String method, String headers) throws IOException {
        String filled = headers.replace("PORT", String.valueOf(mock.url().getPort()));
        try (RawConnection connection = new RawConnection(mock)) {
            return connection
                    .send(method + " /__mock/reset HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n" + filled
                            + "\r\n")
                    .readAll();
        }
    }

    private void start(String host, String... allowed) throws IOException {
        mock = MockSyncSketch.builder().host(host).allowedHosts(allowed).start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:PORT",
                "127.0.0.1",
                "127.9.8.7",
                "localhost:PORT",
                "LOCALHOST",
                "localhost.",
                "mock.localhost",
                "[::1]:PORT",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]"
            })
    void localNames_areAllowed(String host) throws IOException {
        start("127.0.0.1");

        assertThat(send("POST", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 204 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example:PORT",
                "attacker.example",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "127.0.0.1attacker.example",
                "192.0.2.1",
                "[2001:db8::1]",
                "mock",
                "notlocalhost",
                "0.0.0.0",
                "1270.0.0.1",
                "[::ffff:192.0.2.1]",
                "host.docker.internal"
            })
    void foreignNames_areRejectedWithAHint(String host) throws IOException {
        start("127.0.0.1");

        assertThat(send("POST", "Host: " + host + "\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("--allowed-host=", "SYNCSKETCH_MOCK_ALLOWED_HOST=")
                .doesNotContain(mock.key());
    }

    @ParameterizedTest
    @CsvSource({
        "mock:PORT,204",
        "MOCK,204",
        "192.0.2.1:PORT,204",
        "[2001:db8::1],204",
        "host.docker.internal:PORT,204",
        "localhost,204",
        "attacker.example,403",
        "mock.attacker.example,403",
        "internal.attacker.example,403"
    })
    void aServerThatOthersCanReach_allowsNamesThatAreNotPublic(String host, int status) throws IOException {
        start("0.0.0.0");

        assertThat(send("POST", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void configuredNames_areAllowed() throws IOException {
        start("127.0.0.1", "mock.example", "other");

        assertThat(send("POST", "Host: Mock.Example.:PORT\r\n")).startsWith("HTTP/1.1 204 ");
        assertThat(send("POST", "Host: Mock.Example:PORT\r\n")).startsWith("HTTP/1.1 204 ");
        assertThat(send("POST", "Host: other\r\n")).startsWith("HTTP/1.1 204 ");
        assertThat(send("POST", "Host: third.example\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aRequestWithoutAHost_isNotFromABrowser() throws IOException {
        start("127.0.0.1");

        try (RawConnection connection = new RawConnection(mock)) {
            assertThat(connection.send("GET /__mock/clock HTTP/1.0\r\n\r\n").readAll())
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://attacker.example",
                "Origin: null",
                "Origin: ",
                "Origin: file://",
                "Origin: not a URL",
                "Origin: http://localhost:1",
                "Origin: http://127.0.0.1",
                "Origin: http://127.0.0.1:PORT.attacker.example",
                "Origin: https://attacker.example\r\nSec-Fetch-Site: same-origin",
                "Origin: http://127.0.0.1:PORT\r\nOrigin: https://attacker.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: Cross-Site\r\nSec-Fetch-Mode: no-cors\r\nContent-Type: text/plain"
            })
    void requestsOfOtherPages_areRejected(String headers) throws IOException {
        start("127.0.0.1");

        for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS"}) {
            assertThat(send(method, "Host: 127.0.0.1:PORT\r\n" + headers + "\r\n"))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("Access-Control");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://127.0.0.1:PORT\r\nSec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: same-origin"
            })
    void requestsOfPagesOfThisServer_areAllowed(String headers) throws IOException {
        start("127.0.0.1");

        assertThat(send("POST", "Host: 127.0.0.1:PORT\r\n" + headers + "\r\n")).startsWith("HTTP/1.1 204 ");
    }

    @Test
    void configuredPages_canUseCors() throws IOException {
        start("127.0.0.1", "tools.example");
        String page = "Host: localhost:PORT\r\nOrigin: https://tools.example:8443\r\nSec-Fetch-Site: cross-site\r\n";

        assertThat(send("OPTIONS", page + "Access-Control-Request-Method: DELETE\r\n"))
                .startsWith("HTTP/1.1 204 ")
                .contains("Access-Control-Allow-Origin: https://tools.example:8443", "DELETE");
        assertThat(send("POST", page)).startsWith("HTTP/1.1 204 ").contains("Access-Control-Allow-Origin");
    }

    @Test
    void anyHost_allowsEverything() throws IOException {
        start("127.0.0.1", "*");

        assertThat(send("POST", "Host: attacker.example\r\nOrigin: null\r\nSec-Fetch-Site: cross-site\r\n"))
                .startsWith("HTTP/1.1 204 ");
    }

    @Test
    void theApiItself_isNotAffected() throws IOException {
        start("127.0.0.1");

        try (RawConnection connection = new RawConnection(mock)) {
            assertThat(connection
                            .send("GET /api/v1/account/ HTTP/1.1\r\nOrigin: https://attacker.example\r\n"
                                    + RawConnection.credentials(mock) + "Connection: close\r\n\r\n")
                            .readAll())
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
