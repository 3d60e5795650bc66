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
    void auto_choosesTheContainer_ifEngineAndImageAreAvailable() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));

            PrismChoice with = PrismChoice.make(PrismMode.AUTO, "prism:1", engine);
            assertEquals(PrismMode.CONTAINER, with.mode());
            assertEquals("in a container (image prism:1)", with.describe());
            assertEquals("", with.remark());

            PrismChoice without = PrismChoice.make(PrismMode.AUTO, "prism:2", engine);
            assertEquals(PrismMode.PROCESS, without.mode());
            assertEquals("as a local Node process", without.describe());
            assertEquals(" (docker: the engine has no image prism:2)", without.remark());
        }
    }

    @Test
    void auto_choosesTheProcess_ifTheContainerFailed() {
        PrismChoice container = new PrismChoice(PrismMode.CONTAINER, "prism:1", "");

        assertEquals(container, container.unless(null));
        PrismChoice process = container.unless("The container did not start in time");
        assertEquals(PrismMode.PROCESS, process.mode());
        assertEquals(" (The container did not start in time)", process.remark());
    }

    @Test
    void auto_choosesTheProcess_withoutAnEngine() {
        PrismChoice choice = PrismChoice.make(PrismMode.AUTO, "prism:1", NONE);

        assertEquals(PrismMode.PROCESS, choice.mode());
        assertEquals(" (docker: no engine responds)", choice.remark());
    }

    @Test
    void process_doesNotCheckForAnEngine() throws IOException {
        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS, "prism:1")) {
            PrismChoice choice = PrismChoice.make(PrismMode.PROCESS, "prism:1", new DockerEngine(List.of(fake.uri())));

            assertEquals(PrismMode.PROCESS, choice.mode());
            assertEquals(List.of(), fake.requests());
        }
    }

    @Test
    void container_reportsWhatIsMissing() throws IOException {
        String noEngine = assertThrows(
                        IllegalStateException.class, () -> PrismChoice.make(PrismMode.CONTAINER, "prism:1", NONE))
                .getMessage();
        assertTrue(noEngine.contains("but no engine responds. .ci/docker-up starts an engine"), noEngine);

        try (FakeEngine fake = FakeEngine.onUnixSocket(folder, Behavior.RESPONDS)) {
            DockerEngine engine = new DockerEngine(List.of(fake.uri()));
            String noImage = assertThrows(
                            IllegalStateException.class, () -> PrismChoice.make(PrismMode.CONTAINER, "prism:1", engine))
                    .getMessage();
            assertTrue(noImage.contains("but the engine has no image prism:1."), noImage);
        }
    }

    @Test
    void process_reportsHowToInstall() throws IOException {
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
    void loopbackUpstream_isReachableFromTheContainer() {
        URI loopback = URI.create("http://127.0.0.1:8080/base");
        assertEquals(new Upstream(loopback, true), Upstream.seenFromContainer(loopback, "Linux"));
        assertEquals(
                new Upstream(URI.create("http://host.docker.internal:8080/base"), false),
                Upstream.seenFromContainer(loopback, "Mac OS X"));
        URI elsewhere = URI.create("http://192.0.2.1/");
        assertEquals(new Upstream(elsewhere, false), Upstream.seenFromContainer(elsewhere, "Linux"));
    }
}
