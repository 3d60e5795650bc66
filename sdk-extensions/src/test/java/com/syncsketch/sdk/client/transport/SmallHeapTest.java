package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.testsupport.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process with a small heap survives endless responses to all kinds of requests. */
@Timeout(240)
class SmallHeapTest {

    /** Kinds of responses; each is a path below the root of the server. */
    static final List<String> KINDS = List.of("length", "open", "chunks", "headers", "value", "continue", "bomb");

    @TempDir
    private Path folder;

    @Test
    void process_survivesEndlessResponses() throws Exception {
        byte[] bomb = ResponseLimitTest.bomb(512 * 1024 * 1024);
        RawServer.Script endless = connection -> respond(connection, bomb);
        try (RawServer server = RawServer.plain(endless);
                UploadService upload = UploadService.plain(endless)) {
            List<String> output = ProcessRunner.in(folder)
                    .java(
                            SmallHeapProgram.class,
                            List.of("-Xmx64m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                            server.url(),
                            upload.service.url(),
                            folder.toString())
                    .outputOrFail()
                    .lines()
                    .toList();
            assertThat(output).last().isEqualTo("end");
            assertThat(output.subList(0, output.size() - 1))
                    .hasSize(KINDS.size() * 4 * 3 + 6 + 8)
                    .allSatisfy(
                            line -> assertThat(line).containsAnyOf(": com.syncsketch.sdk.client.error.", ": returned"));
            // Only a redirect, whose body is ignored, and a file that is stored unchanged may succeed.
            assertThat(output.stream().filter(line -> line.endsWith(": returned")))
                    .allSatisfy(line -> assertThat(line).containsAnyOf("302", "download bomb 200"));
            assertThat(folder).isDirectoryNotContaining("glob:**.{part,mov}");
        }
    }

    private static void respond(RawConnection connection, byte[] bomb) throws Exception {
        RawRequest request = connection.read();
        String[] path = request.target().split("/");
        boolean known = path.length > 2 && KINDS.contains(path[1]);
        String kind = known ? path[1] : "chunks";
        String status = known ? path[2] : "200";
        if (kind.equals("continue")) {
            connection.endless("HTTP/1.1 100 Continue\r\n\r\n");
        }
        connection.send("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n"
                + (status.equals("302") ? "Location: /chunks/400/\r\n" : ""));
        switch (kind) {
            case "length" -> connection.send("Content-Length: 999999999999999999\r\n\r\n");
            case "chunks" -> connection.send("Transfer-Encoding: chunked\r\n\r\n");
            case "headers" -> connection.endless("X-Value: a\r\n");
            case "value" -> connection.send("X-Value: ");
            case "bomb" -> {
                connection.send("Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
                connection.send(bomb);
                return;
            }
            default -> connection.send("Connection: close\r\n\r\n");
        }
        connection.endless(kind.equals("chunks") ? "10\r\n0123456789abcdef\r\n" : " ");
    }
}
