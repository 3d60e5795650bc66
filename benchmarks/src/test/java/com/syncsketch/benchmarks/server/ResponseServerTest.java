package com.syncsketch.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseServerTest {

    private static final int LARGE = 3 * 1024 * 1024 + 7;

    @Test
    void respondsOverPlainHttp() throws Exception {
        try (ResponseServer server = ResponseServer.start("127.0.0.1", null)) {
            sendsAllKindsOfRequests(HttpClient.newHttpClient(), server.origin());
        }
    }

    @Test
    void respondsOverTls(@TempDir Path folder) throws Exception {
        Certificate certificate = Certificate.create(folder);
        try (ResponseServer server = ResponseServer.start("127.0.0.1", certificate.keys())) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(Trust.of(certificate.keys()).context())
                    .build();
            sendsAllKindsOfRequests(client, server.origin());
        }
    }

    private static void sendsAllKindsOfRequests(HttpClient client, String origin) throws Exception {
        // Twice, to test the reuse of a connection.
        for (int i = 0; i < 2; i++) {
            assertThat(get(client, origin + "/api/v1/project/20/").body()).contains("\"name\"");
            assertThat(get(client, origin + "/api/v1/item/?reviews__id=456&limit=100")
                            .body())
                    .contains("1000100");
            assertThat(get(client, origin + "/api/v1/item/?reviews__project__id=20&limit=100&offset=300")
                            .body())
                    .contains("\"id\":1003042")
                    .contains("offset=400");
            assertThat(get(client, origin + "/nothing").statusCode()).isEqualTo(404);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(origin + "/storage/file?partNumber=1"))
                                            .expectContinue(i == 1)
                                            .PUT(BodyPublishers.ofByteArray(new byte[LARGE]))
                                            .build(),
                                    BodyHandlers.ofString())
                            .headers()
                            .firstValue("ETag"))
                    .contains("\"" + LARGE + "-bytes\"");
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(origin + "/storage/file"))
                                            .PUT(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                                            .build(),
                                    BodyHandlers.ofString())
                            .headers()
                            .firstValue("ETag"))
                    .contains("\"0-bytes\"");
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(origin + "/storage/file"))
                                            .PUT(BodyPublishers.concat(
                                                    BodyPublishers.ofInputStream(
                                                            () -> new java.io.ByteArrayInputStream(new byte[LARGE])),
                                                    BodyPublishers.ofString("end")))
                                            .build(),
                                    BodyHandlers.ofString())
                            .headers()
                            .firstValue("ETag"))
                    .contains("\"" + (LARGE + 3) + "-bytes\"");
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void respondsToPipelinedRequests() throws Exception {
        try (ResponseServer server = ResponseServer.start("127.0.0.1", null)) {
            URI origin = URI.create(server.origin());
            try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(("PUT /storage/a HTTP/1.1\r\n"
                                + "Content-Length: 3\r\n\r\n"
                                + "abcPOST /storage/b HTTP/1.1\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "2;x=y\r\n"
                                + "ab\r\n"
                                + "0\r\n\r\n"
                                + "GET /nothing HTTP/1.1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                String responses = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

                assertThat(responses).containsSubsequence("\"3-bytes\"", "\"2-bytes\"", "404 Not Found");
            }
        }
    }
}
