package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileReads;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.internal.util.Jackson;
import com.syncsketch.sdk.client.internal.util.PathNames;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of one file in a folder of resume files: the path of its resume file, the item that an earlier run created
 * from it, and an attempt to send it as a new version. Files are distinguished by path, service and review, so one folder serves several reviews.
 */
public final class CompletionMarker {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");
    private static final String FORMAT = "syncsketch-completion-marker";
    private static final String ATTEMPT_FORMAT = "syncsketch-version-attempt";
    private static final int VERSION = 1;
    private static final int MAX_NAME_LENGTH = 100;
    private static final Pattern SPECIAL = Pattern.compile("(?:%[0-9A-F]{2}|[^A-Za-z0-9._-])+");
    private static final Pattern LEADING_DOTS = Pattern.compile("^[.]+");

    private final Path folder;
    private final Path file;
    private final String uri;
    private final String service;
    private final long reviewId;
    private final Path resumeFile;
    private final Path marker;
    private final Path attempt;

    /**
     * Determines the paths; accesses no file.
     *
     * @param folder the folder of the resume files
     */
    public CompletionMarker(Path folder, Origin service, long reviewId, Path file) {
        this.folder = folder;
        this.file = file;
        this.uri = PathNames.uri(file);
        this.service = service.toString();
        this.reviewId = reviewId;
        String name = name(file) + "-" + hash();
        this.resumeFile = folder.resolve(name + ".upload.json");
        this.marker = folder.resolve(name + ".done.json");
        this.attempt = folder.resolve(name + ".version.json");
    }

    /** Returns the path of the resume file. */
    public Path resumeFile() {
        return resumeFile;
    }

    /** The content of the file that counts as uploaded later, so that any later change is detected. */
    public static final class Version {

        private final ResumeState.Content content;

        /** Null unless the whole content counts. */
        @Nullable
        private final String sha256;

        private Version(ResumeState.Content content, @Nullable String sha256) {
            this.content = content;
            this.sha256 = sha256;
        }
    }

    /**
     * Reads the file as it is now. Creates the folder if it does not exist.
     *
     * @throws com.syncsketch.sdk.client.error.UnusableFileException if the file cannot be uploaded
     * @throws RequestInterruptedException if the thread is interrupted
     * @throws ResumeFileException if the folder cannot be created or written
     */
    public Version version(UploadRequest request) {
        FileSnapshot snapshot = FileSnapshot.of(file);
        createFolder(request);
        return version(request, snapshot);
    }

    /**
     * Reads the file as it is now. Writes nothing.
     *
     * @throws com.syncsketch.sdk.client.error.UnusableFileException if the file cannot be uploaded
     * @throws RequestInterruptedException if the thread is interrupted
     */
    public Version current(UploadRequest request) {
        return version(request, FileSnapshot.of(file));
    }

    private void createFolder(UploadRequest request) {
        ResumeStateFile.createFolder(file, resumeFile, folder);
        if (!resumeFile.equals(request.getResumeFile())) {
            // Otherwise, the resume file in the same folder is written before anything is sent.
            checkWritable();
        }
    }

    private Version version(UploadRequest request, FileSnapshot snapshot) {
        ResumeState.Content content = ResumeState.Content.of(snapshot);
        String sha256 = request.getChangeDetection() == ChangeDetection.CONTENT
                ? FileReads.digest(file, 0, snapshot.size(), Digests.sha256())
                : null;
        return new Version(content, sha256);
    }

    /**
     * Returns the item that an earlier run created from the current content of the file.
     *
     * @return the item ID, or null if there is none or the file has changed since
     * @throws ResumeRefusedException if the marker cannot be read
     * @throws RequestInterruptedException if the thread is interrupted
     */
    @Nullable
    public Long itemId(Version current) {
        JsonNode root = read(marker, FORMAT, current);
        return root == null ? null : root.path("itemId").longValue();
    }

    /**
     * An attempt to send the file as a new version of an item.
     *
     * @param itemId the item
     * @param revisionId its revision in the review before the attempt; null if it was unknown
     */
    public record VersionAttempt(long itemId, @Nullable Long revisionId) {}

    /**
     * Returns the attempt of an earlier run to send the current content of the file as a new version.
     *
     * @return the attempt, or null if there was none, its outcome is known, or the file has changed since
     * @throws ResumeRefusedException if its record cannot be read
     * @throws RequestInterruptedException if the thread is interrupted
     */
    @Nullable
    public VersionAttempt versionAttempt(Version current) {
        JsonNode root = read(attempt, ATTEMPT_FORMAT, current);
        if (root == null) {
            return null;
        }
        JsonNode revision = root.path("revisionId");
        return new VersionAttempt(
                root.path("itemId").longValue(), ResumeStateParser.isLong(revision) ? revision.longValue() : null);
    }

    /** Returns the path of the record of an attempt. */
    public Path attemptFile() {
        return attempt;
    }

    /** Returns the content of a record of this file, or null if there is none or the file has changed since. */
    @Nullable
    private JsonNode read(Path record, String format, Version current) {
        try {
            byte[] json = StateFiles.read(record);
            if (json == null) {
                return null;
            }
            JsonNode root = ResumeStateParser.READER.readTree(json);
            boolean valid = format.equals(root.path("format").textValue())
                    && root.path("version").isInt()
                    && root.path("version").intValue() == VERSION
                    && service.equals(root.path("service").textValue())
                    && ResumeStateParser.isLong(root.path("reviewId"))
                    && root.path("reviewId").longValue() == reviewId
                    && uri.equals(root.path("file").textValue())
                    && ResumeStateParser.isLong(root.path("size"))
                    && ResumeStateParser.isLong(root.path("itemId"))
                    && root.path("itemId").longValue() > 0;
            if (!valid) {
                throw unreadable(record, "it does not belong to this file", null);
            }
            ResumeState.Content uploaded = new ResumeState.Content(
                    root.path("size").longValue(),
                    Instant.parse(root.path("modified").asText()),
                    root.path("fingerprint").asText());
            String sha256 = root.path("sha256").textValue();
            boolean same = (sha256 == null || current.sha256 == null)
                    ? uploaded.difference(current.content, ChangeDetection.SIZE_AND_TIME) == null
                    : sha256.equals(current.sha256);
            return same ? root : null;
        } catch (ClosedByInterruptException e) {
            throw new RequestInterruptedException("The thread was interrupted while " + record + " was read");
        } catch (IOException | DateTimeException e) {
            throw unreadable(record, "it cannot be read", e);
        }
    }

    /**
     * Records that the file was uploaded.
     *
     * @throws ResumeFileException if the marker cannot be written
     */
    public void write(Version uploaded, long itemId) {
        ResumeStateFile.write(file, marker, Jackson.bytes(record(FORMAT, uploaded, itemId)));
    }

    /**
     * Records that the file is about to be sent as a new version.
     *
     * @throws ResumeFileException if the record cannot be written
     */
    public void writeVersionAttempt(Version sent, VersionAttempt begun) {
        ObjectNode json = record(ATTEMPT_FORMAT, sent, begun.itemId()).put("revisionId", begun.revisionId());
        ResumeStateFile.write(file, attempt, Jackson.bytes(json));
    }

    /** Deletes the record of an attempt, whose outcome is known. A failure is only logged. */
    public void deleteVersionAttempt() {
        try {
            Files.deleteIfExists(attempt);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(attempt), Characters.printable(e));
        }
    }

    private ObjectNode record(String format, Version content, long itemId) {
        return Jackson.MAPPER
                .createObjectNode()
                .put("format", format)
                .put("version", VERSION)
                .put("service", service)
                .put("reviewId", reviewId)
                .put("file", uri)
                .put("size", content.content.size())
                .put("modified", content.content.modified().toString())
                .put("fingerprint", content.content.fingerprint())
                .put("sha256", content.sha256)
                .put("itemId", itemId);
    }

    private void checkWritable() {
        try {
            Files.delete(Files.createTempFile(folder, "syncsketch-", ".new"));
        } catch (IOException e) {
            throw new ResumeFileException(file, marker, "cannot be written: " + StateFiles.describe(e, marker), e);
        }
    }

    /** Returns the name of the file in ASCII. The hash keeps names apart that become equal. */
    private static String name(Path file) {
        String ascii = SPECIAL.matcher(PathNames.encoded(file)).replaceAll("_");
        String visible = LEADING_DOTS.matcher(ascii).replaceAll("_");
        return visible.substring(0, Math.min(MAX_NAME_LENGTH, visible.length()));
    }

    private String hash() {
        byte[] key = (service + "\n" + reviewId + "\n" + uri).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Digests.sha256().digest(key), 0, 8);
    }

    private ResumeRefusedException unreadable(Path record, String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(file, record, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }
}
