package com.syncsketch.it.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.syncsketch.it.prism.FakeEngine.Behavior;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
    @TempDir
    Path folder;

    @Test
    void engineOnUnixSocket_responds() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(Optional.empty(), engine.unavailableReason());
            assertTrue(engine.hasImage("prism:1"));
            assertFalse(engine.hasImage("prism:2"));
            assertEquals(
                    List.of(
                            "GET /_ping HTTP/1.0",
                            "GET /images/prism:1/json HTTP/1.0",
                            "GET /images/prism:2/json HTTP/1.0"),
                    fake.requests());
        }
    }

    @Test
    void engineOnTcp_responds() throws IOException {
        try (FakeEngine fake = FakeEngine.onTcp(Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine =
                    DockerEngine.from(Map.of("DOCKER_HOST", fake.uri().toString()), folder);

            assertEquals(Optional.empty(), engine.unavailableReason());
            assertTrue(engine.hasImage("prism:1"));
        }
    }

    @Test
    void silentSocket_isUnavailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.STAYS_SILENT)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(
                    "no Docker engine responds at " + fake.uri() + ": no response within 1000 ms",
                    engine.unavailableReason().orElseThrow());
            assertFalse(engine.hasImage("prism:1"));
        }
    }

    @Test
    void otherServers_areNoEngine() throws IOException {
        try (FakeEngine notHttp = FakeEngine.onTcp(Behavior.SPEAKS_ANOTHER_PROTOCOL);
                FakeEngine failing = FakeEngine.onTcp(Behavior.FAILS)) {
            String why = new DockerEngine(List.of(notHttp.uri(), failing.uri()))
                    .unavailableReason()
                    .orElseThrow();

            assertTrue(why.contains("the response is not HTTP: '220 hello'"), why);
            assertTrue(why.endsWith(failing.uri() + ": status 500"), why);
        }
    }

    @Test
    void socketFileWithoutServer_isNoEngine() throws IOException {
        FakeEngine gone = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS);
        gone.close();
        assertTrue(Files.exists(Path.of(gone.uri().getPath())));

        assertTrue(new DockerEngine(List.of(gone.uri())).unavailableReason().isPresent());
    }

    @Test
    void laterCandidate_isUsedIfTheFirstIsUnavailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(URI.create("unix:///nowhere/docker.sock"), fake.uri()));

            assertEquals(Optional.empty(), engine.unavailableReason());
        }
    }

    @Test
    void dockerHost_isTheOnlyCandidate() {
        String why = DockerEngine.from(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"), folder)
                .unavailableReason()
                .orElseThrow();
        assertTrue(why.startsWith("no Docker engine responds at unix:///nowhere/docker.sock: "), why);

        assertEquals(
                "no Docker engine responds at ssh://host: unsupported scheme ssh",
                DockerEngine.from(Map.of("DOCKER_HOST", "ssh://host"), folder)
                        .unavailableReason()
                        .orElseThrow());
    }

    @Test
    void rootlessSocket_isFoundInTheRuntimeFolder() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            assertTrue(fake.uri().getPath().endsWith("/docker.sock"));

            DockerEngine engine = DockerEngine.from(Map.of("XDG_RUNTIME_DIR", folder.toString()), folder);
            assertEquals(Optional.empty(), engine.unavailableReason());
        }
    }

    @Test
    void pull_addsTheImage() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)
                .pulling(
                        "example/prism:1",
                        "HTTP/1.0 200 OK\r\n\r\n{\"status\": \"Pulling\"}\r\n{\"status\": \"Done\"}\r\n")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(Optional.empty(), engine.pull("example/prism:1"));
            assertTrue(engine.hasImage("example/prism:1"));
            assertTrue(fake.requests().contains("POST /images/create?fromImage=example/prism&tag=1 HTTP/1.0"));
        }
    }

    @Test
    void pullThatFails_returnsTheReason() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)
                .pulling(
                        "late:1",
                        "HTTP/1.0 200 OK\r\n\r\n{\"status\": \"Pulling\"}\r\n{\"error\": \"no such host\"}\r\n")
                .pulling("lost:1", "HTTP/1.0 200 OK\r\n\r\n{\"status\": \"an error in no error field\"}\r\n")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(Optional.of("no such host"), engine.pull("late:1"));
            assertEquals(Optional.of("no such image"), engine.pull("unknown:1"));
            assertEquals(Optional.of("the engine does not have it afterwards"), engine.pull("lost:1"));
            assertEquals(Optional.of("no Docker engine responds"), new DockerEngine(List.of()).pull("late:1"));
        }
    }

    @Test
    void invalidImageName_isNotSent() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertThrows(IllegalArgumentException.class, () -> engine.hasImage("a b\r\nc"));
            assertThrows(IllegalArgumentException.class, () -> engine.pull("a b\r\nc"));
        }
    }
}
