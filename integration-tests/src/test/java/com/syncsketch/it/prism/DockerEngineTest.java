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
    void engineOnAUnixSocket_isAvailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(Optional.empty(), engine.unavailability());
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
    void engineOnTcp_isAvailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onTcp(Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine =
                    DockerEngine.from(Map.of("DOCKER_HOST", fake.uri().toString()), folder);

            assertEquals(Optional.empty(), engine.unavailability());
            assertTrue(engine.hasImage("prism:1"));
        }
    }

    @Test
    void unresponsiveSocket_isUnavailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.UNRESPONSIVE)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(
                    "no engine responds at " + fake.uri() + ": no response within 1000 ms",
                    engine.unavailability().orElseThrow());
            assertFalse(engine.hasImage("prism:1"));
        }
    }

    @Test
    void otherServers_areUnavailable() throws IOException {
        try (FakeEngine notHttp = FakeEngine.onTcp(Behavior.NOT_HTTP);
                FakeEngine failing = FakeEngine.onTcp(Behavior.FAILS)) {
            String why = new DockerEngine(List.of(notHttp.uri(), failing.uri()))
                    .unavailability()
                    .orElseThrow();

            assertTrue(why.contains("the response is not HTTP: '220 hello'"), why);
            assertTrue(why.endsWith(failing.uri() + ": status 500"), why);
        }
    }

    @Test
    void staleSocketFile_isUnavailable() throws IOException {
        FakeEngine gone = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS);
        gone.close();
        assertTrue(Files.exists(Path.of(gone.uri().getPath())));

        assertTrue(new DockerEngine(List.of(gone.uri())).unavailability().isPresent());
    }

    @Test
    void laterCandidates_areTried() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(URI.create("unix:///nowhere/docker.sock"), fake.uri()));

            assertEquals(Optional.empty(), engine.unavailability());
        }
    }

    @Test
    void dockerHost_isTheOnlyCandidateIfSet() {
        String why = DockerEngine.from(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"), folder)
                .unavailability()
                .orElseThrow();
        assertTrue(why.startsWith("no engine responds at unix:///nowhere/docker.sock: "), why);

        assertEquals(
                "no engine responds at ssh://host: unsupported scheme ssh",
                DockerEngine.from(Map.of("DOCKER_HOST", "ssh://host"), folder)
                        .unavailability()
                        .orElseThrow());
    }

    @Test
    void rootlessSocket_isFoundInTheRuntimeFolder() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            assertTrue(fake.uri().getPath().endsWith("/docker.sock"));

            DockerEngine engine = DockerEngine.from(Map.of("XDG_RUNTIME_DIR", folder.toString()), folder);
            assertEquals(Optional.empty(), engine.unavailability());
        }
    }

    @Test
    void invalidImageName_isRejected() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertThrows(IllegalArgumentException.class, () -> engine.hasImage("a b\r\nc"));
        }
    }
}
