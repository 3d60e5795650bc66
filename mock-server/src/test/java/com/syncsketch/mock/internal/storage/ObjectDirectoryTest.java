package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void plainKeyIsThePath() {
        assertThat(new ObjectDirectory(root).path("uploads/7/some-uuid/shot 1.mov"))
                .isEqualTo(root.resolve("uploads/7/some-uuid/shot 1.mov"));
    }

    @Test
    void everyKeyStaysInsideTheFolder() {
        ObjectDirectory folder = new ObjectDirectory(root);
        for (String key : new String[] {
            "../x", "a/../../../x", "/etc/passwd", "..", ".", "", "a//b", "C:\\x", "a/.hidden", "x\u0000y", "...", " "
        }) {
            Path path = folder.path(key);
            assertThat(path).startsWithRaw(root).isEqualTo(path.normalize());
            assertThat(path.getFileName().toString()).doesNotStartWith(".");
        }
    }

    @Test
    void differentKeysHaveDifferentPaths() {
        ObjectDirectory folder = new ObjectDirectory(root);
        Set<Path> paths = new HashSet<>();
        String[] keys = {"a?b", "a*b", "a_b", "ä", "ö", "x".repeat(300), "y" + "x".repeat(300), "c?/d", "c*/d", "c_/d"};
        for (String key : keys) {
            paths.add(folder.path(key));
        }
        assertThat(paths).hasSize(keys.length);
    }
}
