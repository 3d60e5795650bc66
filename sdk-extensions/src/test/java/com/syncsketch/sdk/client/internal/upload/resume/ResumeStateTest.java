package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.upload.MultipartUploadClient;
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
        state.start(new MultipartUploadClient.Started(9_007_199_254_740_993L, null));
        state.open(new MultipartUploadClient.Opened("2~up/load=", "uploads/31/\u00e9 & b"));
        state.take(4, "\"tag of 4\"");
        state.take(2, "tag of 2");
        return state;
    }

    private static ResumeState read(byte[] json) throws ResumeState.UnreadableException {
        return ResumeState.read(json);
    }

    @Test
    void read_ofWhatWasWritten_isTheSame() throws Exception {
        UploadState state = twoParts();
        ResumeState read = read(new ResumeState(TARGET, CONTENT, state).toJson());
        assertThat(read.target()).isEqualTo(TARGET);
        assertThat(read.content()).isEqualTo(CONTENT);
        assertThat(read.state().plan()).isEqualTo(state.plan());
        assertThat(read.state().stage()).isEqualTo(Stage.OPEN);
        assertThat(read.state().started()).isEqualTo(state.started());
        assertThat(read.state().opened()).isEqualTo(state.opened());
        assertThat(read.state().etags()).isEqualTo(Map.of(2, "tag of 2", 4, "\"tag of 4\""));
        assertThat(read.state().missing()).containsExactly(1, 3);
        assertThat(read.state().confirmedBytes()).isEqualTo(PART + 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 5242880", "3, 1", "1, 1"})
    void read_ofTheSmallestSizes_isTheSame(long size, long partSize) throws Exception {
        ResumeState.Content content = new ResumeState.Content(size, CONTENT.modified(), CONTENT.fingerprint());
        UploadState state = new UploadState(new PartPlan(size, partSize));
        assertThat(read(new ResumeState(TARGET, content, state).toJson())
                        .state()
                        .plan())
                .isEqualTo(state.plan());
    }

    @Test
    void difference_ofServices_namesBoth() {
        ResumeState.Target other = new ResumeState.Target(
                "https://studio.example", TARGET.reviewId(), TARGET.name(), null, TARGET.noConvert(), null);
        assertThat(TARGET.difference(other))
                .isEqualTo("it is of an upload to https://www.syncsketch.com, not to https://studio.example");
        assertThat(TARGET.difference(TARGET)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "size; 3; the file had 15728641 bytes and has 3 now",
                "time; 0; the file was changed last at 1970-01-01T00:00:00Z, not at 2026-03-03T10:00:00.000000001Z",
                "bytes; 0; the file has other bytes"
            })
    void difference_saysWhatChanged(String what, long value, String said) {
        ResumeState.Content now = switch (what) {
            case "size" -> new ResumeState.Content(value, CONTENT.modified(), "other");
            case "time" -> new ResumeState.Content(CONTENT.size(), Instant.ofEpochSecond(value), "other");
            default -> new ResumeState.Content(CONTENT.size(), CONTENT.modified(), "other");
        };
        assertThat(CONTENT.difference(now)).startsWith(said);
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
    void read_whenAMemberIsDamaged_saysSo(String member, String value) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.set(member, JSON.readTree(value));
        assertThatThrownBy(() -> read(JSON.writeValueAsBytes(root)))
                .isInstanceOf(ResumeState.UnreadableException.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"itemId", "uploadId"})
    void read_whenMembersContradict_saysSo(String missing) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.remove(missing);
        assertThatThrownBy(() -> read(JSON.writeValueAsBytes(root))).hasMessageContaining("contradict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no JSON; not JSON",
                "{}; no journal",
                "[]; no journal",
                "null; no journal",
                "{'format': 'syncsketch-upload-journal'}; version  of the format",
                "{'format': 'syncsketch-upload-journal', 'version': 2}; version 2 of the format, and this client knows 1",
                "{'format': 'syncsketch-upload-journal', 'version': 1}; member service",
            },
            quoteCharacter = '`')
    void read_ofSomethingElse_saysWhat(String content, String said) {
        byte[] json = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(ResumeState.UnreadableException.class)
                .hasMessageContaining(said);
    }

    @Test
    void read_ofAJournalThatWasCut_failsAtEachLength() {
        byte[] json = new ResumeState(TARGET, CONTENT, twoParts()).toJson();
        for (int length = 0; length < json.length; length++) {
            byte[] cut = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ResumeState.UnreadableException.class);
        }
    }
}
