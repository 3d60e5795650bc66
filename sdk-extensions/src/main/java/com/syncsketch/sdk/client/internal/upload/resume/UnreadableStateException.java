package com.syncsketch.sdk.client.internal.upload.resume;

import jakarta.annotation.Nullable;

/** Thrown when a file is not a resume file or is damaged. The message describes the problem. */
final class UnreadableStateException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableStateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
