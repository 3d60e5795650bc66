package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.OpenFiles;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
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

    private static final long LONGEST = 16L * 1024 * 1024;

    private static final ResumeState RECORD = new ResumeState(
            new ResumeState.Target("https://www.syncsketch.com", 31, "shot.mov", null, false, null),
            new ResumeState.Content(3, Instant.EPOCH, "sha256:1"),
            new UploadState(new PartPlan(3, 5L * 1024 * 1024)));

    @TempDir
    private Path temporary;

    private Path folder;
    private Path path;

    @BeforeEach
    void resolve() {
        folder = temporary.resolve("journals");
        path = folder.resolve("shot.json");
    }

    @Test
    void whatIsWritten_isRead_andNothingElseStands() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            assertThat(journal.path()).isEqualTo(path);
            assertThat(journal.read()).isNull();
            journal.write(RECORD);
            assertThat(Files.readAllBytes(path)).isEqualTo(RECORD.toJson());
            assertThat(journal.read().content()).isEqualTo(RECORD.content());
        }
        assertThat(names()).containsExactly("shot.json");
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    @Test
    void anEmptyFile_isNoJournalYet() throws IOException {
        Files.createFile(Files.createDirectory(folder).resolve("shot.json"));
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            assertThat(journal.read()).isNull();
        }
    }

    @Test
    void whatIsTooLong_isNotReadAtAll() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(Path.of("shot.mov"), path)) {
            setLength(LONGEST + 1);
            refused(journal)
                    .hasMessageContaining("it is no journal of an upload")
                    .hasNoCause();
            setLength(LONGEST);
            refused(journal).hasCauseInstanceOf(ResumeState.UnreadableException.class);
        }
    }

    @Test
    void whatCannotBeRead_isRefused() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(Path.of("shot.mov"), path)) {
            Files.createDirectory(path);
            refused(journal).hasMessageContaining("it cannot be read").hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aJournal_belongsToOneAtATime() throws IOException {
        ResumeStateFile first = ResumeStateFile.open(null, path);
        assertInUse(path);
        assertInUse(folder.resolve("../journals/shot.json"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        assertInUse(link.resolve("shot.json"));
        // Those beside it are other journals.
        ResumeStateFile.open(null, folder.resolve("other.json")).close();
        assertInUse(path);

        first.close();
        ResumeStateFile.open(null, path).close();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatCannotBeLocked_isNotInUseAfterwards() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("shot.json.lock"));
        assertThatThrownBy(() -> ResumeStateFile.open(null, path))
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining("cannot be locked")
                .hasCauseInstanceOf(IOException.class);
        Files.delete(obstacle);
        assertThatCode(() -> ResumeStateFile.open(null, path).close()).doesNotThrowAnyException();
    }

    @Test
    void aFolder_isNoJournal() throws IOException {
        Files.createDirectories(path);
        for (Path wrong : new Path[] {path, temporary.getRoot()}) {
            assertThatThrownBy(() -> ResumeStateFile.open(null, wrong))
                    .isInstanceOf(ResumeFileException.class)
                    .hasMessageContaining("is a folder");
        }
    }

    @Test
    void aFolderThatCannotBeMade_isTold() throws IOException {
        Files.createFile(folder);
        assertThatThrownBy(() -> ResumeStateFile.open(null, path))
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining("its folder cannot be made")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void write_whenTheThreadIsInterrupted_writesAllTheSame() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            Thread.currentThread().interrupt();
            journal.write(RECORD);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Files.readAllBytes(path)).isEqualTo(RECORD.toJson());

            journal.write(RECORD);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    /** An interrupt closes the file that is being written; what the storage has confirmed must be written all the same. */
    @Test
    void write_whenTheThreadIsInterruptedMeanwhile_writesAllTheSame() throws Exception {
        Path half = folder.resolve("shot.json.new");
        Thread writer = Thread.currentThread();
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            for (int i = 0; i < 30; i++) {
                AtomicBoolean ended = new AtomicBoolean();
                Thread interrupter = new Thread(() -> {
                    while (!Files.exists(half) && !ended.get()) {
                        Thread.onSpinWait();
                    }
                    writer.interrupt();
                });
                interrupter.start();
                journal.write(RECORD);
                ended.set(true);
                while (interrupter.isAlive()) {
                    Thread.onSpinWait();
                }
                assertThat(Thread.interrupted()).isTrue();
                assertThat(Files.readAllBytes(path)).isEqualTo(RECORD.toJson());
            }
        }
    }

    @Test
    void write_thatFails_keepsWhatWasThere() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            journal.write(RECORD);
            Files.createDirectory(folder.resolve("shot.json.new"));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> journal.write(RECORD))
                    .isInstanceOf(ResumeFileException.class)
                    .hasMessageContaining("cannot be written")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Files.readAllBytes(path)).isEqualTo(RECORD.toJson());
        }
    }

    @Test
    void delete_takesAwayWhatWasHalfWritten_too() throws IOException {
        try (ResumeStateFile journal = ResumeStateFile.open(null, path)) {
            journal.write(RECORD);
            Files.writeString(folder.resolve("shot.json.new"), "{\"half", StandardCharsets.UTF_8);
            journal.delete();
            assertThat(names()).containsExactly("shot.json.lock");
            journal.delete();
        }
        assertThat(names()).isEmpty();
    }

    /** The upload has succeeded by then, and a file too many is no reason to fail it. */
    @Test
    void whatCannotBeDeleted_stays() throws IOException {
        ResumeStateFile journal = ResumeStateFile.open(null, path);
        // A folder that is not empty cannot be deleted like a file.
        Files.createDirectories(path.resolve("something"));
        journal.delete();
        Files.delete(folder.resolve("shot.json.lock"));
        Files.createDirectories(folder.resolve("shot.json.lock/something"));
        journal.close();
        assertThat(names()).containsExactly("shot.json", "shot.json.lock");
    }

    private void setLength(long length) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(length);
        }
    }

    private AbstractThrowableAssert<?, ?> refused(ResumeStateFile journal) {
        return assertThatThrownBy(journal::read).isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
            assertThat(e.journal()).isEqualTo(path);
        });
    }

    private static void assertInUse(Path journal) {
        assertThatThrownBy(() -> ResumeStateFile.open(null, journal))
                .isInstanceOfSatisfying(
                        ResumeRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.RESUME_FILE_IN_USE));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
