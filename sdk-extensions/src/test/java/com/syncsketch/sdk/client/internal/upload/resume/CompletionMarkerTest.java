package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
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
        file = Files.writeString(folder.resolve("shot.mov"), "moving pictures");
    }

    private CompletionMarker done(long reviewId) {
        return new CompletionMarker(folder.resolve("journals"), SERVICE, reviewId, file);
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journals"))) {
            return files.toList().get(0);
        }
    }

    @Test
    void itemId_isThatOfTheFormerRun_ofTheSameFileAndReview() throws IOException {
        assertThat(done(31).itemId()).isNull();
        done(31).write(1);
        assertThat(done(31).itemId()).isEqualTo(1);
        assertThat(done(32).itemId()).isNull();
        Files.writeString(file, "other pictures");
        assertThat(done(31).itemId()).isNull();
    }

    /** Whoever took it for the file's would not upload it at all. */
    @ParameterizedTest
    @CsvSource({
        "format, '\"other\"', it does not tell of this file",
        "version, 2, it does not tell of this file",
        "service, '\"https://studio.example\"', it does not tell of this file",
        "reviewId, 32, it does not tell of this file",
        "file, '\"/elsewhere/shot.mov\"', it does not tell of this file",
        "itemId, 0, it does not tell of this file",
        "itemId, -1, it does not tell of this file",
        "modified, '\"yesterday\"', it cannot be read"
    })
    void itemId_whenAMemberIsAnother_isRefused(String member, String json, String said) throws IOException {
        done(31).write(1);
        Path memory = only();
        ObjectNode root = (ObjectNode) JSON.readTree(memory.toFile());
        root.set(member, JSON.readTree(json));
        JSON.writeValue(memory.toFile(), root);
        assertThatThrownBy(() -> done(31).itemId())
                .isInstanceOfSatisfying(ResumeRefusedException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.RESUME_FILE_UNREADABLE);
                    assertThat(e.journal()).isEqualTo(memory);
                })
                .hasMessageContaining(said);
    }
}
