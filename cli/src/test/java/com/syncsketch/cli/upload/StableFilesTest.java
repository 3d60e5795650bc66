package com.syncsketch.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableFilesTest {

    @TempDir
    private Path folder;

    private Path file;
    private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
    private StableFiles files;

    @BeforeEach
    void prepare() throws IOException {
        file = Files.writeString(folder.resolve("a.mov"), "frames");
        files = new StableFiles(Duration.ofSeconds(30), Duration.ofSeconds(10), () -> now);
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void file_isReadyWhenItHasNotChanged() {
        assertThat(files.isReady(file)).isFalse();
        pass(29);
        assertThat(files.isReady(file)).isFalse();
        pass(1);
        assertThat(files.isReady(file)).isTrue();
    }

    @Test
    void eachChange_startsTheTimeAnew() throws IOException {
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        files.isReady(file);
        pass(29);
        // A copy that keeps the time of the original, and grows.
        Files.writeString(file, "frames and more");
        Files.setLastModifiedTime(file, old);
        assertThat(files.isReady(file)).isFalse();
        pass(29);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
        assertThat(files.isReady(file)).isFalse();
        pass(29);
        assertThat(files.isReady(file)).isFalse();
        pass(1);
        assertThat(files.isReady(file)).isTrue();
    }

    @Test
    void uploadedFile_isReadyAgainOnlyAfterAChange() throws IOException {
        files.isReady(file);
        pass(30);
        files.done(file);
        assertThat(files.isReady(file)).isFalse();
        assertThat(files.isWaiting()).isFalse();
        Files.writeString(file, "another cut of the shot");
        assertThat(files.isReady(file)).isFalse();
        assertThat(files.isWaiting()).isTrue();
        pass(30);
        assertThat(files.isReady(file)).isTrue();
    }

    @Test
    void failedFile_isTriedLaterAndLater() {
        files.isReady(file);
        pass(30);
        for (int delay : new int[] {10, 20, 40, 80, 160, 320, 640, 640}) {
            files.failed(file);
            pass(delay - 1);
            assertThat(files.isReady(file)).isFalse();
            pass(1);
            assertThat(files.isReady(file)).isTrue();
        }
        assertThat(files.isWaiting()).isFalse();
    }

    @Test
    void missingFile_isNotReady_andKeepsItsState() throws IOException {
        files.isReady(file);
        pass(30);
        files.done(file);
        FileTime time = Files.getLastModifiedTime(file);
        Files.delete(file);
        assertThat(files.isReady(file)).isFalse();
        // The share is back.
        Files.writeString(file, "frames");
        Files.setLastModifiedTime(file, time);
        pass(30);
        assertThat(files.isReady(file)).isFalse();
    }

    @Test
    void fileThatVanished_isNotWaitedFor() throws IOException {
        files.isReady(file);
        assertThat(files.isWaiting()).isTrue();
        Files.delete(file);
        assertThat(files.isWaiting()).isFalse();
    }

    @Test
    void fileThatWasNeverSeen_canBeReported() {
        files.done(file);
        files.failed(file);
        assertThat(files.isReady(file)).isFalse();
    }

    @Test
    void noTime_meansAtOnce() {
        assertThat(new StableFiles(Duration.ZERO, Duration.ofSeconds(1), () -> now).isReady(file))
                .isTrue();
    }
}
