package com.syncsketch.it.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.syncsketch.it.prism.ContainerPrism.Upstream;
import com.syncsketch.it.prism.FakeEngine.Behavior;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrismChoiceTest {
    private static final DockerEngine NONE = new DockerEngine(List.of());

    @TempDir
    Path folder;

    @Test
    void mode_isParsed() {
        assertEquals(PrismMode.AUTO, PrismMode.parse(null));
        assertEquals(PrismMode.AUTO, PrismMode.parse(" "));
        assertEquals(PrismMode.AUTO, PrismMode.parse("auto"));
        assertEquals(PrismMode.CONTAINER, PrismMode.parse("Container"));
        assertEquals(PrismMode.PROCESS, PrismMode.parse("process"));
        assertEquals(
                "invalid value -Dprism=docker; allowed: auto, container, process",
                assertThrows(IllegalArgumentException.class, () -> PrismMode.parse("docker"))
                        .getMessage());
    }

    @Test
    void auto_usesAContainerIfThereIsAnImage() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            PrismChoice with = PrismChoice.make(PrismMode.AUTO, "prism:1", engine);
            assertEquals(PrismMode.CONTAINER, with.mode());
            assertEquals("in a container (image prism:1)", with.describe());
            assertEquals("", with.remark());

            PrismChoice without = PrismChoice.make(PrismMode.AUTO, "prism:2", engine);
            assertEquals(PrismMode.PROCESS, without.mode());
            assertEquals("as a local Node process", without.describe());
            assertEquals(" (prism:2 could not be pulled: no such image)", without.remark());
        }
    }

    @Test
    void auto_pullsAMissingImage() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)
                .pulling("prism:2", "HTTP/1.0 200 OK\r\n\r\n{\"status\": \"Done\"}\r\n")) {
            PrismChoice choice = PrismChoice.make(PrismMode.AUTO, "prism:2", new DockerEngine(List.of(fake.uri())));

            assertEquals(PrismMode.CONTAINER, choice.mode());
        }
    }

    @Test
    void auto_usesAProcessWithoutAnEngine() {
        PrismChoice choice = PrismChoice.make(PrismMode.AUTO, "prism:1", NONE);

        assertEquals(PrismMode.PROCESS, choice.mode());
        assertEquals(" (no Docker engine responds)", choice.remark());
    }

    @Test
    void process_contactsNoEngine() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            PrismChoice choice = PrismChoice.make(PrismMode.PROCESS, "prism:1", new DockerEngine(List.of(fake.uri())));

            assertEquals(PrismMode.PROCESS, choice.mode());
            assertEquals(List.of(), fake.requests());
        }
    }

    @Test
    void container_namesTheObstacle() throws IOException {
        String noEngine = assertThrows(
                        IllegalStateException.class, () -> PrismChoice.make(PrismMode.CONTAINER, "prism:1", NONE))
                .getMessage();
        assertTrue(noEngine.contains(": no Docker engine responds. .ci/docker-up starts an engine"), noEngine);

        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));
            String noImage = assertThrows(
                            IllegalStateException.class, () -> PrismChoice.make(PrismMode.CONTAINER, "prism:1", engine))
                    .getMessage();
            assertTrue(noImage.contains(": prism:1 could not be pulled: no such image."), noImage);
        }
    }

    @Test
    void process_namesTheInstallCommand() throws IOException {
        Path prism = Files.createDirectories(folder.resolve("integration-tests/prism"));
        Files.writeString(prism.resolve("package.json"), "{}");
        String notInstalled = assertThrows(
                        IllegalStateException.class,
                        () -> PrismHome.find(Optional.empty(), folder.resolve("integration-tests/target")))
                .getMessage();
        assertEquals(
                "Prism is not installed in " + prism + ". Install it with: npm ci --prefix " + prism, notInstalled);

        Path cli = Files.createDirectories(prism.resolve("node_modules/@stoplight/prism-cli/dist"));
        Files.writeString(cli.resolve("index.js"), "");
        Files.writeString(cli.resolveSibling("package.json"), "{\"version\": \"1.2.3\"}");
        for (Path from : List.of(folder, folder.resolve("sdk"), folder.resolve("integration-tests"))) {
            assertEquals(prism, PrismHome.find(Optional.empty(), from).folder());
        }
        assertEquals("1.2.3", PrismHome.find(Optional.of(prism), Path.of("")).version());
    }

    @Test
    void upstreamOnLoopback_isReachableFromTheContainer() {
        URI loopback = URI.create("http://127.0.0.1:8080/base");
        assertEquals(new Upstream(loopback, true), Upstream.seenFromContainer(loopback, "Linux"));
        assertEquals(
                new Upstream(URI.create("http://host.docker.internal:8080/base"), false),
                Upstream.seenFromContainer(loopback, "Mac OS X"));
        URI elsewhere = URI.create("http://192.0.2.1/");
        assertEquals(new Upstream(elsewhere, false), Upstream.seenFromContainer(elsewhere, "Linux"));
    }
}
