package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.model.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One port for the API and the storage, and URLs that follow from the request. */
class SinglePortTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String get(URI url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long review(MockSyncSketch mock) {
        return mock.data().addReview(mock.data().addProject("Show"), "Dailies");
    }

    @Test
    void behindAnotherPort_allRoutesLeadBack(@TempDir Path folder) throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                        .singlePort(true)
                        .storageFolder(folder)
                        .start();
                PortForwarder forwarder = new PortForwarder(mock.url().getPort())) {
            UploadRoutes routes = new UploadRoutes(mock, forwarder.url(), review(mock));

            long posted = routes.form("", "a.mov", Map.of());
            routes.url("http://127.0.0.1/b.mov");
            long signed = routes.signedForm("c d%.mov");
            long inParts = routes.inParts("e/f.mov");

            assertThat(mock.storage().objects())
                    .extracting(StoredObject::itemId)
                    .containsExactly(posted, signed, inParts);
            for (JsonNode item :
                    JsonClient.of(mock, forwarder.url()).get("/api/v1/item/").objects()) {
                String url = item.path("url").asText();
                if (!url.endsWith("/b.mov")) {
                    assertThat(url).startsWith(forwarder.url() + "/__storage/uploads/");
                    assertThat(get(URI.create(url))).isEqualTo("movie");
                }
            }
            mock.journal().verifyNoUnexpectedErrors();
            assertThat(mock.storageUrl()).isEqualTo(URI.create(mock.url() + "/__storage"));
        }
    }

    @Test
    void storageHost_isAnOriginOfItsOwn() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .singlePort(true)
                .storageHost("localhost")
                .start()) {
            UploadRoutes routes = new UploadRoutes(mock, mock.url(), review(mock));

            routes.inParts("a.mov");
            routes.signedForm("b.mov");

            assertThat(mock.storage().objects()).hasSize(2);
            assertThat(mock.storageUrl())
                    .isEqualTo(URI.create("http://localhost:" + mock.url().getPort()));
            // All requests to that name are for the storage.
            assertThat(send(mock, "localhost", "GET /api/v1/account/ HTTP/1.1")).contains("<Code>AccessDenied</Code>");
            assertThat(send(mock, "other", "GET /api/v1/account/ HTTP/1.1")).contains("HTTP/1.1 401");
        }
    }

    @Test
    void storageHost_withTwoPorts() throws Exception {
        try (MockSyncSketch mock =
                MockSyncSketch.builder().storageHost("localhost").start()) {
            new UploadRoutes(mock, mock.url(), review(mock)).signedForm("a.mov");

            assertThat(mock.storageUrl()).hasHost("localhost");
            assertThat(mock.storageUrl().getPort()).isNotEqualTo(mock.url().getPort());
            assertThat(mock.storage().objects()).hasSize(1);
        }
    }

    private static String send(MockSyncSketch mock, String host, String start) throws IOException {
        try (RawConnection connection = new RawConnection(mock)) {
            return connection
                    .send(start + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .readAll();
        }
    }

    /** Returns the URL of a signed form, requested with some headers. */
    private static String formUrl(MockSyncSketch mock, String headers) throws IOException {
        String body = "{\"review_id\": " + review(mock)
                + ", \"item_name\": \"a.mov\", \"item_data\": {\"content_type\": \"video/mp4\", \"content_length\": 5}}";
        try (RawConnection connection = new RawConnection(mock)) {
            String response = connection
                    .send("POST /uploads/get-s3-signed-url/ HTTP/1.1\r\nAuthorization: apikey " + mock.user() + ":"
                            + mock.key() + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + headers
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .readAll();
            return JSON.readTree(response.substring(response.indexOf("\r\n\r\n")))
                    .path("url")
                    .asText();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mock:49999     | http://mock:49999/__storage/
        mock           | http://mock/__storage/
        mock:80        | http://mock/__storage/
        MOCK.Example:1 | http://mock.example:1/__storage/
        [::1]:49999    | http://[::1]:49999/__storage/
        """)
    void urls_haveTheHostOfTheRequest(String host, String url) throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder().singlePort(true).start()) {
            assertThat(formUrl(mock, "Host: " + host + "\r\n")).isEqualTo(url);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        X-Forwarded-Host: a.example                                                       | http://a.example/__storage/
        X-Forwarded-Proto: https~X-Forwarded-Host: a.example                              | https://a.example/__storage/
        X-Forwarded-Proto: https~X-Forwarded-Host: a.example:8443                         | https://a.example:8443/__storage/
        X-Forwarded-Proto: https~X-Forwarded-Host: a.example~X-Forwarded-Port: 9443       | https://a.example:9443/__storage/
        Forwarded: proto=https;host=a.example                                             | https://a.example/__storage/
        """)
    void forwardedHeaders_countOnlyIfTrusted(String headers, String url) throws IOException {
        String all = "Host: inner:1\r\n" + headers.replace("~", "\r\n") + "\r\n";
        try (MockSyncSketch trusting = MockSyncSketch.builder()
                        .singlePort(true)
                        .trustForwardedHeaders(true)
                        .start();
                MockSyncSketch usual = MockSyncSketch.builder().singlePort(true).start()) {
            assertThat(formUrl(trusting, all)).isEqualTo(url);
            assertThat(formUrl(usual, all)).isEqualTo("http://inner:1/__storage/");
        }
    }

    @Test
    void forwardedHeaders_signaturesAreValidBehindAProxy() throws Exception {
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .singlePort(true)
                .trustForwardedHeaders(true)
                .seed(com.syncsketch.mock.model.Seed.demo())
                .start()) {
            String forwarded = "Host: inner\r\nX-Forwarded-Host: a.example:7\r\nX-Forwarded-Proto: https\r\n";
            String list = sendRaw(
                    mock,
                    "GET /api/v1/item/?limit=1 HTTP/1.1\r\nAuthorization: apikey " + mock.user() + ":" + mock.key()
                            + "\r\nConnection: close\r\n" + forwarded + "\r\n");
            String url = list.replaceFirst("(?s).*\"url\":\"([^\"]*)\".*", "$1");

            assertThat(url).startsWith("https://a.example:7/__storage/");
            String path = url.substring("https://a.example:7".length());
            assertThat(sendRaw(mock, "GET " + path + " HTTP/1.1\r\nConnection: close\r\n" + forwarded + "\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(sendRaw(mock, "GET " + path + " HTTP/1.1\r\nConnection: close\r\nHost: inner\r\n\r\n"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("SignatureDoesNotMatch");
        }
    }

    private static String sendRaw(MockSyncSketch mock, String request) throws IOException {
        try (RawConnection connection = new RawConnection(mock)) {
            return connection.send(request).readAll();
        }
    }

    @Test
    void keysOutsideOfThePath_areNotObjects() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.builder().singlePort(true).start()) {
            assertThat(send(mock, "x", "GET /__storage/items/1/a.mov HTTP/1.1")).contains("<Code>AccessDenied</Code>");
            assertThat(send(mock, "x", "GET /__storage HTTP/1.1")).contains("<Code>AccessDenied</Code>");
            assertThat(send(mock, "x", "GET /__storage2/ HTTP/1.1")).contains("The contract has no path /__storage2/");
            mock.journal().verify("storage.getObject").times(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://a", "a:80", "a b", "a/b", "a?b"})
    void storageHost_rejectsWhatIsNotAName(String name) {
        assertThatThrownBy(() -> MockSyncSketch.builder().storageHost(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("storage host");
    }
}
