package com.syncsketch.sdk.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.testsupport.ProcessRunner;
import com.syncsketch.testsupport.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Host names that some URL parsers reject, and IPv6 addresses. */
@Timeout(240)
@SuppressWarnings("try") // Closing is what is tested, or releases a waiting thread.
class HostNameTest {

    private static final String PATH = "/api/v1/project/20/";

    @TempDir
    private Path folder;

    /** Underscores are common in names of containers and buckets. */
    @ParameterizedTest
    @ValueSource(strings = {"my_host", "my_host.localdomain", "_a.b_.localdomain", "SHOUT_ing", "a-b.c-d"})
    void hostName_reachesServiceAndStorage(String host) throws IOException {
        Path hosts = Files.writeString(
                folder.resolve("hosts"), "127.0.0.1 " + host + " " + host.toLowerCase(Locale.ROOT) + "\n");
        Path file = UploadService.file(folder, 1000);
        Path target = Files.createDirectory(folder.resolve("target"));
        try (UploadService upload = UploadService.named(
                host, RawServer.each((connection, request) -> connection.send(UploadService.PART_TAKEN)))) {
            String output = ProcessRunner.in(folder)
                    .java(
                            HostNameProgram.class,
                            List.of("-Djdk.net.hosts.file=" + hosts, "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                            upload.service.url(host),
                            upload.storage.url(host) + "/a.zip",
                            file.toString(),
                            target.toString())
                    .outputOrFail();
            assertThat(output).isEqualToIgnoringNewLines("end");
            for (RawServer server : List.of(upload.service, upload.storage)) {
                assertThat(server.requests())
                        .hasSizeGreaterThan(2)
                        .allSatisfy(request ->
                                assertThat(request.header("Host")).isEqualToIgnoringCase(host + ":" + server.port()));
            }
            assertThat(upload.count("complete")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_host.invalid", "_a.b_.invalid", "my-host.invalid"})
    void unknownHostName_isNamed(String host) {
        for (String scheme : List.of("http", "https")) {
            try (SyncSketchClient client = client(scheme + "://" + host + ":8080")) {
                assertThatThrownBy(() -> client.raw().send("GET", PATH))
                        .isInstanceOf(ConnectionException.class)
                        .hasMessageContaining(host);
            }
        }
    }

    @Test
    void hostName_isSentWithItsPort() {
        try (RawServer server = RawServer.plain(RawServer.ok());
                SyncSketchClient client = client(server.url("localhost"))) {
            client.raw().send("GET", PATH);
            assertThat(server.requests().get(0).header("Host")).isEqualTo("localhost:" + server.port());
        }
    }

    @Test
    void certificate_isCheckedAgainstTheName() {
        try (RawServer server = RawServer.tls(TestCertificate.loopback(), RawServer.ok());
                SyncSketchClient client =
                        server.clientBuilder().host(server.url("localhost")).build()) {
            assertThat(client.raw().send("GET", PATH).getText()).isEqualTo("{}");
        }
    }

    /** Without IPv6, the failure names the address. */
    @Test
    void ipv6Address_isReachedOrNamed() {
        if (hasIpv6()) {
            try (RawServer server = RawServer.at("::1", RawServer.ok());
                    SyncSketchClient client = client(server.url("[::1]"))) {
                client.raw().send("GET", PATH);
                client.raw().send("POST", PATH);
                assertThat(server.requests())
                        .allSatisfy(
                                request -> assertThat(request.header("Host")).isEqualTo("[::1]:" + server.port()));
            }
        }
        try (RawServer closed = RawServer.plain(RawServer.ok())) {
            closed.close();
            try (SyncSketchClient client = client(closed.url("[::1]"))) {
                assertThatThrownBy(() -> client.raw().send("GET", PATH))
                        .isInstanceOf(ConnectionException.class)
                        .hasMessageMatching("(?s).*(::1|0:0:0:0:0:0:0:1).*")
                        .hasMessageContaining(Integer.toString(closed.port()));
            }
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static SyncSketchClient client(String host) {
        return SyncSketchClient.builder()
                .host(host)
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none())
                .build();
    }
}
