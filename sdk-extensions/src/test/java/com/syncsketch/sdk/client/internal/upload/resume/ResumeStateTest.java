package com.syncsketch.sdk.client.internal.upload.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.upload.ChangeDetection;
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
        state.addPart(4, "\"tag of 4\"", null);
        state.addPart(2, "tag of 2", "0123456789abcdef0123456789abcdef");
        return state;
    }

    private static ResumeState parse(byte[] json) throws UnreadableStateException {
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
    @CsvSource({"1, 5242880", "52428800000, 5242880", "53687091200000, 5368709120", "1, 5368709120"})
    void parse_ofExtremeSizes_returnsWhatWasWritten(long size, long partSize) throws Exception {
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
        assertThat(CONTENT.difference(current, ChangeDetection.SIZE_AND_TIME)).startsWith(message);
        assertThat(CONTENT.difference(CONTENT, ChangeDetection.SIZE_AND_TIME)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = ", ",
            quoteCharacter = '`',
            value = {
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
                "itemId, 0",
                "itemId, -5",
                "itemId, 1.9",
                "itemId, 9223372036854775808",
                "service, \"ftp://www.syncsketch.com\"",
                "service, \"https://www.syncsketch.com/?a=1\"",
                "size, -1",
                "size, 9223372036854775807",
                "size, 53687091200001",
                "partSize, 1",
                "partSize, -1",
                "partSize, 5242879",
                "partSize, 5368709121",
                "partSize, 9223372036854775807",
                "partSize, \"5242880\"",
                "noConvert, null",
                "noConvert, 1",
                "contentType, 5",
                "name, null",
                "wantedUuid, []",
                "fingerprint, \"\"",
                "fingerprint, \"sha256\\u0000\"",
                "modified, \"2026-02-30T00:00:00Z\"",
                "stage, \"open\"",
                "parts, []",
                "parts, null",
                "parts, {\"-1\": \"x\"}",
                "parts, {\"02\": \"x\"}",
                "parts, {\"+2\": \"x\"}",
                "parts, {\"\u0662\": \"x\"}",
                "parts, {\"99999999999\": \"x\"}",
                "parts, {\"1\": \"\"}",
                "parts, {\"1\": null}",
                "parts, {\"1\": \"tag\\r\\nX-Other: 1\"}",
                "parts, {\"1\": \"tag\\u0085\"}",
                "md5, null",
                "md5, {\"2\": \"0123\"}",
                "md5, {\"2\": null}",
                "md5, {\"3\": \"0123456789abcdef0123456789abcdef\"}",
                "uploadId, \"\"",
                "uploadId, \"..\"",
                "uploadId, \".\"",
                "uploadId, \"up\\nload\"",
                "uploadId, \"up\\u2028load\"",
                "uploadId, \"up\\ud800load\"",
                "key, \"\"",
                "key, \"up\\ud800load\"",
                "uploadId, \"/upload\"",
                "uploadId, \"up//load\"",
                "uploadId, \"up/../load\"",
                "uploadId, \"up\\u202eload\"",
            })
    void parse_withADamagedField_throws(String field, String value) throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.set(field, JSON.readTree(value));
        assertThatThrownBy(() -> parse(JSON.writeValueAsBytes(root)))
                .isInstanceOf(UnreadableStateException.class)
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
                "{'format': 'syncsketch-resume-file'}; field version",
                "{'format': 'syncsketch-resume-file', 'version': 2}; its format has version 2, but this client supports version 1",
                "{'format': 'syncsketch-resume-file', 'version': 1}; field service",
            },
            quoteCharacter = '`')
    void parse_ofOtherContent_throws(String content, String message) {
        byte[] json = content.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_ofTooManyParts_throws() throws Exception {
        ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
        root.put("size", 10_000 * PART + 1);
        assertThatThrownBy(() -> parse(JSON.writeValueAsBytes(root))).hasMessageContaining("10001 parts");
    }

    /** Which of the two a reader gets would be chance. */
    @ParameterizedTest
    @ValueSource(strings = {"\"stage\":\"OPEN\"", "\"2\":\"tag of 2\"", "\"itemId\":9007199254740993", "\"version\":1"})
    void parse_ofADuplicateField_throws(String field) {
        String json = new String(new ResumeState(TARGET, CONTENT, twoParts()).toJson(), StandardCharsets.UTF_8);
        assertThat(json).contains(field);
        byte[] duplicate = json.replace(field, field + "," + field).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> parse(duplicate)).isInstanceOf(UnreadableStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2147483648", "9223372036854775807"})
    void parse_ofALaterVersion_saysWhatToDo(String version) {
        String json = "{\"format\": \"syncsketch-resume-file\", \"version\": " + version + "}";
        assertThatThrownBy(() -> parse(json.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining(
                        "version " + version + ", but this client supports version 1; resume the upload with");
    }

    /** A key may contain the name of the file. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "..", "a//b/../c", "line\nbreak\u0000\u0085\u2028\u202e.mov", "é日本\ud83d\ude00"})
    void key_mayBeAnyText(String key) throws Exception {
        UploadState state = twoParts();
        state.setSession(new UploadSession("up", key));
        byte[] json = new ResumeState(TARGET, CONTENT, state).toJson();

        assertThat(parse(json).state().requireSession().key()).isEqualTo(key);
        assertThat(new String(json, StandardCharsets.ISO_8859_1)).matches("[ -~]+");
    }

    /** Half of a surrogate pair has no form in UTF-8. */
    @Test
    void uuidOfTheService_mayBeAnyText() throws Exception {
        UploadState state = twoParts();
        state.setItem(new CreatedItem(502, "u\ud800-\udc00"));

        UploadState read =
                parse(new ResumeState(TARGET, CONTENT, state).toJson()).state();

        assertThat(read.requireItem().uuid()).isEqualTo("u\ud800-\udc00");
    }

    /** A message with line breaks could forge lines of a log. */
    @Test
    void parse_ofDamagedTexts_doesNotRepeatThem() throws Exception {
        for (String field : new String[] {"service", "stage", "modified", "uploadId", "fingerprint"}) {
            ObjectNode root = (ObjectNode) JSON.readTree(new ResumeState(TARGET, CONTENT, twoParts()).toJson());
            root.put(field, "a\r\nERROR b");
            assertThatThrownBy(() -> parse(JSON.writeValueAsBytes(root)))
                    .hasMessageNotContaining("ERROR")
                    .hasMessageContaining(field);
        }
    }

    @Test
    void parse_ofATruncatedFile_throwsAtEachLength() {
        byte[] json = new ResumeState(TARGET, CONTENT, twoParts()).toJson();
        for (int length = 0; length < json.length; length++) {
            byte[] truncated = Arrays.copyOf(json, length);
            assertThatThrownBy(() -> parse(truncated)).isInstanceOf(UnreadableStateException.class);
        }
    }
}
