package com.syncsketch.sdk.client.internal.upload.resume;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileReads;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
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

/**
 * The record of one file in a folder of resume files: the path of its resume file, and the item that an earlier run created
 * from it. Files are distinguished by path, service and review, so one folder serves several reviews.
 */
public final class CompletionMarker {

    private static final String FORMAT = "syncsketch-completion-marker";
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
        try {
            byte[] json = StateFiles.read(marker);
            if (json == null) {
                return null;
            }
            JsonNode root = ResumeStateParser.READER.readTree(json);
            boolean valid = FORMAT.equals(root.path("format").textValue())
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
                throw unreadable("it does not belong to this file", null);
            }
            ResumeState.Content uploaded = new ResumeState.Content(
                    root.path("size").longValue(),
                    Instant.parse(root.path("modified").asText()),
                    root.path("fingerprint").asText());
            String sha256 = root.path("sha256").textValue();
            boolean same = (sha256 == null || current.sha256 == null)
                    ? uploaded.difference(current.content, ChangeDetection.SIZE_AND_TIME) == null
                    : sha256.equals(current.sha256);
            return same ? root.path("itemId").longValue() : null;
        } catch (ClosedByInterruptException e) {
            throw new RequestInterruptedException("The thread was interrupted while " + marker + " was read");
        } catch (IOException | DateTimeException e) {
            throw unreadable("it cannot be read", e);
        }
    }

    /**
     * Records that the file was uploaded.
     *
     * @throws ResumeFileException if the marker cannot be written
     */
    public void write(Version uploaded, long itemId) {
        byte[] json = Jackson.bytes(Jackson.MAPPER
                .createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("service", service)
                .put("reviewId", reviewId)
                .put("file", uri)
                .put("size", uploaded.content.size())
                .put("modified", uploaded.content.modified().toString())
                .put("fingerprint", uploaded.content.fingerprint())
                .put("sha256", uploaded.sha256)
                .put("itemId", itemId));
        ResumeStateFile.write(file, marker, json);
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

    private ResumeRefusedException unreadable(String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(file, marker, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }
}
