package com.syncsketch.it.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.syncsketch.it.prism.FakeEngine.Behaviour;
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
    void engineOnUnixSocketAnswers() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behaviour.ANSWERS, "prism:1")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(Optional.empty(), engine.whySilent());
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
    void engineOnTcpAnswers() throws IOException {
        try (FakeEngine fake = FakeEngine.onTcp(Behaviour.ANSWERS, "prism:1")) {
            DockerEngine engine =
                    DockerEngine.from(Map.of("DOCKER_HOST", fake.uri().toString()), folder);

            assertEquals(Optional.empty(), engine.whySilent());
            assertTrue(engine.hasImage("prism:1"));
        }
    }

    @Test
    void socketThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behaviour.SAYS_NOTHING)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertEquals(
                    "no engine answers at " + fake.uri() + ": no answer within 1000 ms",
                    engine.whySilent().orElseThrow());
            assertFalse(engine.hasImage("prism:1"));
        }
    }

    @Test
    void otherServersAreNoEngine() throws IOException {
        try (FakeEngine notHttp = FakeEngine.onTcp(Behaviour.SPEAKS_SOMETHING_ELSE);
                FakeEngine failing = FakeEngine.onTcp(Behaviour.FAILS)) {
            String why = new DockerEngine(List.of(notHttp.uri(), failing.uri()))
                    .whySilent()
                    .orElseThrow();

            assertTrue(why.contains("the answer is not HTTP: '220 hello'"), why);
            assertTrue(why.endsWith(failing.uri() + ": status 500"), why);
        }
    }

    @Test
    void socketFileWithoutServerIsNoEngine() throws IOException {
        FakeEngine gone = FakeEngine.onUnixSocket(folder, Behaviour.ANSWERS);
        gone.close();
        assertTrue(Files.exists(Path.of(gone.uri().getPath())));

        assertTrue(new DockerEngine(List.of(gone.uri())).whySilent().isPresent());
    }

    @Test
    void laterCandidateIsAskedWhenTheFirstIsSilent() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behaviour.ANSWERS)) {
            DockerEngine engine = new DockerEngine(List.of(URI.create("unix:///nowhere/docker.sock"), fake.uri()));

            assertEquals(Optional.empty(), engine.whySilent());
        }
    }

    @Test
    void dockerHostIsTheOnlyCandidateIfSet() {
        String why = DockerEngine.from(Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"), folder)
                .whySilent()
                .orElseThrow();
        assertTrue(why.startsWith("no engine answers at unix:///nowhere/docker.sock: "), why);

        assertEquals(
                "no engine answers at ssh://host: the scheme ssh is not supported here",
                DockerEngine.from(Map.of("DOCKER_HOST", "ssh://host"), folder)
                        .whySilent()
                        .orElseThrow());
    }

    @Test
    void rootlessSocketIsFoundThroughTheRuntimeFolder() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behaviour.ANSWERS)) {
            assertTrue(fake.uri().getPath().endsWith("/docker.sock"));

            DockerEngine engine = DockerEngine.from(Map.of("XDG_RUNTIME_DIR", folder.toString()), folder);
            assertEquals(Optional.empty(), engine.whySilent());
        }
    }

    @Test
    void nonsenseIsNotSentAsAnImageName() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behaviour.ANSWERS)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            assertThrows(IllegalArgumentException.class, () -> engine.hasImage("a b\r\nc"));
        }
    }
}
