package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeBudgetTest {

    @TempDir
    private Path folder;

    private List<Path> classPath;

    @BeforeEach
    void write() throws IOException {
        classPath = List.of(
                Files.write(folder.resolve("a.jar"), new byte[1000]),
                Files.write(folder.resolve("b.jar"), new byte[24]));
    }

    @Test
    void classPathAtTheLimit_isAccepted() throws IOException {
        assertThat(new SizeBudget(2, 1024).excess(classPath)).isEmpty();
    }

    @Test
    void oneByteTooMany_isReported() throws IOException {
        assertThat(new SizeBudget(2, 1023).excess(classPath)).isEqualToNormalizingNewlines("""
            2 jars with 1,024 bytes, maximum 2 with 1,023:
                   1,000  a.jar
                      24  b.jar\
            """);
    }

    @Test
    void oneJarTooMany_isReported() throws IOException {
        assertThat(new SizeBudget(1, 1024).excess(classPath))
                .startsWith("2 jars with 1,024 bytes, maximum 1 with 1,024:");
    }
}
