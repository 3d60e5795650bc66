package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnexpectedStatusException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that violate HTTP, or use rare features of it. */
@Timeout(120)
class BrokenResponseTest {

    private static final String PATH = "/api/v1/project/20/";
    private static final String JSON = "{\"name\": \"Show \u00c4\"}";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @TempDir
    private Path folder;

    static Stream<String> broken() {
        return Stream.of(
                "",
                "\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "garbage\r\n\r\n",
                "<html><body>It works</body></html>",
                "{\"id\": 20}",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\u0016\u0003\u0001\u0002\u0000",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 \r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 2 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 99999 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 -200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/abc 200 OK\r\nContent-Length: 0\r\n\r\n",
                "XTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                OK + "no colon\r\nContent-Length: 2\r\n\r\n{}",
                OK + ": no name\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Length: abc\r\n\r\n{}",
                OK + "Content-Length: -1\r\n\r\n{}",
                OK + "Content-Length: \r\n\r\n{}",
                OK + "Content-Length: 2.0\r\n\r\n{}",
                OK + "Content-Length: 0x2\r\n\r\n{}",
                OK + "Content-Length: 99999999999999999999999\r\n\r\n{}",
                OK + "Content-Length: 9223372036854775807\r\n\r\n{}",
                OK + "Content-Length: 2\r\nContent-Length: 1\r\n\r\n{}",
                OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Length: 2, 1\r\n\r\n{}",
                OK + "Content-Length: 10\r\n\r\n{}",
                OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}garbage\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n",
                OK + "Transfer-Encoding: foo\r\n\r\n{}",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n");
    }

    /** The exception is typed and describes the failure; the connection is closed, and the next request works. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("broken")
    void brokenResponse_isATypedFailure(String response) throws Exception {
        for (String method : List.of("GET", "POST")) {
            try (RawServer server = RawServer.plain(connection -> {
                        if (connection.number() > 1) {
                            RawServer.ok().serve(connection);
                            return;
                        }
                        connection.read();
                        connection.send(response);
                        connection.finish();
                        connection.expectEof();
                    });
                    SyncSketchClient client = server.client()) {
                Throwable failure = catchThrowable(() -> client.raw().send(method, PATH));
                assertThat(failure)
                        .isInstanceOfAny(
                                ConnectionException.class, DecodingException.class, UnexpectedStatusException.class)
                        .hasMessageContaining(method)
                        .hasMessageContaining(PATH);
                if (failure instanceof ConnectionException connection) {
                    assertThat(connection.isRequestSent()).isTrue();
                }
                assertThat(server.connectionList().get(0).awaitEof()).isTrue();
                assertThat(client.raw().send("GET", PATH).getText()).isEqualTo("{}");
                assertThat(server.requests()).hasSize(2);
            }
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("broken")
    void brokenResponse_ofTheStorage_isATypedFailure(String response) {
        Path file = UploadService.file(folder, 1000);
        try (UploadService upload = UploadService.plain(RawServer.once(response));
                SyncSketchClient client = upload.client()) {
            assertThatThrownBy(() ->
                            client.uploads().upload(UploadService.onePart(file).build()))
                    .isInstanceOf(UnfinishedUploadException.class);
            assertThat(upload.count("abort")).isEqualTo(1);
        }
    }

    static Stream<String> brokenDownloads() {
        // A download may have any length, so one without a length ends with its connection.
        return broken().filter(response -> !response.contains("Transfer-Encoding: foo"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("brokenDownloads")
    void brokenResponse_ofADownload_isATypedFailure(String response) {
        try (RawServer storage = RawServer.plain(RawServer.once(response));
                SyncSketchClient client = storage.client()) {
            Path target = folder.resolve("sketches.zip");
            assertThatThrownBy(() -> client.downloads().download(storage.url() + "/a.zip", target))
                    .isInstanceOf(DownloadException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    /** Unusual, but allowed, or at least clear. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}",
                "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}",
                OK + "content-length:2\r\n\r\n{}",
                OK + "Content-Length:   2  \r\n\r\n{}",
                OK + "Transfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n0002\r\n{}\r\n000\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
                OK + "\r\n{}",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK
                        + "Content-Length: 2\r\n\r\n{}",
                "HTTP/1.1 102 Processing\r\n\r\n" + OK + "Content-Length: 2\r\n\r\n{}",
                OK + "X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
                OK + "X-Empty:\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
                OK + "Content-Encoding: \r\nContent-Length: 2\r\n\r\n{}",
            })
    void unusualResponse_isRead(String response) {
        for (String method : List.of("GET", "POST")) {
            try (RawServer server = RawServer.plain(RawServer.once(response));
                    SyncSketchClient client = server.client()) {
                assertThat(client.raw().send(method, PATH).getText()).isEqualTo("{}");
            }
        }
    }

    /** A HEAD and a 204 have no body, whatever their headers say; the connection stays usable. */
    @Test
    void responsesWithoutBody_areComplete() {
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    switch (request.method()) {
                        case "HEAD" -> connection.send(OK + "Content-Length: 100\r\nContent-Encoding: gzip\r\n\r\n");
                        case "DELETE" -> connection.send("HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n");
                        case "PUT" -> connection.send(OK + "Content-Length: 0\r\n\r\n");
                        default -> connection.send("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n");
                    }
                }));
                SyncSketchClient client = server.client()) {
            for (String method : List.of("HEAD", "DELETE", "PUT", "POST", "HEAD")) {
                assertThat(client.raw().send(method, PATH).getBytes()).isEmpty();
            }
            assertThat(server.connections()).isLessThan(3);
        }
    }

    static Stream<Arguments> encodings() {
        return Stream.of("gzip", "x-gzip", "GZIP", "deflate", "raw deflate")
                .flatMap(encoding -> Stream.of(200, 400)
                        .flatMap(status -> Stream.of("length", "chunked", "open")
                                .map(framing -> Arguments.of(encoding, status, framing))));
    }

    /** Not requested, but proxies do it. */
    @ParameterizedTest
    @MethodSource("encodings")
    void encodedBody_isDecoded(String encoding, int status, String framing) throws Exception {
        byte[] encoded = encode(encoding, JSON.getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.plain(
                        connection -> send(connection, status, encoding.replace("raw ", ""), framing, encoded));
                SyncSketchClient client = server.client()) {
            if (status == 200) {
                assertThat(client.raw().send("GET", PATH).getText()).isEqualTo(JSON);
            } else {
                assertThatThrownBy(() -> client.raw().send("GET", PATH))
                        .isInstanceOfSatisfying(
                                BadRequestException.class,
                                e -> assertThat(e.getBody()).isEqualTo(JSON));
            }
        }
    }

    @Test
    void encodedBody_ofAModel_isDecoded() throws Exception {
        byte[] encoded = encode("gzip", "{\"id\": 20, \"name\": \"Show A\"}".getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.plain(connection -> send(connection, 200, "gzip", "length", encoded));
                SyncSketchClient client = server.client()) {
            assertThat(client.projects().get(20).getName()).isEqualTo("Show A");
        }
    }

    /** A body that cannot be decoded is not a success, but does not hide the status. */
    @ParameterizedTest
    @ValueSource(
            strings = {"br", "zstd", "foo", "gzip, foo", "compress", "gzip", "gzip cut", "gzip damaged", "deflate"})
    void bodyThatCannotBeDecoded_isATypedFailure(String encoding) throws Exception {
        byte[] whole = encode("gzip", JSON.repeat(100).getBytes(StandardCharsets.UTF_8));
        byte[] sent = JSON.getBytes(StandardCharsets.UTF_8);
        if (encoding.equals("gzip cut")) {
            sent = Arrays.copyOf(whole, whole.length - 12);
        } else if (encoding.equals("gzip damaged")) {
            whole[whole.length - 6] ^= 0x55;
            sent = whole;
        }
        byte[] body = sent;
        String name = encoding.startsWith("gzip ") ? "gzip" : encoding;
        for (String framing : List.of("length", "chunked", "open")) {
            try (RawServer server = RawServer.plain(connection -> send(connection, 200, name, framing, body));
                    SyncSketchClient client = server.client()) {
                assertThatThrownBy(() -> client.raw().send("GET", PATH))
                        .isInstanceOfSatisfying(
                                DecodingException.class,
                                e -> assertThat(e.getStatus()).isEqualTo(200))
                        .hasMessageContaining(PATH);
                assertThatThrownBy(() -> client.projects().create(1001, "Show A"))
                        .isInstanceOf(DecodingException.class);
            }
            try (RawServer server = RawServer.plain(connection -> send(connection, 400, name, framing, body));
                    SyncSketchClient client = server.client()) {
                assertThatThrownBy(() -> client.raw().send("GET", PATH)).isInstanceOf(BadRequestException.class);
            }
        }
    }

    /** Encodings that the client does not decode are not requested. */
    @Test
    void encoding_isNotRequestedUnlessItIsDecoded() throws Exception {
        byte[] encoded = encode("gzip", JSON.getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.plain(RawServer.each((connection, request) -> {
                    String accepted = request.header("Accept-Encoding");
                    if (accepted != null && accepted.contains("gzip")) {
                        connection.send(
                                OK + "Content-Encoding: gzip\r\nContent-Length: " + encoded.length + "\r\n\r\n");
                        connection.send(encoded);
                    } else {
                        connection.respond(200, JSON);
                    }
                }));
                SyncSketchClient client = server.client()) {
            assertThat(client.raw().send("GET", PATH).getText()).isEqualTo(JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 300, 305, 306, 399, 600, 999})
    void unexpectedStatus_isATypedFailure(int status) {
        try (RawServer server =
                        RawServer.plain(RawServer.once("HTTP/1.1 " + status + " Status\r\nContent-Length: 0\r\n\r\n"));
                SyncSketchClient client = server.client()) {
            assertThatThrownBy(() -> client.raw().send("GET", PATH))
                    .isInstanceOf(SyncSketchException.class)
                    .hasMessageContaining(Integer.toString(status));
        }
    }

    private static void send(RawConnection connection, int status, String encoding, String framing, byte[] body)
            throws IOException {
        connection.read();
        String head =
                "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Encoding: " + encoding;
        switch (framing) {
            case "length" -> connection.send(head + "\r\nContent-Length: " + body.length + "\r\n\r\n");
            case "chunked" ->
                connection.send(
                        head + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n");
            default -> connection.send(head + "\r\nConnection: close\r\n\r\n");
        }
        connection.send(body);
        if (framing.equals("chunked")) {
            connection.send("\r\n0\r\n\r\n");
        }
    }

    private static byte[] encode(String encoding, byte[] plain) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream out = encoding.contains("deflate")
                ? new DeflaterOutputStream(encoded, new Deflater(-1, encoding.startsWith("raw")))
                : new GZIPOutputStream(encoded)) {
            out.write(plain);
        }
        return encoded.toByteArray();
    }
}
