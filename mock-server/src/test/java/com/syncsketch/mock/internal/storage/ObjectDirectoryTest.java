package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void plainKeyIsThePath() throws IOException {
        assertThat(ObjectDirectory.open(root).path("uploads/7/some-uuid/shot 1.mov"))
                .isEqualTo(root.resolve("uploads/7/some-uuid/shot 1.mov"));
    }

    @Test
    void everyKeyStaysInsideTheFolder() throws IOException {
        ObjectDirectory folder = ObjectDirectory.open(root);
        for (String key : new String[] {
            "../x", "a/../../../x", "/etc/passwd", "..", ".", "", "a//b", "C:\\x", "a/.hidden", "x\u0000y", "...", " "
        }) {
            Path path = folder.path(key);
            assertThat(path).startsWithRaw(root).isEqualTo(path.normalize());
            assertThat(path.getFileName().toString()).doesNotStartWith(".");
        }
    }

    @Test
    void differentKeysHaveDifferentPaths() throws IOException {
        ObjectDirectory folder = ObjectDirectory.open(root);
        Set<Path> paths = new HashSet<>();
        String[] keys = {"a?b", "a*b", "a_b", "ä", "ö", "x".repeat(300), "y" + "x".repeat(300), "c?/d", "c*/d", "c_/d"};
        for (String key : keys) {
            paths.add(folder.path(key));
        }
        assertThat(paths).hasSize(keys.length);
    }

    private List<Path> incoming() throws IOException {
        try (Stream<Path> children = Files.list(root.resolve(".incoming"))) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static void write(UploadSink sink, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sink.write(bytes, 0, bytes.length);
    }

    @Test
    void open_removesTheFilesOfKilledServersOnly() throws IOException {
        Path killed = Files.createDirectories(root.resolve(".incoming/killed"));
        Files.createFile(killed.resolve("lock"));
        Files.writeString(killed.resolve("7"), "part");
        Path foreign = Files.createDirectories(root.resolve(".incoming/foreign"));
        Files.writeString(foreign.resolve("notes.txt"), "keep");
        try (ObjectDirectory living = ObjectDirectory.open(root)) {
            UploadSink upload = living.newSink();
            write(upload, "part");

            ObjectDirectory.open(root).close();

            assertThat(killed).doesNotExist();
            assertThat(foreign.resolve("notes.txt")).exists();
            Path file = upload.finish().file();
            assertThat(file).hasContent("part");
        }
    }

    @Test
    void close_removesUnfinishedUploads() throws IOException {
        ObjectDirectory folder = ObjectDirectory.open(root);
        write(folder.newSink(), "part");
        assertThat(incoming()).hasSize(1);

        folder.close();

        assertThat(incoming()).isEmpty();
    }

    @Test
    void open_explainsAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> ObjectDirectory.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write to the storage folder " + file + ": ")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void newSink_recreatesADeletedFolder() throws IOException {
        try (ObjectDirectory folder = ObjectDirectory.open(root)) {
            for (Path session : incoming()) {
                Files.delete(session.resolve("lock"));
                Files.delete(session);
            }

            UploadSink sink = folder.newSink();
            write(sink, "part");

            assertThat(sink.finish().size()).isEqualTo(4);
        }
    }

    @Test
    void join_failing_leavesThePartsUnchanged() throws IOException {
        try (ObjectDirectory folder = ObjectDirectory.open(root)) {
            UploadSink sink = folder.newSink();
            write(sink, "first");
            Path first = sink.finish().file();
            Path missing = root.resolve("missing");

            assertThatThrownBy(() -> folder.join("uploads/a", List.of(first, missing)))
                    .isInstanceOf(StorageFailureException.class);

            assertThat(first).hasContent("first");
            try (FileChannel channel = FileChannel.open(first, StandardOpenOption.READ)) {
                assertThat(channel.size()).isEqualTo(5);
            }
        }
    }
}
