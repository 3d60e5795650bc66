package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeStateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PART = 5L * 1024 * 1024;
    private static final ResumeState.Target TARGET =
            new ResumeState.Target("https://www.syncsketch.com", 31, "\u5929\n\u00e9.mov", null, true, null);
    private static final ResumeState.Content CONTENT =
            new ResumeState.Content(3 * PART + 1, Instant.parse("2026-03-03T10:00:00.000000001Z"), "sha256:1");

    private static UploadState twoParts() {
        UploadState state = new UploadState(new PartPlan(CONTENT.size(), PART));
        state.setItem(new CreatedItem(9_007_199_254_740_993L, null));
        state.setSession(new UploadSession("2~up/load=", "uploads/31/\u00e9 & b"));
        state.addPart(4, "\"tag of 4\"");
        state.addPart(2, "tag of 2");
        return state;
    }

    private static ResumeState parse(byte[] json) throws ResumeState.UnreadableException {
        return ResumeState.parse(json);
    }

    @Test
    void parse_returnsWhatWasWritten() throws Exception {
        UploadState state = twoParts();
        ResumeState parsed = parse(new ResumeState(TARGET, CONTENT, state).toJson());
        assertThat(parsed.target()).isEqualTo(TARGET);
        assertThat(parsed.content()).isEqualTo(CONTENT);
        assertThat(parsed.state().plan()).isEqualTo(state.plan());
        assertThat(parsed.state().stage()).isEqualTo(Stage.OPEN);
        assertThat(parsed.state().item()).isEqualTo(state.item());
        assertThat(parsed.state().session()).isEqualTo(state.session());
        assertThat(parsed.state().etags()).isEqualTo(Map.of(2, "tag of 2", 4, "\"tag of 4\""));
        assertThat(parsed.state().missingParts()).containsExactly(1, 3);
        assertThat(parsed.state().confirmedBytes()).isEqualTo(PART + 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 5242880", "3, 1", "1, 1"})
    void parse_ofMinimumSizes_returnsWhatWasWritten(long size, long partSize) throws Exception {
        ResumeState.Content content = new ResumeState.Content(size, CONTENT.modified(), CONTENT.fingerprint());
        UploadState state = new UploadState(new PartPlan(size, partSize));
        assertThat(parse(new ResumeState(TARGET, content, state).toJson())
                        .state()
                        .plan())
                .isEqualTo(state.plan());
    }

    @Test
    void difference_ofServices_namesBoth() {
        ResumeState.Target other = new ResumeState.Target(
                "https://studio.example", TARGET.reviewId(), TARGET.name(), null, TARGET.noConvert(), null);
        assertThat(TARGET.difference(other))
                .isEqualTo("it belongs to an upload to https://www.syncsketch.com, not to https://studio.example");
        assertThat(TARGET.difference(TARGET)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "size; 3; the file had 15728641 bytes and now has 3",
                "time; 0; the modification time of the file was 2026-03-03T10:00:00.000000001Z and now is 1970-01-01T00:00:00Z",
                "bytes; 0; the content of the file has changed"
            })
    void difference_describesTheChange(String change, long value, String message) {
        ResumeState.Content current = switch (change) {
            case "size" -> new ResumeState.Content(value, CONTENT.modified(), "other");
            case "time" -> new ResumeState.Content(CONTENT.size(), Instant.ofEpochSecond(value), "other");
            default -> new ResumeState.Content(CONTENT.size(), CONTENT.modified(), "other");
        };
        assertThat(CONTENT.difference(current)).startsWith(message);
        assertThat(CONTENT.difference(CONTENT)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "reviewId, \"31\"",
        "service, null",
        "size, 0",
        "size, 1.5",
        "size, 99999999999999999999",
        "partSize, 0",
        "modified, \"yesterday\"",
        "fingerprint, 7",
        "stage, \"HALF\"",
        "stage, \"COMPLETE\"",
        "parts, {\"0\": \"x\"}",
        "parts, {\"5\": \"x\"}",
        "parts, {\"1\": 7}",
        "parts, {\"one\": \"x\"}",
        "uploadId, null",
        "key, null",
        "itemId, null",
    })
    void parse_withADamagedField_throws(String field, String value) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.set(field, JSON.readTree(value));
        assertThatThrownBy(() -> parse(JSON.writeValueAsBytes(root)))
                .isInstanceOf(ResumeState.UnreadableException.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"itemId", "uploadId"})
    void parse_withContradictoryFields_throws(String missing) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.remove(missing);
        assertThatThrownBy(() -> parse(JSON.writeValueAsBytes(root))).hasMessageContaining("contradict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no JSON; not JSON",
                "{}; not a resume file",
                "[]; not a resume file",
                "null; not a resume file",
                "{'format': 'syncsketch-upload-journal'}; its format has version ,",
                "{'format': 'syncsketch-upload-journal', 'version': 2}; its format has version 2, but this client supports version 1",
                "{'format': 'syncsketch-upload-journal', 'version': 1}; field service",
            },
            quoteCharacter = '`')
    void parse_ofOtherContent_throws(String content, String message) {
        byte[] json = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(ResumeState.UnreadableException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_ofATruncatedFile_throwsAtEachLength() {
        byte[] json = new ResumeState(TARGET, CONTENT, twoParts()).toJson();
        for (int length = 0; length < json.length; length++) {
            byte[] truncated = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> parse(truncated)).isInstanceOf(ResumeState.UnreadableException.class);
        }
    }
}
