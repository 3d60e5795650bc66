package com.syncsketch.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {

    @TempDir
    private Path folder;

    @Test
    void openFile_isListedUntilItIsClosed_whereOpenFilesAreKnown() throws Exception {
        Path file = Files.createFile(folder.resolve("a"));
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.available()).isZero();
            boolean known = Files.isDirectory(Path.of("/proc/self/fd"));
            List<Path> open = known ? List.of(file.toRealPath()) : List.of();
            assertThat(OpenFiles.below(folder)).isEqualTo(open);
            assertThat(OpenFiles.below(file)).isEqualTo(open);
        }
        assertThat(OpenFiles.below(folder)).isEmpty();
        assertThat(OpenFiles.awaitClosed(file)).isTrue();
    }
}
