package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.Outcomes;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState.Stage;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.ProcessingStatus;
import java.util.List;

/**
 * Completes a multipart upload. If the outcome of a request is unknown, the item is read before the request is retried,
 * because a completed multipart upload no longer exists in storage. After a failure, the stage of the upload is still
 * {@link Stage#COMPLETING} if it may be complete. Only one thread at a time may run it.
 */
final class MultipartCompletion {

    private static final String INVALID_PART = "InvalidPart";

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;

    /** True from the moment at which a request is sent, unless its response shows that it had no effect. */
    private boolean possiblyComplete;

    MultipartCompletion(Transport transport, MultipartUploadClient client, UploadRequest request) {
        this.transport = transport;
        this.client = client;
        this.request = request;
    }

    void run(UploadState state, ResumeStateStore store) {
        possiblyComplete = state.stage() == Stage.COMPLETING;
        try {
            if (!possiblyComplete) {
                state.setStage(Stage.COMPLETING);
                store.save(state);
            }
            complete(state);
        } catch (RuntimeException | Error e) {
            if (isInvalidPart(e)) {
                // An ETag did not come from the storage. Which one is unknown, so all parts must be sent again. Earlier
                // requests whose outcome is unknown had the same ETags, so they have not completed the upload either.
                possiblyComplete = false;
                List.copyOf(state.etags().keySet()).forEach(state::removePart);
            }
            if (!possiblyComplete) {
                reopen(state, store, e);
            }
            throw e;
        }
        state.setStage(Stage.COMPLETE);
        store.saveComplete(state);
    }

    /** Records that the upload is not complete, so that it can be aborted. */
    private static void reopen(UploadState state, ResumeStateStore store, Throwable failure) {
        state.setStage(Stage.OPEN);
        try {
            store.save(state);
        } catch (SyncSketchException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns whether the storage does not know a part with its ETag. */
    private static boolean isInvalidPart(Throwable e) {
        return (e instanceof StorageException error && INVALID_PART.equals(error.getCode()))
                || (e instanceof ApiException response && response.getBody().contains(INVALID_PART));
    }

    private void complete(UploadState state) {
        CreatedItem item = state.requireItem();
        try {
            transport
                    .untimedRetries()
                    .run(client.completion(state.requireSession()), RetryExecutor.Scope.REPEATABLE, (number, left) -> {
                        if (!possiblyComplete || !isDone(item)) {
                            sendRequest(state, item);
                        }
                        return Boolean.TRUE;
                    });
        } catch (NonRetryableException e) {
            throw e.afterFailure();
        } catch (SyncSketchException e) {
            // Includes 404: an earlier request may have completed the upload, which then no longer exists.
            if (!possiblyComplete || isEnding(e) || !isDoneAfter(e, item)) {
                throw e;
            }
        }
    }

    private void sendRequest(UploadState state, CreatedItem item) {
        boolean before = possiblyComplete;
        possiblyComplete = true;
        try {
            client.complete(request, item, state.requireSession(), state.etags());
        } catch (SyncSketchException e) {
            possiblyComplete = before || Outcomes.mayHaveTakenEffect(e);
            throw e;
        }
    }

    /** {@code done} is the only item status whose meaning is known. */
    private boolean isDone(CreatedItem item) {
        try {
            return ProcessingStatus.DONE.equals(OptionalField.orNull(client.item(item)::getProcessingStatus));
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

    /** Returns true if the caller wants the upload to end now, so that nothing can be sent. */
    private static boolean isEnding(SyncSketchException e) {
        return e instanceof RequestInterruptedException || e instanceof ClientClosedException;
    }
}
