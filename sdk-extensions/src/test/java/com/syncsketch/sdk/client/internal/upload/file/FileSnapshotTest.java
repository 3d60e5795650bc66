package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotTest {

    @TempDir
    private Path folder;

    private Path share;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        share = Files.createDirectory(folder.resolve("share"));
        file = Files.writeString(share.resolve("shot.mov"), "frames");
    }

    @Test
    void of_unusableFile_throwsWithTheReason() throws IOException {
        assertThatThrownBy(() -> FileSnapshot.of(share.resolve("other.mov")))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> FileSnapshot.of(share)).hasMessageContaining("is not a regular file");
        assertThatThrownBy(() -> FileSnapshot.of(Files.createFile(share.resolve("empty.mov"))))
                .hasMessageContaining("is empty");
        // No file system supports names of this length.
        assertThatThrownBy(() -> FileSnapshot.of(share.resolve("x".repeat(300))))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("cannot be read")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void check_unchangedFile_succeeds() {
        FileSnapshot snapshot = FileSnapshot.of(file);
        assertThatCode(() -> snapshot.check(ChangeDetection.SIZE_AND_TIME)).doesNotThrowAnyException();
        assertThat(snapshot.isUnchanged()).isTrue();
    }

    @Test
    void check_detectsEachChange() throws IOException {
        FileSnapshot snapshot = FileSnapshot.of(file);

        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertChanged(snapshot);

        Files.writeString(file, "frames, and more");
        Files.setLastModifiedTime(file, snapshot.modified());
        assertChanged(snapshot);

        Path other = Files.writeString(share.resolve("other.mov"), "frames");
        Files.delete(file);
        Files.move(other, file);
        Files.setLastModifiedTime(file, snapshot.modified());
        assertChanged(snapshot);
    }

    @Test
    void check_deletedFile_throwsThatItChanged() throws IOException {
        FileSnapshot snapshot = FileSnapshot.of(file);
        Files.delete(file);
        assertThatThrownBy(() -> snapshot.check(ChangeDetection.SIZE_AND_TIME))
                .isInstanceOf(FileChangedException.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(snapshot.isUnchanged()).isFalse();
    }

    /** The upload can resume when the network share is back. */
    @Test
    void check_unavailableShare_doesNotThrowThatTheFileChanged() throws IOException {
        FileSnapshot snapshot = FileSnapshot.of(file);
        Files.delete(file);
        Files.delete(share);
        // A link to itself cannot be resolved, like an unavailable share.
        Files.createSymbolicLink(share, share);
        assertThatThrownBy(() -> snapshot.check(ChangeDetection.SIZE_AND_TIME))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("cannot be accessed")
                .hasCauseInstanceOf(IOException.class);
        assertThat(snapshot.isUnchanged()).isFalse();
    }

    private static void assertChanged(FileSnapshot snapshot) {
        assertThatThrownBy(() -> snapshot.check(ChangeDetection.SIZE_AND_TIME))
                .isInstanceOf(FileChangedException.class);
        assertThat(snapshot.isUnchanged()).isFalse();
    }
}
