package com.syncsketch.sdk.client.internal.upload;

/** An upload was stopped from outside, in a state from which it can go on. */
final class UploadPausedException extends Exception {

    private static final long serialVersionUID = 1L;
}
