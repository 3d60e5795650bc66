package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storage folder fails: that is a defect of the server, not a disconnected client. */
class StorageTroubleTest {

    private static final String BOUNDARY = "bound";

    @TempDir
    private Path root;

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String upload(MockSyncSketch mock) throws IOException {
        long project = mock.data().addProject("Show A");
        long review = mock.data().addReview(project, "Dailies");
        String body =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"reviewFile\"; filename=\"a.mov\"\r\n\r\n"
                        + "content\r\n--" + BOUNDARY + "--\r\n";
        try (RawConnection connection = new RawConnection(mock)) {
            return connection
                    .send("POST /items/uploadToReview/" + review + "/ HTTP/1.1\r\n" + RawConnection.credentials(mock)
                            + "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nConnection: close\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .readAll();
        }
    }

    @Test
    void start_rejectsAFolderThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> MockSyncSketch.builder().storageFolder(file).start())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write to the storage folder " + file);
    }

    @Test
    void upload_recreatesADeletedFolder() throws IOException {
        Path folder = root.resolve("storage");
        try (MockSyncSketch mock =
                MockSyncSketch.builder().storageFolder(folder).start()) {
            deleteTree(folder);

            assertThat(upload(mock)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void upload_toAFolderThatCannotBeWritten_isADefect() throws IOException {
        Path folder = root.resolve("storage");
        try (MockSyncSketch mock =
                MockSyncSketch.builder().storageFolder(folder).start()) {
            deleteTree(folder);
            Files.createFile(folder);

            assertThat(upload(mock)).startsWith("HTTP/1.1 500 ").contains("Cannot write to the storage folder");

            List<JournalEntry> entries = mock.journal().entries();
            JournalEntry last = entries.get(entries.size() - 1);
            assertThat(last.outcome()).isEqualTo(ExchangeOutcome.COMPLETED);
            assertThat(mock.defects()).singleElement().asString().contains("Cannot write to the storage folder");
        }
    }

    @Test
    void close_removesUnfinishedUploads() throws IOException {
        Path folder = root.resolve("storage");
        MockSyncSketch.builder().storageFolder(folder).start().close();

        try (Stream<Path> left = Files.list(folder.resolve(".incoming"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }
}
