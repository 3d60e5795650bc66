package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.TransferTimeout;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileReads;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.util.Causes;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.security.MessageDigest;
import java.util.function.LongSupplier;

/** Timeouts and failures of requests whose body is a file. */
final class FileTransfers {

    private FileTransfers() {}

    /** Returns the timeouts of a request. */
    static TimeoutPolicy timeout(Transport transport, OperationInfo operation, UploadRequest request, FileBody file) {
        return timeout(transport, operation, request, file::position);
    }

    /** Returns the timeouts of a request that sends nothing of the file. */
    static TimeoutPolicy timeout(Transport transport, OperationInfo operation, UploadRequest request) {
        return timeout(transport, operation, request, () -> 0);
    }

    private static TimeoutPolicy timeout(
            Transport transport, OperationInfo operation, UploadRequest request, LongSupplier position) {
        return new TransferTimeout(
                operation,
                request.getStallTimeout(),
                transport.fileTransfers(),
                request.getResponseTimeout(),
                exchange ->
                        new UploadStalledException(request.getFile(), position.getAsLong(), request.getStallTimeout()));
    }

    /** Returns the exception to throw: one about the file if it could not be read, or else the failure itself. */
    static SyncSketchException fileFailure(SyncSketchException e, FileBody file, FileSnapshot snapshot) {
        IOException failure = file.failure();
        if (failure == null || e instanceof RequestInterruptedException || e instanceof ClientClosedException) {
            return e;
        }
        if (Causes.contain(failure, ClosedByInterruptException.class) || snapshot.isUnchanged()) {
            return FileReads.failure(snapshot.file(), "cannot be read completely", failure);
        }
        return new FileChangedException(snapshot.file(), null, failure);
    }

    /** Returns a digest of the bytes that are sent in one request, or null if only attributes are compared. */
    @Nullable
    static MessageDigest digest(UploadRequest request) {
        return request.getChangeDetection() == ChangeDetection.CONTENT ? Digests.sha256() : null;
    }

    /**
     * Checks that the service got the bytes of the file.
     *
     * @param digest the digest of the bytes that were sent, or null if only attributes are compared
     * @throws FileChangedException if the file has changed
     */
    static void check(UploadRequest request, FileSnapshot snapshot, @Nullable MessageDigest digest, long itemId) {
        if (snapshot.isUnchanged()) {
            return;
        }
        boolean same = digest != null
                && snapshot.hasSameSize()
                && Digests.hex(digest)
                        .equals(FileReads.digest(request.getFile(), 0, snapshot.size(), Digests.sha256()));
        if (!same) {
            throw new FileChangedException(request.getFile(), itemId, null);
        }
    }
}
