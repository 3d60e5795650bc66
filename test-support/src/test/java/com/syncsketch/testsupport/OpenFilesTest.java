package com.syncsketch.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OpenFilesTest {

    @TempDir
    private Path folder;

    @Test
    void openFile_isListedUntilItIsClosed() throws Exception {
        Path file = Files.createFile(folder.resolve("a"));
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.available()).isZero();
            assertThat(OpenFiles.below(folder)).containsExactly(file.toRealPath());
            assertThat(OpenFiles.below(file)).hasSize(1);
        }
        assertThat(OpenFiles.below(folder)).isEmpty();
        assertThat(OpenFiles.awaitClosed(file)).isTrue();
    }
}
