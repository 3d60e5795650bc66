package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.UploadedItem;

/** The ways in which media reach a review. Safe for use by several threads. */
public final class UploadRoutes {

    private final FormUploads form;
    private final SignedUploads signed;

    /**
     * Makes the ways.
     *
     * @param transport what sends
     * @param form the uploads through the service
     * @param api what asks for signatures
     */
    public UploadRoutes(Transport transport, FormUploads form, UploadsStepsApi api) {
        this.form = form;
        this.signed = new SignedUploads(transport, api);
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
