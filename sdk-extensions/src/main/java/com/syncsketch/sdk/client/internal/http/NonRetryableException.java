package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** Carries a failure past {@link RetryExecutor}: it was retried already, or must not be. */
public final class NonRetryableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SyncSketchException failure;

    /**
     * Wraps a failure.
     *
     * @param failure the failure
     */
    public NonRetryableException(SyncSketchException failure) {
        super(failure);
        this.failure = failure;
    }

    /** Returns the failure, with those of the attempts before as suppressed exceptions. */
    public SyncSketchException unwrapped() {
        for (Throwable earlier : getSuppressed()) {
            failure.addSuppressed(earlier);
        }
        return failure;
    }

    /** Returns the failure of the attempt before, which matters more, with this one as a suppressed exception. */
    public SyncSketchException afterFailure() {
        Throwable[] earlier = getSuppressed();
        if (earlier.length == 0 || !(earlier[earlier.length - 1] instanceof SyncSketchException last)) {
            return failure;
        }
        last.addSuppressed(failure);
        return last;
    }
}
