package com.syncsketch.sdk.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.DownloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(IfExists.class)
    void complete_renamesTheFile(IfExists choice) throws IOException {
        Path target = folder.resolve("new/shot.mov");
        try (AtomicFile file = new AtomicFile(target, choice, false)) {
            Files.writeString(file.temporary(), "frames");
            file.complete();
        }
        assertThat(target).hasContent("frames");
        assertThat(target.getParent()).isDirectoryContaining(each -> each.equals(target));
        try (var files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void close_withoutComplete_leavesNothing() throws IOException {
        Path target = Files.writeString(folder.resolve("shot.mov"), "old");
        try (AtomicFile file = new AtomicFile(target, IfExists.REPLACE, false)) {
            Files.writeString(file.temporary(), "half");
        }
        assertThat(target).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void existingTarget_isNotReplacedUnlessAllowed() throws IOException {
        Path target = Files.writeString(folder.resolve("shot.mov"), "old");
        assertThatThrownBy(() -> new AtomicFile(target, IfExists.FAIL, false))
                .isInstanceOf(DownloadException.class)
                .hasMessageEndingWith("already exists");
        assertThatThrownBy(() -> new AtomicFile(folder, IfExists.REPLACE, false))
                .hasMessageEndingWith("already exists");

        Path late = folder.resolve("late.mov");
        try (AtomicFile file = new AtomicFile(late, IfExists.FAIL, false)) {
            Files.writeString(file.temporary(), "new");
            Files.writeString(late, "of another program");
            assertThatThrownBy(file::complete).hasMessageEndingWith("already exists");
        }
        assertThat(late).hasContent("of another program");
    }

    @ParameterizedTest
    @EnumSource(IfExists.class)
    void complete_whenRenamingFails_throwsWithTheTarget(IfExists choice) {
        Path target = folder.resolve("shot.mov");
        AtomicFile file = new AtomicFile(target, choice, false);
        // Nothing was written, as if the folder had been cleared in the meantime.
        assertThatThrownBy(file::complete)
                .isInstanceOfSatisfying(
                        DownloadException.class, e -> assertThat(e.getTarget()).isEqualTo(target))
                .hasMessageContaining("cannot be renamed")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void close_whenDeletingFails_succeeds() throws IOException {
        AtomicFile file = new AtomicFile(folder.resolve("shot.mov"), IfExists.FAIL, false);
        // A folder that is not empty cannot be deleted like a file.
        Files.createDirectories(file.temporary().resolve("something"));
        file.close();
        assertThat(file.temporary()).exists();
    }

    @Test
    void constructor_whenTheFolderCannotBeCreated_throws() throws IOException {
        Path obstacle = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new AtomicFile(obstacle.resolve("shot.mov"), IfExists.REPLACE, false))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void constructor_withARootDirectory_throws() {
        Path root = folder.getRoot();
        assertThatThrownBy(() -> new AtomicFile(root, IfExists.REPLACE, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "shot.mov, shot (2).mov, shot (3).mov",
        "archive.tar.gz, archive.tar (2).gz, archive.tar (3).gz",
        ".hidden, .hidden (2), .hidden (3)",
        "no extension, no extension (2), no extension (3)"
    })
    void rename_takesTheNextFreeName(String name, String second, String third) throws IOException {
        for (String expected : new String[] {name, second, third}) {
            try (AtomicFile file = new AtomicFile(folder.resolve(name), IfExists.RENAME, false)) {
                Files.writeString(file.temporary(), expected);
                assertThat(file.complete()).isEqualTo(folder.resolve(expected));
            }
            assertThat(folder.resolve(expected)).hasContent(expected);
        }
    }

    @Test
    void skip_keepsAFileThatAppearedLater() throws IOException {
        Path target = folder.resolve("shot.mov");
        try (AtomicFile file = new AtomicFile(target, IfExists.SKIP, false)) {
            assertThat(file.isSkipped()).isFalse();
            Files.writeString(file.temporary(), "new");
            Files.writeString(target, "of another program");
            assertThat(file.complete()).isEqualTo(target);
        }
        assertThat(target).hasContent("of another program");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IfExists.class,
            names = {"SKIP", "REPLACE", "REPLACE_IF_SIZE_DIFFERS", "FAIL"})
    void directory_isNeverReplacedOrTaken(IfExists choice) {
        assertThatThrownBy(() -> new AtomicFile(folder, choice, false)).hasMessageEndingWith("already exists");
    }
}
