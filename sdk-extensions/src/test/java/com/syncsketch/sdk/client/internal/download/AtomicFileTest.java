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
    void whatIsWhole_getsItsName(boolean overwrite) throws IOException {
        Path target = folder.resolve("new/shot.mov");
        try (AtomicFile file = new AtomicFile(target, overwrite)) {
            Files.writeString(file.part(), "moving pictures");
            file.complete();
        }
        assertThat(target).hasContent("moving pictures");
        assertThat(target.getParent()).isDirectoryContaining(each -> each.equals(target));
        try (var files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void whatIsNotWhole_leavesNothing() throws IOException {
        Path target = Files.writeString(folder.resolve("shot.mov"), "old");
        try (AtomicFile file = new AtomicFile(target, true)) {
            Files.writeString(file.part(), "half");
        }
        assertThat(target).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void whatIsThere_isNotReplacedUnlessAllowed() throws IOException {
        Path target = Files.writeString(folder.resolve("shot.mov"), "old");
        assertThatThrownBy(() -> new AtomicFile(target, false))
                .isInstanceOf(DownloadException.class)
                .hasMessageEndingWith("exists and is not replaced");
        assertThatThrownBy(() -> new AtomicFile(folder, true)).hasMessageEndingWith("exists and is not replaced");

        Path late = folder.resolve("late.mov");
        try (AtomicFile file = new AtomicFile(late, false)) {
            Files.writeString(file.part(), "new");
            Files.writeString(late, "of somebody else");
            assertThatThrownBy(file::complete).hasMessageEndingWith("exists and is not replaced");
        }
        assertThat(late).hasContent("of somebody else");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeNamed_isToldWithItsTarget(boolean overwrite) {
        Path target = folder.resolve("shot.mov");
        AtomicFile file = new AtomicFile(target, overwrite);
        // Nothing was written, as if somebody had cleared the folder meanwhile.
        assertThatThrownBy(file::complete)
                .isInstanceOfSatisfying(
                        DownloadException.class, e -> assertThat(e.target()).isEqualTo(target))
                .hasMessageContaining("cannot get its name")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void whatCannotBeCleared_doesNotFail() throws IOException {
        AtomicFile file = new AtomicFile(folder.resolve("shot.mov"), false);
        // A folder that is not empty cannot be deleted like a file.
        Files.createDirectories(file.part().resolve("something"));
        file.close();
        assertThat(file.part()).exists();
    }

    @Test
    void aFolderThatCannotBeMade_isTold() throws IOException {
        Path obstacle = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new AtomicFile(obstacle.resolve("shot.mov"), true))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void theRootOfAFileSystem_isNoTarget() {
        Path root = folder.getRoot();
        assertThatThrownBy(() -> new AtomicFile(root, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
