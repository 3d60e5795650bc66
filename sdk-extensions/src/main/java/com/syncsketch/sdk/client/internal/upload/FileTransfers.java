package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.TransferTimeout;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Timeouts and failures of requests whose body is a file. */
final class FileTransfers {

    private FileTransfers() {}

    /** Returns the timeouts of a request. */
    static TimeoutPolicy timeout(OperationInfo operation, UploadRequest request, FileBody file) {
        return timeout(operation, request, file::position);
    }

    /** Returns the timeouts of a request that sends nothing of the file. */
    static TimeoutPolicy timeout(OperationInfo operation, UploadRequest request) {
        return timeout(operation, request, () -> 0);
    }

    private static TimeoutPolicy timeout(OperationInfo operation, UploadRequest request, LongSupplier position) {
        return new TransferTimeout(
                operation,
                request.getStallTimeout(),
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
        return snapshot.isUnchanged()
                ? new UnusableFileException(snapshot.file(), "cannot be read completely", failure)
                : new FileChangedException(snapshot.file(), null, failure);
    }
}
