package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.BrokenDisk;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.resource.Uploads;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client refuses is refused before the first request, so that no item is created. */
@Timeout(60)
class RefusedUploadsTest {

    /** The settings that each kind of upload respects. */
    private static final Set<String> SUPPORTED_BY_ALL = Set.of(
            "name",
            "contentType",
            "noConvert",
            "artist",
            "description",
            "type",
            "approvalStatus",
            "fps",
            "firstFrame",
            "temporaryFolder",
            "progressListener",
            "stallTimeout",
            "responseTimeout",
            "changeDetection");

    private final TestServer server = new TestServer().respondJson("{\"id\": 502}");
    private final Uploads uploads = server.client().uploads();

    @TempDir
    private Path folder;

    /** The kinds of uploads. */
    enum Route {
        PARTS,
        HANDLE,
        BATCH,
        FORM,
        SIGNED
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Throwable refusal(Route route, Path file, Consumer<UploadRequestBuilder> settings) {
        UploadRequestBuilder builder = UploadRequest.builder(31, file);
        if (route != Route.BATCH) {
            settings.accept(builder);
        }
        UploadRequest request = builder.build();
        return switch (route) {
            case PARTS -> catchThrowable(() -> uploads.upload(request));
            case HANDLE ->
                catchThrowable(() -> {
                    try {
                        uploads.startUpload(request).completion().join();
                    } catch (CompletionException e) {
                        throw e.getCause();
                    }
                });
            case FORM -> catchThrowable(() -> uploads.uploadToServer(request));
            case SIGNED -> catchThrowable(() -> uploads.uploadSigned(request));
            case BATCH ->
                uploads.tryUploadAll(UploadAllRequest.ofFiles(31, List.of(file))
                                .settings((path, one) -> settings.accept(one))
                                .build())
                        .getFailures()
                        .get(0)
                        .getFailure();
        };
    }

    private Path file() {
        try {
            return Files.writeString(folder.resolve("shot.mov"), "frames");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> unsupportedSettings() {
        List<Arguments> all = new ArrayList<>();
        for (Route route : Route.values()) {
            if (route == Route.HANDLE || route == Route.SIGNED) {
                add(all, route, "newVersionOf", request -> request.newVersionOf(7));
            } else if (route == Route.FORM) {
                add(all, route, "itemUuid", request -> request.itemUuid("u-1"));
            } else {
                // A new version is sent by a form.
                add(all, route, "itemUuid", request -> request.newVersionOf(7).itemUuid("u-1"));
                add(all, route, "partSize", request -> request.newVersionOf(7).partSize(UploadRequest.MIN_PART_SIZE));
                add(
                        all,
                        route,
                        "parallelism",
                        request -> request.newVersionOf(7).parallelism(2));
                add(
                        all,
                        route,
                        "verifyChecksums",
                        request -> request.newVersionOf(7).verifyChecksums(true));
                add(
                        all,
                        route,
                        "resumeFile",
                        request -> request.newVersionOf(7).resumeFile(Path.of("absent", "a.json")));
            }
            if (route == Route.FORM || route == Route.SIGNED) {
                add(all, route, "partSize", request -> request.partSize(UploadRequest.MIN_PART_SIZE));
                add(all, route, "parallelism", request -> request.parallelism(2));
                add(all, route, "verifyChecksums", request -> request.verifyChecksums(true));
                add(all, route, "resumeFile", request -> request.resumeFile(Path.of("absent", "shot.json")));
            }
        }
        return all.stream();
    }

    private static void add(List<Arguments> all, Route route, String setting, Consumer<UploadRequestBuilder> settings) {
        all.add(Arguments.of(route, setting, settings));
    }

    @ParameterizedTest
    @MethodSource("unsupportedSettings")
    void unsupportedSetting_isRefused(Route route, String setting, Consumer<UploadRequestBuilder> settings) {
        assertThat(refusal(route, file(), settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
        assertThat(server.received).isEmpty();
        assertThat(Path.of("absent")).doesNotExist();
    }

    /** What these ask for is the case wherever they are set, so they are not refused. */
    @ParameterizedTest
    @EnumSource(Route.class)
    void settingsWithoutAnEffect_areAccepted(Route route) {
        Throwable refusal =
                refusal(route, file(), request -> request.verifyChecksums(false).lockResumeFile(false));

        // The responses are not those of an upload in parts.
        assertThat(refusal == null || refusal instanceof SyncSketchException).isTrue();
        assertThat(server.received).isNotEmpty();
    }

    /** Fails if a setting is added without a decision for each kind of upload. */
    @Test
    void settings_areAllCovered() {
        Set<String> covered = new TreeSet<>(SUPPORTED_BY_ALL);
        unsupportedSettings().forEach(setting -> covered.add((String) setting.get()[1]));
        covered.add("lockResumeFile");

        assertThat(Arrays.stream(UploadRequestBuilder.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && method.getReturnType() == UploadRequestBuilder.class)
                        .map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void unusableFile_isRefused(Route route) throws IOException {
        List<Path> unusable = List.of(
                folder.resolve("absent.mov"),
                folder,
                folder.getRoot(),
                Path.of(""),
                Files.createFile(folder.resolve("empty.mov")),
                Files.createSymbolicLink(folder.resolve("dangling.mov"), folder.resolve("nothing")),
                Path.of("/dev/null"),
                folder.resolve("x".repeat(300)),
                BrokenDisk.with(file(), 0));
        for (Path file : unusable) {
            assertThat(refusal(route, file, request -> {}))
                    .as(file.toString())
                    .isInstanceOf(UnusableFileException.class);
        }
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FORM") // The limit of the service is unknown.
    void tooLargeFile_isRefused(Route route) throws IOException {
        long limit = (route == Route.SIGNED ? 5L : 50_000L) * 1024 * 1024 * 1024;

        assertThat(refusal(route, BrokenDisk.withSize(file(), limit + 1), request -> {}))
                .isInstanceOf(FileTooLargeException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void invalidSettings_areRefusedByTheBuilders() {
        UploadRequestBuilder builder = UploadRequest.builder(31, file());
        for (long partSize : new long[] {Long.MIN_VALUE, 0, 1, UploadRequest.MIN_PART_SIZE - 1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> builder.partSize(partSize)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String broken : new String[] {"\ud800", "a\udc00b", "\udfff\ud800"}) {
            assertThatThrownBy(() -> builder.name(broken)).hasMessageContaining("name");
            assertThatThrownBy(() -> builder.artist(broken)).hasMessageContaining("artist");
            assertThatThrownBy(() -> builder.description(broken)).hasMessageContaining("description");
            assertThatThrownBy(() -> builder.itemUuid(broken)).hasMessageContaining("itemUuid");
            UrlUploadRequest.Builder url = UrlUploadRequest.builder(31, "https://example.com/a.mov");
            assertThatThrownBy(() -> url.name(broken)).hasMessageContaining("name");
            assertThatThrownBy(() -> url.artist(broken)).hasMessageContaining("artist");
            assertThatThrownBy(() -> url.description(broken)).hasMessageContaining("description");
            assertThatThrownBy(() -> UrlUploadRequest.builder(31, "https://example.com/" + broken))
                    .hasMessageContaining("URL");
        }
        for (String url : new String[] {"", "shot.mov", "ftp://example.com/a.mov", "file:///etc/passwd"}) {
            assertThatThrownBy(() -> UrlUploadRequest.builder(31, url)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(server.received).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTS", "HANDLE", "BATCH"})
    void unusableResumeFile_isRefused(Route route) throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "notes");
        List<Path> unusable = List.of(
                folder,
                text,
                text.resolve("below.json"),
                Files.createSymbolicLink(folder.resolve("link.json"), text),
                Files.createSymbolicLink(folder.resolve("dangling.json"), folder.resolve("nothing")),
                // A file system that is not writable.
                Path.of("/proc/shot.json"),
                folder.resolve("x".repeat(255)));
        for (Path resumeFile : unusable) {
            assertThat(refusal(route, file(), request -> request.resumeFile(resumeFile)))
                    .as(resumeFile.toString())
                    .isInstanceOfAny(ResumeFileException.class, ResumeRefusedException.class)
                    .hasMessageContaining(resumeFile.toString());
        }
        assertThat(server.received).isEmpty();
        assertThat(text).hasContent("notes");
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    /** Even if the resume file itself is in another folder. */
    @Test
    void unusableResumeFolder_isRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "notes");
        for (Path resumeFolder : List.of(text, text.resolve("below"), Path.of("/proc/dailies"), Path.of("/proc"))) {
            UploadAllResult result = uploads.tryUploadAll(UploadAllRequest.ofFiles(31, List.of(file()))
                    .resumeFolder(resumeFolder)
                    .settings((path, request) -> request.resumeFile(folder.resolve("shot.json")))
                    .build());
            assertThat(result.getFailures().get(0).getFailure())
                    .as(resumeFolder.toString())
                    .isInstanceOf(ResumeFileException.class);
        }
        assertThat(server.received).isEmpty();
    }
}
