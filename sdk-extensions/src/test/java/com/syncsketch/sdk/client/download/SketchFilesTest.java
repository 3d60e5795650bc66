package com.syncsketch.sdk.client.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MissingImageException;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of sketches, as links and embedded. */
class SketchFilesTest {

    private static final byte[] PNG = picture(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
    private static final byte[] JPEG = picture(0xff, 0xd8, 0xff, 0xe0);
    private static final byte[] OTHER = picture('R', 'I', 'F', 'F');

    private final TestServer service = new TestServer();
    private final TestServer storage = new TestServer().respond(200, "image/png", "linked");
    private final SyncSketchClient client = service.client();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        service.close();
        storage.close();
    }

    @Test
    void downloadSketches_downloadsLinksWithoutCredentials() throws IOException {
        serve(
                "[{\"url\": \"URL/b/41.jpeg?sig=1\", \"frame\": 41, \"adjustedFrame\": 42}, {\"url\": \"URL/b/7\", \"frame\": 7}]");
        List<Path> files =
                client.annotations().downloadSketches(456, 789, FlattenedSketchesQuery.none(), folder.resolve("new"));
        assertThat(files)
                .containsExactly(
                        folder.resolve("new/sketch_456_789_0041.jpeg"), folder.resolve("new/sketch_456_789_0007.png"))
                .allSatisfy(file -> assertThat(file).hasContent("linked"));
        assertThat(names(folder.resolve("new"))).hasSize(2);
        assertThat(storage.received)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Authorization"));
    }

    @Test
    void downloadSketches_withBase64_writesTheEmbeddedImages() {
        serve("[{\"url\": null, \"frame\": 41, \"image_data\": \"" + base64(PNG) + "\"}]");
        List<Path> files = client.annotations()
                .downloadSketches(
                        456, 789, FlattenedSketchesQuery.builder().base64(true).build(), folder);
        assertThat(service.received.get(0).uri()).contains("base64=1");
        assertThat(files).containsExactly(folder.resolve("sketch_456_789_0041.png"));
        assertThat(files.get(0)).hasBinaryContent(PNG);
        assertThat(storage.received).isEmpty();
    }

    @Test
    void save_acceptsDataUrlsAndImagesByTheirFirstBytes() throws IOException {
        List<Path> files = save(
                "{\"frame\": 1, \"url\": \"data:image/png;base64," + base64(PNG) + "\"}",
                "{\"frame\": 2, \"x\": \"DATA:image/jpeg;charset=utf-8;base64," + base64(JPEG) + "\"}",
                "{\"frame\": 3, \"x\": \"data:image/webp;base64," + base64(OTHER) + "\"}",
                "{\"frame\": 4, \"x\": \"data:image/svg+xml;base64," + base64(OTHER) + "\"}",
                "{\"frame\": 5, \"url\": \"" + base64(JPEG) + "\"}",
                "{\"frame\": 6, \"x\": \"" + base64(JPEG).replaceAll("(.{20})", "$1\\\\r\\\\n") + "\"}");
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "sketch_0001.png",
                        "sketch_0002.jpg",
                        "sketch_0003.webp",
                        "sketch_0004.img",
                        "sketch_0005.jpg",
                        "sketch_0006.jpg");
        assertThat(files.get(0)).hasBinaryContent(PNG);
        assertThat(files.get(2)).hasBinaryContent(OTHER);
        assertThat(files.get(5)).hasBinaryContent(JPEG);
        assertThat(names(folder)).hasSize(6);
    }

    @Test
    void save_usesDistinctFileNames() {
        String picture = "\"x\": \"" + base64(PNG) + "\"}";
        assertThat(save(
                        "{\"frame\": 9, " + picture,
                        "{\"frame\": 9, " + picture,
                        "{" + picture,
                        "{\"frame\": null, " + picture))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("sketch_0009.png", "sketch_0009_2.png", "sketch_picture3.png", "sketch_picture4.png");
    }

    @Test
    void save_prefersTheLink() {
        assertThat(save("{\"frame\": 1, \"url\": \"URL/a\", \"base64\": \"" + base64(JPEG) + "\"}"))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent("linked"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"frame\": 1, \"foo\": \"bar\", \"count\": 3, \"inner\": {\"png\": \"PNG\"}}",
                "{\"frame\": 1, \"foo\": \"OTHER\", \"count\": 3, \"inner\": null}",
                "{\"frame\": 1, \"foo\": \"PNG\", \"count\": \"PNG\", \"inner\": 0}",
                "{\"url\": \"s3://bucket/key\", \"foo\": \"data:image/png;base64,\", \"count\": 0, \"inner\": 0}",
                "{\"url\": \"\", \"foo\": \"data:image/png;base64,***\", \"count\": 0, \"inner\": 0}",
                "{\"url\": null, \"foo\": \"data:text/html;base64,OTHER\", \"count\": 0, \"inner\": 0}"
            })
    void save_withoutACertainImage_writesNothingAndNamesTheFields(String sketch) throws IOException {
        String json = sketch.replace("PNG", base64(PNG)).replace("OTHER", base64(OTHER));
        String good = "{\"frame\": 8, \"url\": \"URL/a\"}";
        MissingImageException e = catchThrowableOfType(MissingImageException.class, () -> save(good, json));
        assertThat(e.getIndex()).isEqualTo(1);
        assertThat(e.getFieldNames()).containsExactly("foo", "count", "inner");
        assertThat(e).hasMessageStartingWith("Sketch 2 has no link, and ").hasMessageContaining("foo");
        assertThat(e.getMessage()).hasSizeLessThan(100);
        assertThat(names(folder)).isEmpty();
        assertThat(storage.received).isEmpty();
    }

    @Test
    void save_again_replacesTheFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("sketch_0001.png"), "old");
        assertThat(save("{\"frame\": 1, \"x\": \"" + base64(PNG) + "\"}")).containsExactly(file);
        assertThat(file).hasBinaryContent(PNG);
        assertThat(names(folder)).hasSize(1);
    }

    /** The choice applies to links and to embedded images alike. */
    @ParameterizedTest
    @ValueSource(strings = {"\"url\": \"URL/a.png\"", "\"x\": \"IMAGE\""})
    void save_whenAFileExists_doesWhatTheOptionsSay(String source) throws IOException {
        storage.respond(200, "image/png", "new");
        String json =
                ("{\"frame\": 1, " + source + "}").replace("URL", storage.url()).replace("IMAGE", base64(PNG));
        List<FlattenedSketch> sketches = List.of(sketch(json));
        Path file = Files.writeString(folder.resolve("sketch_0001.png"), "old");
        Annotations annotations = client.annotations();

        assertThatThrownBy(() -> annotations.saveSketches(sketches, folder, options(IfExists.FAIL)))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("exists");
        assertThat(annotations.saveSketches(sketches, folder, options(IfExists.SKIP)))
                .containsExactly(file);
        assertThat(annotations.saveSketches(sketches, folder, options(IfExists.RENAME)))
                .containsExactly(folder.resolve("sketch_0001 (2).png"));

        assertThat(file).hasContent("old");
        assertThat(names(folder)).hasSize(2);
    }

    private static DownloadOptions options(IfExists choice) {
        return DownloadOptions.builder().ifExists(choice).build();
    }

    @Test
    void save_whenTheFolderCannotBeCreated_throws() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        FlattenedSketch sketch = sketch("{\"frame\": 1, \"x\": \"" + base64(PNG) + "\"}");
        assertThatThrownBy(() -> client.annotations().saveSketches(List.of(sketch), file.resolve("inner")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void save_ofAnEmptyList_writesNothing() {
        assertThat(save()).isEmpty();
    }

    private void serve(String data) {
        String state = "{\"status\": \"done\", \"data\": " + data.replace("URL", storage.url()) + "}";
        service.handle(exchange -> {
            service.note(exchange);
            boolean start = exchange.getRequestMethod().equals("POST");
            TestServer.send(exchange, 200, "application/json", start ? "\"task-1\"" : state);
        });
    }

    private List<Path> save(String... sketches) {
        List<FlattenedSketch> list = new ArrayList<>();
        for (String sketch : sketches) {
            list.add(sketch(sketch.replace("URL", storage.url())));
        }
        return client.annotations().saveSketches(list, folder);
    }

    private static FlattenedSketch sketch(String json) {
        try {
            return new ObjectMapper().readValue(json, FlattenedSketch.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] picture(int... start) {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < start.length ? start[i] : i);
        }
        return bytes;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
