package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.release.consumers.ConsumerProject.Language;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.testsupport.CallbackMethods;
import com.syncsketch.testsupport.FinishedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a Kotlin program. The Kotlin compiler respects {@code jakarta.annotation.Nullable} by default. */
class KotlinIT {

    /** The listeners and callbacks of the program, by the method that accepts them. */
    private static final Map<String, List<String>> LISTENERS = Map.of(
            "SyncSketchClientBuilder.attemptListener", List.of("attempt"),
            "DownloadOptions$Builder.progressListener", List.of("download"),
            "ProcessingOptions$Builder.progressListener", List.of("awaitProcessed"),
            "ShotGridSync.syncItems", List.of("syncItems"),
            "Task.onProgress", List.of("task"),
            "UploadAllRequestBuilder.filter", List.of("uploadAll filter"),
            "UploadAllRequestBuilder.listener", List.of("uploadAll outcome", "uploadAll progress"),
            "UploadAllRequestBuilder.settings", List.of("uploadAll settings"),
            "UploadRequestBuilder.progressListener",
                    List.of("upload", "startUpload", "uploadAll file", "uploadSigned", "uploadToServer"));

    /** The methods whose functions are no listeners: what these throw reaches the caller, as it is or as the cause. */
    private static final Set<String> FUNCTIONS =
            Set.of("SyncSketchClient.withResponse", "Task.toCompletableFuture", "UploadSource.ofInputStream");

    @TempDir
    private Path folder;

    @Test
    void nullSafeProgram_compilesWithoutWarningsAndRuns() throws IOException {
        ConsumerProject consumer = consumer().with("kotlin-program").built();
        Path file = Files.writeString(folder.resolve("shot.mov"), "moving pictures");
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            FinishedProcess run =
                    consumer.run("com.example.consumer.MainKt", MockEnvironment.of(mock), file.toString());
            assertThat(run.output().lines().filter(line -> !line.startsWith("SLF4J")))
                    .as(run.output())
                    .containsExactly(
                            "created Show A",
                            "renamed Show B, described not at all",
                            "uploaded shot.mov",
                            "items shot.mov",
                            "comment Hold",
                            "missing 404",
                            "event shot.mov");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void listenersThatThrowCheckedExceptions_haveNoEffect() throws IOException {
        ConsumerProject consumer = consumer().with("kotlin-program").built();
        Path files = Files.createDirectory(folder.resolve("files"));
        for (String name : List.of("a.mov", "b.mov", "c.mov")) {
            Files.writeString(files.resolve(name), "moving pictures");
        }
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            FinishedProcess run =
                    consumer.run("com.example.consumer.ListenersKt", MockEnvironment.of(mock), files.toString());
            assertThat(run.output().lines().filter(line -> !line.startsWith("SLF4J")))
                    .as(run.output())
                    .containsExactly(
                            "upload a.mov",
                            "startUpload a.mov",
                            "uploadToServer true",
                            "uploadSigned true",
                            "uploadAll UPLOADED, FAILED, UPLOADED",
                            "uploadAll filter: thrown by the listener uploadAll filter",
                            "download b.zip",
                            "awaitProcessed a.mov",
                            "syncItems true",
                            "failed "
                                    + LISTENERS.values().stream()
                                            .flatMap(List::stream)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
            assertThat(run.exitCode()).isZero();
        }
    }

    /** Fails if a listener is added that the program does not use. */
    @Test
    void listeners_areAllUsed() throws Exception {
        Set<String> expected = new TreeSet<>(LISTENERS.keySet());
        expected.addAll(FUNCTIONS);

        assertThat(CallbackMethods.besides(SyncSketchClient.class)).isEqualTo(expected);
    }

    @Test
    void dereferencedNullableValues_doNotCompile() throws IOException {
        FinishedProcess maven = consumer().with("kotlin-nulls").compile();
        assertThat(maven.exitCode()).isNotZero();
        assertThat(Pattern.compile("Ignores\\.kt:\\[?(\\d+)[:,]")
                        .matcher(maven.output())
                        .results()
                        .map(error -> error.group(1))
                        .distinct())
                .as(maven.output())
                .containsExactly("9", "13", "17");
    }

    private ConsumerProject consumer() throws IOException {
        return ConsumerProject.of(
                folder, Language.KOTLIN, "kotlin", Map.of("kotlin", System.getProperty("version.kotlin")));
    }
}
