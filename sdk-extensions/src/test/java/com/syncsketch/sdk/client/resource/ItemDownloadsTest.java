package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MediaNotAvailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads of the files of items. */
class ItemDownloadsTest {

    @TempDir
    private Path folder;

    private final TestServer service = new TestServer();
    private final TestServer storage = new TestServer();
    private final SyncSketchClient client = service.client();

    @AfterEach
    void stop() {
        service.close();
        storage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY, shot_010.mov, /items/789/shot_010.mp4?Signature=x, shot_010_789.mp4",
        "PROXY, shot_010.v003, /items/789/x.mp4, shot_010.v003_789.mp4",
        "PROXY, shot_010, /items/789/file, shot_010_789",
        "PROXY, ../../etc/passwd, /a.mp4, passwd_789.mp4",
        "PROXY, '', /a.mp4, item_789.mp4",
        "THUMBNAIL, shot_010.mov, /items/789/thumb.jpg, shot_010_789_thumbnail.jpg",
        "ORIGINAL, shot_010.mov, /media/shot_010.mov, shot_010_789_original.mov"
    })
    void download_writesTheFileUnderTheNameOfTheItem(ItemMedia media, String name, String path, String expected) {
        serve(name, media, path);
        storage.respond(200, "video/mp4", "content");

        Path file = client.items().download(789, media, folder);

        assertThat(file).isEqualTo(folder.resolve(expected)).hasContent("content");
        assertThat(storage.only().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void download_again_keepsAFileOfTheSameSizeAndReplacesOthers() {
        serve("a.mov", ItemMedia.PROXY, "/a.mp4");
        storage.respond(200, "video/mp4", "first");
        Path file = client.items().download(789, ItemMedia.PROXY, folder);

        storage.respond(200, "video/mp4", "other");
        assertThat(client.items().download(789, ItemMedia.PROXY, folder)).hasContent("first");

        storage.respond(200, "video/mp4", "longer");
        assertThat(client.items().download(789, ItemMedia.PROXY, folder))
                .isEqualTo(file)
                .hasContent("longer");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void download_usesTheOptions() throws Exception {
        serve("a.mov", ItemMedia.PROXY, "/a.mp4");
        storage.respond(200, "video/mp4", "new");
        Files.writeString(folder.resolve("a_789.mp4"), "old");
        DownloadOptions rename =
                DownloadOptions.builder().ifExists(IfExists.RENAME).build();
        assertThat(client.items().download(789, ItemMedia.PROXY, folder, rename))
                .isEqualTo(folder.resolve("a_789 (2).mp4"));
    }

    @ParameterizedTest
    @EnumSource(ItemMedia.class)
    void missingUrl_isItsOwnException(ItemMedia media) {
        service.respondJson("{\"id\": 789, \"name\": \"a.mov\", \"status\": \"processing\", \"url\": null}");

        MediaNotAvailableException e = catchThrowableOfType(
                MediaNotAvailableException.class, () -> client.items().download(789, media, folder));

        assertThat(e.getItemId()).isEqualTo(789);
        assertThat(e).hasMessageContaining("item 789");
        assertThat(e.getMessage()).contains(media == ItemMedia.ORIGINAL ? "hosted elsewhere" : "awaitProcessed");
    }

    @Test
    void invalidUrlOfTheService_isADownloadException() {
        service.respondJson(
                "{\"id\": 789, \"name\": \"a.mov\", \"url\": \"ftp://example.com/a?Signature=0a1b2c3d4e5f\"}");
        assertThatThrownBy(() -> client.items().download(789, ItemMedia.PROXY, folder))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("Item 789")
                .hasMessageNotContaining("0a1b2c3d4e5f");
    }

    private void serve(String name, ItemMedia media, String path) {
        String field = switch (media) {
            case ORIGINAL -> "external_url";
            case PROXY -> "url";
            case THUMBNAIL -> "thumbnail_url";
        };
        service.respondJson("{\"id\": 789, \"name\": \"" + name + "\", \"status\": \"done\", \"" + field + "\": \""
                + storage.url() + path + "\"}");
    }
}
