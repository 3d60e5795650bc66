package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.internal.util.FileNames;
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
 * What a folder of journals says of one file: where its journal is, and which item a former run has made of it. Files are
 * told apart by their path and by where they go, so that one folder serves for several reviews.
 */
public final class CompletionMarker {

    private static final String FORMAT = "syncsketch-upload-done";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String path;
    private final String service;
    private final long reviewId;
    private final ResumeState.Content content;
    private final Path journal;
    private final Path done;

    /**
     * Looks at the file; its content is what counts as uploaded later, so a change from now on is noticed.
     *
     * @param folder the folder of journals
     * @throws com.syncsketch.sdk.client.error.UnusableFileException if the file cannot be uploaded
     * @throws ResumeFileException if the folder cannot be made
     */
    public CompletionMarker(Path folder, Origin service, long reviewId, Path file) {
        this.file = file;
        this.path = file.toAbsolutePath().normalize().toString();
        this.service = service.toString();
        this.reviewId = reviewId;
        this.content = ResumeState.Content.of(FileSnapshot.of(file));
        String name = FileNames.safe(UploadAttributes.fileName(file)) + "-" + hash();
        this.journal = folder.resolve(name + ".upload.json");
        this.done = folder.resolve(name + ".done.json");
        ResumeStateFile.madeFolder(file, journal, folder);
    }

    public Path journal() {
        return journal;
    }

    /**
     * Gives the item that a former run has made of the file as it is now.
     *
     * @return null if there is none, or the file has changed since
     * @throws ResumeRefusedException if what was written down cannot be read
     */
    @Nullable
    public Long itemId() {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(done));
            boolean mine = FORMAT.equals(root.path("format").textValue())
                    && root.path("version").asInt() == VERSION
                    && service.equals(root.path("service").textValue())
                    && root.path("reviewId").asLong() == reviewId
                    && path.equals(root.path("file").textValue())
                    && root.path("itemId").asLong() > 0;
            if (!mine) {
                throw unreadable("it does not tell of this file", null);
            }
            ResumeState.Content then = new ResumeState.Content(
                    root.path("size").asLong(),
                    Instant.parse(root.path("modified").asText()),
                    root.path("fingerprint").asText());
            return then.difference(content) == null ? root.path("itemId").asLong() : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | DateTimeException e) {
            throw unreadable("it cannot be read", e);
        }
    }

    /**
     * Writes down that the file has arrived.
     *
     * @throws ResumeFileException if it cannot be written
     */
    public void write(long itemId) {
        try {
            byte[] json = JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("version", VERSION)
                    .put("service", service)
                    .put("reviewId", reviewId)
                    .put("file", path)
                    .put("size", content.size())
                    .put("modified", content.modified().toString())
                    .put("fingerprint", content.fingerprint())
                    .put("itemId", itemId));
            ResumeStateFile.write(file, done, done, json);
        } catch (IOException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    private String hash() {
        byte[] key = (service + "\n" + reviewId + "\n" + path).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256().digest(key), 0, 8);
    }

    private ResumeRefusedException unreadable(String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(file, done, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }
}
