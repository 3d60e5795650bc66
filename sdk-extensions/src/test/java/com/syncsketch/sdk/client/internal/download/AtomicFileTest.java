package com.syncsketch.sdk.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.DownloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void complete_renamesTheFile(boolean overwrite) throws IOException {
        Path target = folder.resolve("new/shot.mov");
        try (AtomicFile file = new AtomicFile(target, overwrite)) {
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
        try (AtomicFile file = new AtomicFile(target, true)) {
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
        assertThatThrownBy(() -> new AtomicFile(target, false))
                .isInstanceOf(DownloadException.class)
                .hasMessageEndingWith("already exists");
        assertThatThrownBy(() -> new AtomicFile(folder, true)).hasMessageEndingWith("already exists");

        Path late = folder.resolve("late.mov");
        try (AtomicFile file = new AtomicFile(late, false)) {
            Files.writeString(file.temporary(), "new");
            Files.writeString(late, "of another program");
            assertThatThrownBy(file::complete).hasMessageEndingWith("already exists");
        }
        assertThat(late).hasContent("of another program");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void complete_whenRenamingFails_throwsWithTheTarget(boolean overwrite) {
        Path target = folder.resolve("shot.mov");
        AtomicFile file = new AtomicFile(target, overwrite);
        // Nothing was written, as if the folder had been cleared in the meantime.
        assertThatThrownBy(file::complete)
                .isInstanceOfSatisfying(
                        DownloadException.class, e -> assertThat(e.getTarget()).isEqualTo(target))
                .hasMessageContaining("cannot be renamed")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void close_whenDeletingFails_succeeds() throws IOException {
        AtomicFile file = new AtomicFile(folder.resolve("shot.mov"), false);
        // A folder that is not empty cannot be deleted like a file.
        Files.createDirectories(file.temporary().resolve("something"));
        file.close();
        assertThat(file.temporary()).exists();
    }

    @Test
    void constructor_whenTheFolderCannotBeCreated_throws() throws IOException {
        Path obstacle = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new AtomicFile(obstacle.resolve("shot.mov"), true))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void constructor_withARootDirectory_throws() {
        Path root = folder.getRoot();
        assertThatThrownBy(() -> new AtomicFile(root, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
