package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.SyncSketchException;

/** Carries a failure past {@link Retries}, for what has been repeated already, or must not be. */
final class FinalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SyncSketchException failure;

    FinalFailure(SyncSketchException failure) {
        super(failure);
        this.failure = failure;
    }

    /** Gives the failure itself, with those of the attempts before as suppressed exceptions. */
    SyncSketchException unwrapped() {
        for (Throwable earlier : getSuppressed()) {
            failure.addSuppressed(earlier);
        }
        return failure;
    }

    /** Gives the failure of the attempt before, which counts more, with this one as a suppressed exception. */
    SyncSketchException afterFailure() {
        Throwable[] earlier = getSuppressed();
        if (earlier.length == 0 || !(earlier[earlier.length - 1] instanceof SyncSketchException last)) {
            return failure;
        }
        last.addSuppressed(failure);
        return last;
    }
}
