package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.testsupport.OpenFiles;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the place of a resume file and of the files beside it, and locks that fail. */
@Timeout(60)
class ResumeFileSafetyTest {

    private static final ResumeState STATE = new ResumeState(
            new ResumeState.Target("https://www.syncsketch.com", 31, "shot.mov", null, false, null),
            new ResumeState.Content(3, Instant.EPOCH, "sha256:1"),
            new UploadState(new PartPlan(3, 5L * 1024 * 1024)));

    @TempDir
    private Path folder;

    private Path path;
    private Path victim;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("shot.json");
        victim =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("victim"), "precious");
    }

    private ResumeStateFile open() {
        return ResumeStateFile.open(Path.of("shot.mov"), path, true);
    }

    private void openAndWrite() {
        try (ResumeStateFile file = open()) {
            file.write(STATE);
        }
    }

    private Path beside(String suffix) {
        return folder.resolve("shot.json" + suffix);
    }

    private void put(String kind, Path place) throws IOException {
        switch (kind) {
            case "link" -> Files.createSymbolicLink(place, victim);
            case "relative link" -> Files.createSymbolicLink(place, Path.of("other", "victim"));
            case "dangling link" -> Files.createSymbolicLink(place, folder.resolve("absent"));
            case "link to itself" -> Files.createSymbolicLink(place, place.getFileName());
            case "link to a folder" -> Files.createSymbolicLink(place, victim.getParent());
            case "folder" -> Files.createDirectories(place.resolve("content"));
            case "pipe" ->
                ProcessRunner.in(folder).run("mkfifo", place.toString()).outputOrFail();
            case "foreign file" -> Files.writeString(place, "notes");
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"link", "relative link", "dangling link", "link to itself", "link to a folder", "folder", "pipe"
            })
    void otherKindOfFile_inEachPlace_isRefusedAndNotTouched(String kind) throws IOException {
        for (String suffix : new String[] {"", ".lock", ".new"}) {
            Path place = beside(suffix);
            put(kind, place);
            assertThatThrownBy(this::openAndWrite)
                    .isInstanceOfSatisfying(ResumeFileException.class, e -> {
                        assertThat(e.getResumeFile()).isEqualTo(path);
                        assertThat(e.getFile()).isEqualTo(Path.of("shot.mov"));
                    })
                    .hasMessageContaining(kind.contains("link") ? "is a symbolic link" : " is ");
            assertThat(victim).hasContent("precious");
            assertThat(folder.resolve("absent")).doesNotExist();
            assertThat(Files.exists(place, LinkOption.NOFOLLOW_LINKS))
                    .as(suffix)
                    .isTrue();
            assertThat(names()).containsExactlyInAnyOrder("other", "shot.json" + suffix);
            assertThat(OpenFiles.below(folder)).isEmpty();
            ProcessRunner.in(folder).run("rm", "-r", place.toString()).outputOrFail();
        }
        openAndWrite();
    }

    @ParameterizedTest
    @ValueSource(strings = {".lock", ".new"})
    void foreignFile_besideTheResumeFile_isKept(String suffix) throws IOException {
        put("foreign file", beside(suffix));
        assertThatThrownBy(this::openAndWrite)
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining(beside(suffix).toString());
        assertThat(beside(suffix)).hasContent("notes");
    }

    @Test
    void hardLink_isReplacedAndTheOtherNameKeepsItsContent() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        Files.createLink(path, empty);
        openAndWrite();
        assertThat(empty).isEmptyFile();
        assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());
    }

    /** A process that was killed, or a power failure, may leave any start of the file, or zeros. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "30, 0", "0, 7", "0, 4096"})
    void temporaryFile_ofAnInterruptedRun_isReplaced(int length, int zeros) throws IOException {
        byte[] start = new byte[length + zeros];
        System.arraycopy(STATE.toJson(), 0, start, 0, length);
        Files.write(beside(".new"), start);
        openAndWrite();
        assertThat(names()).containsExactly("other", "shot.json");
        assertThat(Files.readAllBytes(path)).isEqualTo(STATE.toJson());
    }

    @Test
    void newFiles_areReadableByTheirOwnerOnly() throws IOException {
        try (ResumeStateFile file = open()) {
            file.write(STATE);
            for (String suffix : new String[] {"", ".lock"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside(suffix))))
                        .as(suffix)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void fileSystemWithoutLocks_namesTheSetting() throws IOException {
        assertThatThrownBy(() -> ResumeStateFile.open(null, path, true, channel -> {
                    throw new IOException("No locks available");
                }))
                .isInstanceOf(ResumeFileException.class)
                .hasMessageContaining("No locks available")
                .hasMessageContaining("lockResumeFile(false)");
        assertThat(OpenFiles.below(folder)).isEmpty();
        try (ResumeStateFile file = ResumeStateFile.open(null, path, false, channel -> {
            throw new AssertionError("Locked");
        })) {
            file.write(STATE);
            assertThat(file.read()).isNotNull();
            // Threads are kept out without a lock, too.
            assertThatThrownBy(() -> ResumeStateFile.open(null, path, false))
                    .isInstanceOf(ResumeRefusedException.class);
        }
        openAndWrite();
    }

    @Test
    void withoutALock_leavesNoOtherFiles() throws IOException {
        try (ResumeStateFile file = ResumeStateFile.open(null, path, false)) {
            file.write(STATE);
            file.write(STATE);
            assertThat(names()).containsExactly("other", "shot.json");
            file.delete();
        }
        assertThat(names()).containsExactly("other");
    }

    /** The previous owner deletes the lock file while another process has opened it already. */
    @Test
    void lockFile_thatIsReplacedMeanwhile_isOpenedAgain() throws IOException {
        List<FileChannel> channels = new ArrayList<>();
        ResumeStateFile.open(null, path, true, channel -> {
                    channels.add(channel);
                    if (channels.size() < 3) {
                        Files.delete(beside(".lock"));
                    }
                    if (channels.size() == 2) {
                        Files.createFile(beside(".lock"));
                    }
                    return channel.tryLock();
                })
                .close();
        assertThat(channels).hasSize(3).noneMatch(FileChannel::isOpen);
        assertThat(names()).containsExactly("other");
    }

    @Test
    void lock_ofAnotherProcess_isInUse() throws IOException {
        assertThatThrownBy(() -> ResumeStateFile.open(null, path, true, channel -> null))
                .isInstanceOfSatisfying(
                        ResumeRefusedException.class,
                        e -> assertThat(e.getReason()).isEqualTo(Reason.RESUME_FILE_IN_USE));
        assertThat(OpenFiles.below(folder)).isEmpty();
    }

    @Test
    void twoClassLoaders_shareTheLock() throws Exception {
        try (LoadedResumeFiles first = new LoadedResumeFiles();
                LoadedResumeFiles second = new LoadedResumeFiles()) {
            AutoCloseable held = first.open(path);
            for (int i = 0; i < 3; i++) {
                Throwable refusal = catchThrowable(() -> second.open(path));
                assertThat(refusal.getClass().getSimpleName()).isEqualTo("ResumeRefusedException");
                assertThat(refusal).hasMessageContaining("another upload is using it");
            }
            // Other files are independent.
            second.open(folder.resolve("other.json")).close();
            // Closing the channel of the second class loader would have released the lock of the process.
            assertThat(LockProbe.isLocked(beside(".lock"))).isTrue();
            held.close();
            AutoCloseable next = second.open(path);
            assertThat(LockProbe.isLocked(beside(".lock"))).isTrue();
            assertThatThrownBy(() -> first.open(path)).hasMessageContaining("another upload is using it");
            next.close();
            first.open(path).close();
        }
        assertThat(names()).containsExactly("other");
    }

    @Test
    void read_inAnInterruptedThread_doesNotReportADamagedFile() throws IOException {
        openAndWrite();
        try (ResumeStateFile file = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(file::read).isInstanceOf(RequestInterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.read()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 255})
    void longName_isUsedOrRefused(int length) {
        path = folder.resolve("x".repeat(length));
        Throwable refusal = catchThrowable(this::openAndWrite);
        if (length == 255) {
            assertThat(refusal).isInstanceOf(ResumeFileException.class).hasMessageContaining("name too long");
        } else {
            assertThat(refusal).isNull();
            assertThat(path).isRegularFile();
        }
    }
}
