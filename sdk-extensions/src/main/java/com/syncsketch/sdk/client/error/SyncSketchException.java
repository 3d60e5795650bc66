package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * A call to the service did not succeed. Wrong arguments, which the client notices before it sends anything, are
 * {@link IllegalArgumentException}s and {@link IllegalStateException}s instead.
 *
 * <p>Where the client repeated the call, this is the failure of the last attempt; {@link #getSuppressed()} gives those
 * of the attempts before, the first one first.
 */
public class SyncSketchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private int attempts = 1;

    @Nullable
    private String end;

    /**
     * Makes an exception.
     *
     * @param message what happened, without secrets
     */
    public SyncSketchException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what happened, without secrets
     * @param cause why it happened, or null if that is unknown
     */
    public SyncSketchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Gives how often the call was tried.
     *
     * @return the number of attempts, the last one included; 1 if the call was not repeated
     */
    public final int attempts() {
        return attempts;
    }

    /**
     * Notes how often the call was tried. The client does this before it throws; there is no need to call it elsewhere.
     *
     * @param attempts the number of attempts, the last one included
     * @param end why there was no further one, without secrets; null if that is plain
     */
    public final void noteAttempts(int attempts, @Nullable String end) {
        this.attempts = attempts;
        this.end = end;
    }

    /** Gives what happened and, where the call was repeated or could have been, the number of attempts. */
    @Override
    public String getMessage() {
        String message = Objects.requireNonNullElse(super.getMessage(), "");
        if (attempts == 1 && end == null) {
            return message;
        }
        return message + " (after " + attempts + (attempts == 1 ? " attempt" : " attempts")
                + (end == null ? ")" : "; " + end + ")");
    }
}
