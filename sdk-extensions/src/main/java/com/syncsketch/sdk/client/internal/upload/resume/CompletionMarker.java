package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.internal.util.FileNames;
import com.syncsketch.sdk.client.internal.util.Jackson;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The record of one file in a folder of resume files: the path of its resume file, and the item that an earlier run created
 * from it. Files are distinguished by path, service and review, so one folder serves several reviews.
 */
public final class CompletionMarker {

    private static final String FORMAT = "syncsketch-upload-done";
    private static final int VERSION = 1;

    private final Path file;
    private final String path;
    private final String service;
    private final long reviewId;
    private final ResumeState.Content content;
    private final Path resumeFile;
    private final Path marker;

    /**
     * Reads the content of the file that counts as uploaded later, so that any later change is detected.
     *
     * @param folder the folder of the resume files; it is created if it does not exist
     * @throws com.syncsketch.sdk.client.error.UnusableFileException if the file cannot be uploaded
     * @throws ResumeFileException if the folder cannot be created
     */
    public CompletionMarker(Path folder, Origin service, long reviewId, Path file) {
        this.file = file;
        this.path = file.toAbsolutePath().normalize().toString();
        this.service = service.toString();
        this.reviewId = reviewId;
        this.content = ResumeState.Content.of(FileSnapshot.of(file));
        String name = FileNames.safe(UploadAttributes.fileName(file)) + "-" + hash();
        this.resumeFile = folder.resolve(name + ".upload.json");
        this.marker = folder.resolve(name + ".done.json");
        ResumeStateFile.createFolder(file, resumeFile, folder);
    }

    /** Returns the path of the resume file. */
    public Path resumeFile() {
        return resumeFile;
    }

    /**
     * Returns the item that an earlier run created from the current content of the file.
     *
     * @return the item ID, or null if there is none or the file has changed since
     * @throws ResumeRefusedException if the marker cannot be read
     */
    @Nullable
    public Long itemId() {
        try {
            JsonNode root = Jackson.MAPPER.readTree(Files.readAllBytes(marker));
            boolean valid = FORMAT.equals(root.path("format").textValue())
                    && root.path("version").asInt() == VERSION
                    && service.equals(root.path("service").textValue())
                    && root.path("reviewId").asLong() == reviewId
                    && path.equals(root.path("file").textValue())
                    && root.path("itemId").asLong() > 0;
            if (!valid) {
                throw unreadable("it does not belong to this file", null);
            }
            ResumeState.Content uploaded = new ResumeState.Content(
                    root.path("size").asLong(),
                    Instant.parse(root.path("modified").asText()),
                    root.path("fingerprint").asText());
            return uploaded.difference(content) == null ? root.path("itemId").asLong() : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | DateTimeException e) {
            throw unreadable("it cannot be read", e);
        }
    }

    /**
     * Records that the file was uploaded.
     *
     * @throws ResumeFileException if the marker cannot be written
     */
    public void write(long itemId) {
        byte[] json = Jackson.bytes(Jackson.MAPPER
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("service", service)
                .put("reviewId", reviewId)
                .put("file", path)
                .put("size", content.size())
                .put("modified", content.modified().toString())
                .put("fingerprint", content.fingerprint())
                .put("itemId", itemId));
        ResumeStateFile.write(file, marker, marker, json);
    }

    private String hash() {
        byte[] key = (service + "\n" + reviewId + "\n" + path).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256().digest(key), 0, 8);
    }

    private ResumeRefusedException unreadable(String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(file, marker, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }
}
