package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.Jackson;
import com.syncsketch.sdk.client.internal.util.Texts;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses resume files. Accepts only what the client writes: a file may be damaged or edited, and a wrong number would end in
 * thousands of parts, or in another item than that of the upload. Messages repeat only numbers of the file.
 */
final class ResumeStateParser {

    /** More than any identifier, key or ETag of S3 has. */
    private static final int MAX_TOKEN_LENGTH = 4096;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern PART_NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** Refuses objects with the same field twice. */
    static final ObjectReader READER =
            Jackson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final JsonNode root;

    private ResumeStateParser(JsonNode root) {
        this.root = root;
    }

    static ResumeState parse(byte[] json) throws UnreadableStateException {
        JsonNode root;
        try {
            root = READER.readTree(json);
        } catch (IOException e) {
            throw new UnreadableStateException("it is not JSON, or is damaged", e);
        }
        if (!ResumeState.FORMAT.equals(root.path("format").textValue())) {
            throw new UnreadableStateException("it is not a resume file", null);
        }
        ResumeStateParser parser = new ResumeStateParser(root);
        try {
            long version = parser.number("version", 1);
            if (version != ResumeState.VERSION) {
                throw new UnreadableStateException(
                        "its format has version " + version + ", but this client supports version "
                                + ResumeState.VERSION
                                + "; resume the upload with the version of the client that started it",
                        null);
            }
            return parser.state();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableStateException("it is damaged: " + e.getMessage(), e);
        }
    }

    private ResumeState state() {
        ResumeState.Target target = new ResumeState.Target(
                service(),
                number("reviewId", Long.MIN_VALUE),
                text("name"),
                optionalText("contentType"),
                flag("noConvert"),
                optionalText("wantedUuid"));
        ResumeState.Content content = new ResumeState.Content(number("size", 1), modified(), token("fingerprint"));
        UploadState state = new UploadState(plan(content.size()));
        state.setStage(stage());
        if (root.has("itemId")) {
            state.setItem(new CreatedItem(number("itemId", 1), optionalText("itemUuid")));
        }
        if (root.has("uploadId")) {
            state.setSession(new UploadSession(text("uploadId"), text("key")));
        }
        addParts(state);
        if (root.has("metadata")) {
            state.setMetadata(new ResumeStateParser(object("metadata")).metadata());
        }
        boolean allSent = state.session() != null && state.missingParts().isEmpty();
        require(
                (state.item() != null || state.session() == null)
                        && (state.session() != null || state.etags().isEmpty())
                        && (state.stage() == Stage.OPEN || allSent),
                "its fields contradict each other");
        return new ResumeState(target, content, state);
    }

    /** Parses the object with the metadata, which is the root of this parser. */
    private ItemMetadata metadata() {
        JsonNode fps = root.path("fps");
        JsonNode firstFrame = root.path("firstFrame");
        require(
                fps.isNull() || (fps.isNumber() && fps.doubleValue() > 0 && !Double.isInfinite(fps.doubleValue())),
                "field fps is invalid");
        require(
                firstFrame.isNull() || (firstFrame.isIntegralNumber() && firstFrame.canConvertToInt()),
                "field firstFrame is invalid");
        return new ItemMetadata(
                metadataText("artist"),
                metadataText("description"),
                metadataText("approvalStatus"),
                fps.isNull() ? null : fps.doubleValue(),
                firstFrame.isNull() ? null : firstFrame.intValue(),
                metadataText("type"));
    }

    @Nullable
    private String metadataText(String field) {
        String text = optionalText(field);
        require(text == null || Texts.isWellFormed(text), "field " + field + " is invalid");
        return text;
    }

    private String service() {
        String service = token("service");
        try {
            require(Origin.of(service).toString().equals(service), "field service is not the URL of a service");
        } catch (IllegalArgumentException e) {
            throw invalid("service", "the URL of a service");
        }
        return service;
    }

    private Instant modified() {
        try {
            return Instant.parse(text("modified"));
        } catch (DateTimeException e) {
            throw invalid("modified", "a time");
        }
    }

    private Stage stage() {
        String name = text("stage");
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(name)) {
                return stage;
            }
        }
        throw invalid("stage", "a stage");
    }

    private PartPlan plan(long size) {
        long partSize = number("partSize", UploadRequest.MIN_PART_SIZE);
        require(partSize <= UploadRequest.MAX_PART_SIZE, "field partSize is too large");
        require(size <= PartPlan.MAX_FILE_SIZE, "field size is too large");
        PartPlan plan = new PartPlan(size, partSize);
        require(plan.count() <= PartPlan.MAX_PARTS, "the file would have " + plan.count() + " parts");
        return plan;
    }

    private void addParts(UploadState state) {
        JsonNode etags = object("parts");
        JsonNode checksums = object("md5");
        for (Map.Entry<String, JsonNode> part : etags.properties()) {
            int number = partNumber(part.getKey(), state);
            String md5 = checksums.path(part.getKey()).textValue();
            state.addPart(number, token(part.getValue(), "the ETag of part " + number), md5);
        }
        for (Map.Entry<String, JsonNode> part : checksums.properties()) {
            int number = partNumber(part.getKey(), state);
            String md5 = part.getValue().textValue();
            require(
                    md5 != null && UploadState.isMd5(md5) && state.etags().containsKey(number),
                    "the MD5 of part " + number + " is invalid");
        }
    }

    private static int partNumber(String name, UploadState state) {
        // A leading zero would allow to list a part twice.
        require(PART_NUMBER.matcher(name).matches(), "a part number is invalid");
        int number = Integer.parseInt(name);
        require(number <= state.plan().count(), "part " + number + " is beyond the end of the file");
        return number;
    }

    private JsonNode object(String field) {
        JsonNode object = root.path(field);
        require(object.isObject(), "field " + field + " is missing or not an object");
        return object;
    }

    private boolean flag(String field) {
        JsonNode flag = root.path(field);
        require(flag.isBoolean(), "field " + field + " is missing or not a Boolean");
        return flag.booleanValue();
    }

    @Nullable
    private String optionalText(String field) {
        return root.path(field).isNull() ? null : text(field);
    }

    private String text(String field) {
        String text = root.path(field).textValue();
        if (text == null) {
            throw new IllegalArgumentException("field " + field + " is missing or not a string");
        }
        return text;
    }

    /** Returns a text that stands in a request or a message: not empty, and in one line. */
    private String token(String field) {
        return token(root.path(field), "field " + field);
    }

    private static String token(JsonNode node, String description) {
        String text = node.textValue();
        if (text == null || !isToken(text)) {
            throw new IllegalArgumentException(description + " is invalid");
        }
        return text;
    }

    static boolean isToken(String text) {
        return !text.isBlank()
                && text.length() <= MAX_TOKEN_LENGTH
                && !UNPRINTABLE.matcher(text).find()
                && Texts.isWellFormed(text);
    }

    private long number(String field, long min) {
        JsonNode number = root.path(field);
        require(isLong(number), "field " + field + " is missing or not an integer");
        require(number.longValue() >= min, "field " + field + " is " + number.longValue() + ", less than " + min);
        return number.longValue();
    }

    static boolean isLong(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static IllegalArgumentException invalid(String field, String expected) {
        return new IllegalArgumentException("field " + field + " is not " + expected);
    }

    private static void require(boolean valid, String problem) {
        if (!valid) {
            throw new IllegalArgumentException(problem);
        }
    }
}
