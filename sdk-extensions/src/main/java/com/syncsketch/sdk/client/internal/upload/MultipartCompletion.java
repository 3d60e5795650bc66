package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.ItemStatus;

/**
 * Completes a multipart upload. If the outcome of a request is unknown, the item is read before the request is retried,
 * because a completed multipart upload no longer exists in storage. Only one thread at a time may run it.
 */
final class MultipartCompletion {

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;
    private boolean outcomeUnknown;

    MultipartCompletion(Transport transport, MultipartUploadClient client, UploadRequest request) {
        this.transport = transport;
        this.client = client;
        this.request = request;
    }

    /** Returns true if a request may have completed the upload although it failed. */
    boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    void run(UploadState state, ResumeStateStore store) {
        boolean requestedBefore = state.stage() == Stage.COMPLETING;
        outcomeUnknown |= requestedBefore;
        state.setStage(Stage.COMPLETING);
        if (!requestedBefore) {
            store.save(state);
        }
        complete(state, requestedBefore);
        state.setStage(Stage.COMPLETE);
        store.saveComplete(state);
    }

    private void complete(UploadState state, boolean requestedBefore) {
        CreatedItem item = state.requireItem();
        try {
            transport
                    .untimedRetries()
                    .run(MultipartUploadClient.COMPLETE, RetryExecutor.Scope.CHECKED_BEFORE, (number, left) -> {
                        boolean first = number == 1 && !requestedBefore;
                        if (first || !isDone(item)) {
                            sendRequest(state, item, first);
                        }
                        return Boolean.TRUE;
                    });
        } catch (NonRetryableException e) {
            throw e.afterFailure();
        } catch (SyncSketchException e) {
            if (!isOutcomeUnknown(e) || !isDoneAfter(e, item)) {
                throw e;
            }
        }
    }

    private void sendRequest(UploadState state, CreatedItem item, boolean first) {
        try {
            client.complete(request, item, state.requireSession(), state.etags());
        } catch (NotFoundException e) {
            // Either an earlier attempt completed the upload or it was aborted; the item shows which.
            if (first || !isDone(item)) {
                throw e;
            }
        } catch (SyncSketchException e) {
            outcomeUnknown |= isOutcomeUnknown(e);
            throw e;
        }
    }

    /** {@code done} is the only item status whose meaning is known. */
    private boolean isDone(CreatedItem item) {
        try {
            return ItemStatus.DONE.equals(client.item(item).getStatus());
        } catch (SyncSketchException e) {
            throw new NonRetryableException(e);
        }
    }

    private boolean isDoneAfter(SyncSketchException failure, CreatedItem item) {
        try {
            return isDone(item);
        } catch (NonRetryableException e) {
            failure.addSuppressed(e.unwrapped());
            return false;
        }
    }

    /** Returns true if the service may have completed the upload. A proxy may have replaced the response by an HTML page. */
    private static boolean isOutcomeUnknown(SyncSketchException e) {
        if (e instanceof ConnectionException connection) {
            return connection.isRequestSent();
        }
        return e.isTransient()
                || e instanceof DecodingException
                || (e instanceof ClientClosedException closed && closed.isRequestSent());
    }
}
