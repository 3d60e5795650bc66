package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.UploadException;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.FileNames;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import com.syncsketch.sdk.client.upload.UploadSource;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request whose bytes are in a file: that of the request, or a temporary one with the bytes of its stream, which is deleted
 * at the end.
 *
 * @param request the request for the file
 * @param folder the folder of the temporary file, or null if there is none
 */
record SpooledSource(UploadRequest request, @Nullable Path folder) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");
    private static final int BUFFER_SIZE = 64 * 1024;

    /**
     * Copies the bytes of a stream to a temporary file.
     *
     * @throws UploadException if the stream cannot be read, has another length than announced, or cannot be written
     * @throws RequestInterruptedException if the thread is interrupted
     */
    static SpooledSource of(UploadRequest request) {
        UploadSource source = request.getSource();
        if (source.getFile() != null) {
            return new SpooledSource(request, null);
        }
        Path folder = createFolder(request);
        Path file = FileNames.in(folder, source.getFileName());
        SpooledSource spooled = new SpooledSource(forFile(request, file), folder);
        try {
            spooled.copy(source, file);
            return spooled;
        } catch (Throwable e) { // Whatever the stream of the user throws.
            spooled.close();
            throw e;
        }
    }

    /** Runs an upload with the bytes in a file. */
    static <T> T with(UploadRequest request, Function<UploadRequest, T> upload) {
        try (SpooledSource spooled = of(request)) {
            return upload.apply(spooled.request);
        }
    }

    private static Path createFolder(UploadRequest request) {
        Path parent = request.getTemporaryFolder();
        try {
            return parent == null
                    ? Files.createTempDirectory("syncsketch-upload-")
                    : Files.createTempDirectory(parent, "syncsketch-upload-");
        } catch (IOException e) {
            throw new UploadException(
                    "A temporary folder for " + request.getSource().getFileName() + " cannot be created: " + e,
                    null,
                    e);
        }
    }

    /** Returns a request for the temporary file, whose modification time says nothing. */
    private static UploadRequest forFile(UploadRequest request, Path file) {
        UploadRequestBuilder builder = UploadRequest.builder(request.getReviewId(), file)
                .name(UploadAttributes.itemName(request))
                .artist(request.getArtist())
                .contentType(request.getContentType())
                .noConvert(request.isNoConvert())
                .stallTimeout(request.getStallTimeout())
                .responseTimeout(request.getResponseTimeout())
                .lockResumeFile(request.isLockResumeFile())
                .changeDetection(ChangeDetection.CONTENT);
        set(request.getDescription(), builder::description);
        set(request.getNewVersionOf(), builder::newVersionOf);
        set(request.getApprovalStatus(), builder::approvalStatus);
        set(request.getFps(), builder::fps);
        set(request.getFirstFrame(), builder::firstFrame);
        set(request.getType(), builder::type);
        set(request.getItemUuid(), builder::itemUuid);
        set(request.getProgressListener(), builder::progressListener);
        set(request.getPartSize(), builder::partSize);
        set(request.getParallelism(), builder::parallelism);
        set(request.isVerifyChecksums(), builder::verifyChecksums);
        set(request.getResumeFile(), builder::resumeFile);
        return builder.build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private void copy(UploadSource source, Path file) {
        Long expected = source.getLength();
        long length = 0;
        try (InputStream in = open(source);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER_SIZE];
            for (int count = read(source, in, buffer); count >= 0; count = read(source, in, buffer)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new RequestInterruptedException(
                            "The thread was interrupted while " + source.getFileName() + " was read");
                }
                length += count;
                if (expected != null && length > expected) {
                    throw new UploadException(
                            source.getFileName() + " has more than the announced " + expected + " bytes", null, null);
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw unwritable(source, e);
        }
        if (expected != null && length < expected) {
            throw new UploadException(
                    source.getFileName() + " has " + length + " bytes instead of the announced " + expected,
                    null,
                    null);
        }
        if (length == 0) {
            throw new UploadException(source.getFileName() + " is empty", null, null);
        }
    }

    private static InputStream open(UploadSource source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UploadException(source.getFileName() + " cannot be opened: " + e, null, e);
        }
    }

    private static int read(UploadSource source, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new UploadException(source.getFileName() + " cannot be read: " + e, null, e);
        }
    }

    private static UploadException unwritable(UploadSource source, IOException e) {
        return new UploadException(source.getFileName() + " cannot be copied to a temporary file: " + e, null, e);
    }

    /** Deletes the temporary file, if there is one. A failure is only logged. */
    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(request.getFile());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(folder), Characters.printable(e));
        }
    }
}
