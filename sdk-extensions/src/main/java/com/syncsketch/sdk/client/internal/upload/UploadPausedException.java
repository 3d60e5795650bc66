package com.syncsketch.sdk.client.internal.upload;

/** Thrown when an upload was paused or cancelled by its handle, in a state from which it can resume. */
final class UploadPausedException extends Exception {

    private static final long serialVersionUID = 1L;
}
