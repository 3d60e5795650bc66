package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import com.syncsketch.sdk.client.upload.UploadAllResult;
import com.syncsketch.sdk.client.upload.UploadHandle;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.UploadedItem;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The ways in which media reach a review. Safe for use by several threads. */
public final class UploadRoutes {

    private final FormUploads form;
    private final SignedUploads signed;
    private final Transport transport;
    private final MultipartSteps steps;

    /**
     * Makes the ways.
     *
     * @param transport what sends
     * @param form the uploads through the service
     * @param api what asks for signatures
     * @param items what reads the new item
     */
    public UploadRoutes(Transport transport, FormUploads form, UploadsStepsWithResponseApi api, ItemsApi items) {
        this.form = form;
        this.signed = new SignedUploads(transport, api);
        this.transport = transport;
        this.steps = new MultipartSteps(transport, api, items);
    }

    /**
     * Sends a file in parts, and waits for the end.
     *
     * @param request the file and how to treat it
     * @return the new item
     */
    public Item upload(UploadRequest request) {
        return upload(request, item -> {});
    }

    private Item upload(UploadRequest request, Consumer<Item> keep) {
        try {
            return parts(request, () -> false).run(keep);
        } catch (StoppedException e) {
            throw new IllegalStateException("Nobody can stop this upload", e);
        }
    }

    /**
     * Begins to send a file in parts.
     *
     * @param request the file and how to treat it
     * @return the upload under way
     */
    public UploadHandle begin(UploadRequest request) {
        return new UploadTask(transport.closing(), stop -> parts(request, stop)).start();
    }

    private PartsUpload parts(UploadRequest request, BooleanSupplier stop) {
        PartsUpload.refuseWhatTheStepsCannotCarry(request);
        return new PartsUpload(transport, steps, request, stop);
    }

    /**
     * Gives an upload up that has a journal.
     *
     * @param path the journal
     * @return true if there was one
     */
    public boolean discard(Path path) {
        try (JournalFile journal = JournalFile.open(null, path)) {
            JournalRecord entry = journal.read();
            if (entry == null) {
                journal.delete();
                return false;
            }
            UploadState state = entry.state();
            String other = entry.target().otherService(transport.origin().toString());
            if (other != null) {
                throw new ResumeRefusedException(
                        null, path, ResumeRefusedException.Reason.OTHER_UPLOAD, other, state.itemId(), null);
            }
            MultipartSteps.Opened upload = state.opened();
            if (upload != null && state.stage() != UploadState.Stage.COMPLETE) {
                steps.abort(upload);
            }
            journal.delete();
            return true;
        }
    }

    /**
     * Sends many files in parts, and waits for the end.
     *
     * @param request the files and how to treat them
     * @return what came of each
     */
    public UploadAllResult uploadAll(UploadAllRequest request) {
        return new ManyUploads(request, transport.origin(), this::upload).run();
    }

    /**
     * Sends a file through the service.
     *
     * @param request the file and how to treat it
     * @return the new item
     */
    public UploadedItem uploadToServer(UploadRequest request) {
        return form.uploadToServer(request);
    }

    /**
     * Asks the service to fetch a file.
     *
     * @param request the file's address and how to treat it
     * @return the new item
     */
    public UploadedItem uploadFromUrl(UrlUploadRequest request) {
        return form.uploadFromUrl(request);
    }

    /**
     * Sends a file to the storage.
     *
     * @param request the file and how to treat it
     * @return the new item
     */
    public UploadedItem uploadSigned(UploadRequest request) {
        return signed.upload(request);
    }
}
