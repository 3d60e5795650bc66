package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionMarkerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Origin SERVICE = Origin.of("https://www.syncsketch.com");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shot.mov"), "frames");
    }

    private CompletionMarker marker(long reviewId) {
        return new CompletionMarker(folder.resolve("resume"), SERVICE, reviewId, file);
    }

    private Long itemId(long reviewId, ChangeDetection detection) {
        CompletionMarker marker = marker(reviewId);
        return marker.itemId(marker.version(request(detection)));
    }

    private void write(long itemId, ChangeDetection detection) {
        CompletionMarker marker = marker(31);
        marker.write(marker.version(request(detection)), itemId);
    }

    private UploadRequest request(ChangeDetection detection) {
        return UploadRequest.builder(31, file).changeDetection(detection).build();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("resume"))) {
            return files.toList().get(0);
        }
    }

    @Test
    void itemId_isThatOfTheEarlierRun_ofTheSameFileAndReview() throws IOException {
        assertThat(itemId(31, ChangeDetection.SIZE_AND_TIME)).isNull();
        write(1, ChangeDetection.SIZE_AND_TIME);
        assertThat(itemId(31, ChangeDetection.SIZE_AND_TIME)).isEqualTo(1);
        assertThat(itemId(32, ChangeDetection.SIZE_AND_TIME)).isNull();
        Files.writeString(file, "other frames");
        assertThat(itemId(31, ChangeDetection.SIZE_AND_TIME)).isNull();
    }

    /** Otherwise the file would not be uploaded at all. */
    @ParameterizedTest
    @CsvSource({
        "format, '\"other\"', it does not belong to this file",
        "version, 2, it does not belong to this file",
        "version, 1.5, it does not belong to this file",
        "version, '\"1\"', it does not belong to this file",
        "size, 6.0, it does not belong to this file",
        "itemId, 1.9, it does not belong to this file",
        "itemId, 99999999999999999999, it does not belong to this file",
        "reviewId, '\"31\"', it does not belong to this file",
        "service, '\"https://studio.example\"', it does not belong to this file",
        "reviewId, 32, it does not belong to this file",
        "file, '\"/elsewhere/shot.mov\"', it does not belong to this file",
        "itemId, 0, it does not belong to this file",
        "itemId, -1, it does not belong to this file",
        "modified, '\"yesterday\"', it cannot be read"
    })
    void itemId_withAnUnexpectedField_throws(String field, String json, String message) throws IOException {
        write(1, ChangeDetection.SIZE_AND_TIME);
        Path written = onlyFile();
        ObjectNode root = (ObjectNode) JSON.readTree(written.toFile());
        root.set(field, JSON.readTree(json));
        JSON.writeValue(written.toFile(), root);
        assertThatThrownBy(() -> itemId(31, ChangeDetection.SIZE_AND_TIME))
                .isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
                    assertThat(e.getReason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
                    assertThat(e.getResumeFile()).isEqualTo(written);
                })
                .hasMessageContaining(message);
    }
}
