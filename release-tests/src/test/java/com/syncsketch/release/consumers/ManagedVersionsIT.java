package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.Consumer.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs whose versions of our dependencies are not ours to choose. Each does with the client what most programs do. */
@Tag("once")
class ManagedVersionsIT {

    private static final int MORE_THAN_A_PART = 6_000_000;

    @TempDir
    private Path folder;

    /** The README names these versions as the oldest that are supported. */
    @Test
    void theOldestLibraries_serveTheClient() throws IOException, GeneralSecurityException {
        String jackson = System.getProperty("version.jackson.oldest");
        String feign = System.getProperty("version.feign.oldest");
        String httpcore = System.getProperty("version.httpcore5.oldest");
        probe("versions", Map.of("jackson", jackson, "feign", feign, "httpcore5", httpcore), jackson, feign, httpcore);
    }

    @Test
    void theNewestLibraries_serveTheClient() throws IOException, GeneralSecurityException {
        String jackson = System.getProperty("version.jackson");
        String feign = System.getProperty("version.feign");
        String httpcore = System.getProperty("version.httpcore5");
        probe("versions", Map.of("jackson", jackson, "feign", feign, "httpcore5", httpcore), jackson, feign, httpcore);
    }

    @ParameterizedTest(name = "Spring Boot {0}")
    @CsvSource({"3.5.7, 2.19.2, 5.3.6", "4.0.7, 2.21.4, 5.3.6"})
    void theLibrariesOfSpringBoot_serveTheClient(String boot, String jackson, String httpcore)
            throws IOException, GeneralSecurityException {
        probe("spring-boot", Map.of("boot", boot), jackson, System.getProperty("version.feign"), httpcore);
    }

    /** Without it, an empty list of what is missing would prove nothing. */
    @Test
    void aLibraryThatIsNotThere_isFound() throws IOException {
        List<Path> classPath = Consumer.of(folder, Language.JAVA, "first-call", Map.of())
                .resolved()
                .classPath();

        assertThat(Linkage.missing(classPath)).isEmpty();
        assertThat(Linkage.missing(classPath.stream()
                        .filter(jar -> !jar.getFileName().toString().startsWith("httpcore5"))
                        .toList()))
                .anyMatch(each -> each.contains(".SocketHolder.<init> "));
    }

    private void probe(String pom, Map<String, String> versions, String jackson, String feign, String httpcore)
            throws IOException, GeneralSecurityException {
        Consumer consumer =
                Consumer.of(folder, Language.JAVA, pom, versions).with("probe").built();
        assertThat(Linkage.missing(consumer.classPath())).isEmpty();
        Path file = Files.write(folder.resolve("shot.mov"), new byte[MORE_THAN_A_PART]);
        try (MockSyncSketch mock = MockSyncSketch.start();
                SecureServer secure = SecureServer.start(folder)) {
            FinishedProcess run = consumer.run(
                    "Probe",
                    Map.of(),
                    mock.url().toString(),
                    mock.user(),
                    mock.key(),
                    file.toString(),
                    secure.url(),
                    secure.certificate());
            assertThat(run.output().lines().filter(line -> !line.startsWith("SLF4J")))
                    .as(run.output())
                    .containsExactly(
                            "jackson " + jackson,
                            "feign " + feign,
                            "httpcore5 " + httpcore,
                            "updated Show B, created true",
                            "paged 4",
                            "uploaded shot.mov of " + MORE_THAN_A_PART,
                            "missing 404",
                            "event ReviewCreated",
                            "same true",
                            "generated true",
                            "secure Studio");
            assertThat(run.exit()).isZero();
        }
    }
}
