package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import java.util.function.Supplier;

/** Distinguishes failures after which a request may have taken effect from those after which it certainly has not. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * Returns whether the service or the storage may have carried out a request. It has not if the request was not sent, or
     * if the response is an error of the caller. Whatever else happened, a proxy may have replaced the response, or the
     * service may still be working.
     */
    public static boolean mayHaveTakenEffect(SyncSketchException e) {
        if (e instanceof ConnectionException connection) {
            return connection.isRequestSent();
        }
        if (e instanceof ClientClosedException closed) {
            return closed.isRequestSent();
        }
        if (e instanceof RequestInterruptedException interrupted) {
            return interrupted.isRequestSent();
        }
        if (e instanceof StorageException error) {
            return error.isTransient() || error.getStatus() / 100 == 5;
        }
        return !(e instanceof ApiException error) || !isRefusal(error);
    }

    /** A conflict may be the effect of an earlier copy of the request, which a proxy has sent. */
    private static boolean isRefusal(ApiException e) {
        return e.getStatus() / 100 == 4 && !e.isTransient() && e.getStatus() != 409;
    }

    /**
     * Sends a request that is not repeated. The message of a failure names what it may have created.
     *
     * @param effect what the request creates, as the end of a sentence
     */
    public static <T> T notRepeated(String effect, Supplier<T> request) {
        try {
            return request.get();
        } catch (SyncSketchException e) {
            if (mayHaveTakenEffect(e)) {
                ExceptionAccess.setAttempts(e, e.getAttempts(), "not repeated, because the service may have " + effect);
            }
            throw e;
        }
    }
}
