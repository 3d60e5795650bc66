package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.testsupport.OpenFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeStateFileTest {

    private static final long MAX_SIZE = 16L * 1024 * 1024;

    private static final ResumeState STATE = new ResumeState(
            new ResumeState.Target("https://www.syncsketch.com", 31, "shot.mov", null, false, null),
            new ResumeState.Content(3, Instant.EPOCH, "sha256:1"),
            new UploadState(new PartPlan(3, 5L * 1024 * 1024)));

    @TempDir
    private Path temporary;

    private Path folder;
    private Path path;

    @BeforeEach
    void resolve() {
        folder = temporary.resolve("resume");
        path = folder.resolve("shot.json");
    }

    @Test
    void write_thenRead_returnsTheSameState_andLeavesNoOtherFiles() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            assertThat(file.path()).isEqualTo(path);
            assertThat(file.read()).isNull();
            file.write(STATE);
            assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());
            assertThat(file.read().content()).isEqualTo(STATE.content());
        }
        assertThat(names()).containsExactly("shot.json");
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    @Test
    void read_emptyFile_returnsNull() throws IOException {
        Files.createFile(Files.createDirectory(folder).resolve("shot.json"));
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            assertThat(file.read()).isNull();
        }
    }

    @Test
    void read_tooLargeFile_throwsWithoutReadingIt() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(Path.of("shot.mov"), path, true)) {
            setLength(MAX_SIZE + 1);
            assertUnreadable(file).hasMessageContaining("it is too large").hasCauseInstanceOf(IOException.class);
            setLength(MAX_SIZE);
            // The cause quotes a zero, which cannot be printed, so it is a copy.
            assertUnreadable(file).cause().hasMessageContaining("UnreadableStateException: it is not JSON");
        }
    }

    @Test
    void read_unreadableFile_throws() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(Path.of("shot.mov"), path, true)) {
            Files.createDirectory(path);
            assertUnreadable(file).hasMessageContaining("it cannot be read").hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void open_whileInUse_throws() throws IOException {
        ResumeStateFile first = ResumeStateFile.open(null, path, true);
        assertInUse(path);
        assertInUse(folder.resolve("../resume/shot.json"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        assertInUse(link.resolve("shot.json"));
        // Other files in the folder are independent.
        ResumeStateFile.open(null, folder.resolve("other.json"), true).close();
        assertInUse(path);

        first.close();
        ResumeStateFile.open(null, path, true).close();
        assertThat(names()).isEmpty();
    }

    @Test
    void open_afterALockFailure_succeeds() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("shot.json.lock"));
        assertThatThrownBy(() -> ResumeStateFile.open(null, path, true))
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining("cannot be locked")
                .hasCauseInstanceOf(IOException.class);
        Files.delete(obstacle);
        assertThatCode(() -> ResumeStateFile.open(null, path, true).close()).doesNotThrowAnyException();
    }

    @Test
    void open_ofAFolder_throws() throws IOException {
        Files.createDirectories(path);
        for (Path wrong : new Path[] {path, temporary.getRoot()}) {
            assertThatThrownBy(() -> ResumeStateFile.open(null, wrong, true))
                    .isInstanceOf(ResumeFileException.class)
                    .hasMessageContaining("is a folder");
        }
    }

    @Test
    void open_whenTheFolderCannotBeCreated_throws() throws IOException {
        Files.createFile(folder);
        assertThatThrownBy(() -> ResumeStateFile.open(null, path, true))
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining("its folder cannot be created")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void write_inAnInterruptedThread_succeeds() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            Thread.currentThread().interrupt();
            file.write(STATE);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());

            file.write(STATE);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    /** An interrupt closes the file that is being written; confirmed parts must be saved nevertheless. */
    @Test
    void write_interruptedInBetween_succeeds() throws Exception {
        Path unfinished = folder.resolve("shot.json.new");
        Thread writer = Thread.currentThread();
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            for (int i = 0; i < 30; i++) {
                AtomicBoolean finished = new AtomicBoolean();
                Thread interrupter = new Thread(() -> {
                    while (!Files.exists(unfinished) && !finished.get()) {
                        Thread.onSpinWait();
                    }
                    writer.interrupt();
                });
                interrupter.start();
                file.write(STATE);
                finished.set(true);
                while (interrupter.isAlive()) {
                    Thread.onSpinWait();
                }
                assertThat(Thread.interrupted()).isTrue();
                assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());
            }
        }
    }

    @Test
    void write_failure_keepsTheOldContent() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            file.write(STATE);
            Files.createDirectory(folder.resolve("shot.json.new"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.write(STATE))
                    .isInstanceOf(ResumeFileException.class)
                    .hasMessageContaining("cannot be written")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());
        }
    }

    @Test
    void delete_removesUnfinishedFilesToo() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(null, path, true)) {
            file.write(STATE);
            Files.writeString(folder.resolve("shot.json.new"), "{\"form", StandardCharsets.UTF_8);
            file.delete();
            assertThat(names()).containsExactly("shot.json.lock");
            file.delete();
        }
        assertThat(names()).isEmpty();
    }

    /** The upload has succeeded already, and a remaining file must not make it fail. */
    @Test
    void delete_failure_isIgnored() throws IOException {
        ResumeStateFile file = ResumeStateFile.open(null, path, true);
        // A folder that is not empty cannot be deleted like a file.
        Files.createDirectories(path.resolve("something"));
        file.delete();
        Files.delete(folder.resolve("shot.json.lock"));
        Files.createDirectories(folder.resolve("shot.json.lock/something"));
        file.close();
        assertThat(names()).containsExactly("shot.json", "shot.json.lock");
    }

    private void setLength(long length) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(length);
        }
    }

    private AbstractThrowableAssert<?, ?> assertUnreadable(ResumeStateFile file) {
        return assertThatThrownBy(file::read).isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
            assertThat(e.getReason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
            assertThat(e.getResumeFile()).isEqualTo(path);
        });
    }

    private static void assertInUse(Path path) {
        assertThatThrownBy(() -> ResumeStateFile.open(null, path, true))
                .isInstanceOfSatisfying(
                        ResumeRefusedException.class,
                        e -> assertThat(e.getReason()).isEqualTo(Reason.RESUME_FILE_IN_USE));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
