package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.ConsumerProject.Language;
import com.syncsketch.testsupport.FinishedProcess;
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

/** Tests programs that choose other versions of our dependencies. Each uses the main features of the client. */
@Tag("once")
class ManagedVersionsIT {

    private static final int MULTIPART_SIZE = 6_000_000;

    @TempDir
    private Path folder;

    /** The README lists these versions as the oldest supported ones. */
    @Test
    void oldestLibraries_areSupported() throws IOException, GeneralSecurityException {
        String jackson = System.getProperty("version.jackson.oldest");
        String feign = System.getProperty("version.feign.oldest");
        String httpcore = System.getProperty("version.httpcore5.oldest");
        runSmokeTest(
                "versions",
                Map.of("jackson", jackson, "feign", feign, "httpcore5", httpcore),
                jackson,
                feign,
                httpcore);
    }

    @Test
    void newestLibraries_areSupported() throws IOException, GeneralSecurityException {
        String jackson = System.getProperty("version.jackson");
        String feign = System.getProperty("version.feign");
        String httpcore = System.getProperty("version.httpcore5");
        runSmokeTest(
                "versions",
                Map.of("jackson", jackson, "feign", feign, "httpcore5", httpcore),
                jackson,
                feign,
                httpcore);
    }

    @ParameterizedTest(name = "Spring Boot {0}")
    @CsvSource({"3.5.7, 2.19.2, 5.3.6", "4.0.7, 2.21.4, 5.3.6"})
    void springBootLibraries_areSupported(String boot, String jackson, String httpcore)
            throws IOException, GeneralSecurityException {
        runSmokeTest("spring-boot", Map.of("boot", boot), jackson, System.getProperty("version.feign"), httpcore);
    }

    /** Proves that the check detects missing libraries. */
    @Test
    void missingLibrary_isDetected() throws IOException {
        List<Path> classPath = ConsumerProject.of(folder, Language.JAVA, "first-call", Map.of())
                .resolved()
                .classPath();

        assertThat(LinkageChecker.missing(classPath)).isEmpty();
        assertThat(LinkageChecker.missing(classPath.stream()
                        .filter(jar -> !jar.getFileName().toString().startsWith("httpcore5"))
                        .toList()))
                .anyMatch(reference -> reference.contains(".SocketHolder.<init> "));
    }

    private void runSmokeTest(String pom, Map<String, String> versions, String jackson, String feign, String httpcore)
            throws IOException, GeneralSecurityException {
        ConsumerProject consumer = ConsumerProject.of(folder, Language.JAVA, pom, versions)
                .with("smoke-test")
                .built();
        assertThat(LinkageChecker.missing(consumer.classPath())).isEmpty();
        Path file = Files.write(folder.resolve("shot.mov"), new byte[MULTIPART_SIZE]);
        try (MockSyncSketch mock = MockSyncSketch.start();
                TlsServer secure = TlsServer.start(folder)) {
            FinishedProcess run = consumer.run(
                    "SmokeTest",
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
                            "uploaded shot.mov of " + MULTIPART_SIZE,
                            "missing 404",
                            "event ReviewCreated",
                            "same true",
                            "generated true",
                            "secure Studio");
            assertThat(run.exitCode()).isZero();
        }
    }
}
