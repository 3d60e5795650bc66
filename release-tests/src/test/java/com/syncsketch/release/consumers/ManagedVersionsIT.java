package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.Consumer.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs whose Jackson and Feign are not ours to choose. Each does with the client what most programs do. */
@Tag("once")
class ManagedVersionsIT {

    private static final int MORE_THAN_A_PART = 6_000_000;

    @TempDir
    private Path folder;

    /** The README names this version as the oldest that is supported. */
    @Test
    void theOldestJacksonAndFeign_serveTheClient() throws IOException {
        String jackson = System.getProperty("version.jackson.oldest");
        String feign = System.getProperty("version.feign.oldest");
        probe("versions", Map.of("jackson", jackson, "feign", feign), jackson, feign);
    }

    @Test
    void theNewestJacksonAndFeign_serveTheClient() throws IOException {
        String jackson = System.getProperty("version.jackson");
        String feign = System.getProperty("version.feign");
        probe("versions", Map.of("jackson", jackson, "feign", feign), jackson, feign);
    }

    @ParameterizedTest(name = "Spring Boot {0}")
    @CsvSource({"3.5.7, 2.19.2", "4.0.7, 2.21.4"})
    void theJacksonOfSpringBoot_servesTheClient(String boot, String jackson) throws IOException {
        probe("spring-boot", Map.of("boot", boot), jackson, System.getProperty("version.feign"));
    }

    private void probe(String pom, Map<String, String> versions, String jackson, String feign) throws IOException {
        Consumer consumer =
                Consumer.of(folder, Language.JAVA, pom, versions).with("probe").built();
        Path file = Files.write(folder.resolve("shot.mov"), new byte[MORE_THAN_A_PART]);
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            Run run = consumer.run("Probe", Map.of(), mock.url().toString(), mock.user(), mock.key(), file.toString());
            assertThat(run.output().lines().filter(line -> !line.startsWith("SLF4J")))
                    .as(run.output())
                    .containsExactly(
                            "jackson " + jackson,
                            "feign " + feign,
                            "updated Show B, created true",
                            "paged 4",
                            "uploaded shot.mov of " + MORE_THAN_A_PART,
                            "missing 404",
                            "event ReviewCreated",
                            "same true",
                            "generated true");
            assertThat(run.exit()).isZero();
        }
    }
}
