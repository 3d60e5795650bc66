package com.syncsketch.sdk.client.error;

import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.util.Causes;
import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Objects;

/**
 * The base class of all exceptions that the client throws when an operation fails. Invalid arguments are
 * {@link IllegalArgumentException}s and {@link IllegalStateException}s instead; the client detects them before it sends
 * anything.
 *
 * <p>If the client retried the request, this is the failure of the last attempt. {@link #getSuppressed()} returns the
 * failures of the earlier attempts, oldest first.
 */
public class SyncSketchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static {
        ExceptionAccess.register(new Access());
    }

    private static final class Access implements ExceptionAccess.AttemptDetails {

        @Override
        public void setAttempts(Throwable exception, int attempts, @Nullable String retryNote) {
            ((SyncSketchException) exception).setAttempts(attempts, retryNote);
        }

        @Override
        public void setTaskId(Throwable exception, String taskId) {
            ((SyncSketchException) exception).taskId = Objects.requireNonNull(taskId, "taskId");
        }
    }

    private int attempts = 1;

    @Nullable
    private String retryNote;

    @Nullable
    private String taskId;

    /**
     * Creates an exception.
     *
     * @param message the detail message, without secrets; line breaks and other control characters are escaped
     */
    public SyncSketchException(String message) {
        super(Characters.printable(message));
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message the detail message, without secrets; line breaks and other control characters are escaped
     * @param cause the cause, or null if it is unknown
     */
    public SyncSketchException(String message, @Nullable Throwable cause) {
        super(Characters.printable(message), Causes.printable(cause));
    }

    /**
     * Returns the number of attempts.
     *
     * @return the number of attempts including the last one; 1 if the request was not retried
     */
    public final int getAttempts() {
        return attempts;
    }

    private void setAttempts(int attempts, @Nullable String retryNote) {
        this.attempts = attempts;
        this.retryNote = retryNote == null ? null : Characters.printable(retryNote);
    }

    /**
     * Returns whether the same request may succeed later. The client has already retried such a failure if that was safe and
     * its retry policy allowed it. A request that creates something may have taken effect already; see
     * {@link com.syncsketch.sdk.client.retry.RetryPolicy}.
     *
     * @return true if the failure may be temporary
     */
    public boolean isTransient() {
        return false;
    }

    /**
     * Returns the delay that the service or the storage requests before the next attempt.
     *
     * @return a duration of zero or more, or null if none is requested
     */
    @Nullable
    public Duration getRetryAfter() {
        return null;
    }

    /**
     * Returns the task whose result could not be awaited or fetched. The service continues the task: pass the id to the
     * {@code resume...} method of its kind, such as
     * {@link com.syncsketch.sdk.client.resource.AnnotationRendering#resumeVideo}, instead of starting another one.
     *
     * @return the task id; null if the failure is not about a task that was started
     */
    @Nullable
    public String getTaskId() {
        return taskId;
    }

    /** Returns the message, with the task if there is one, and the number of attempts if the request was retried or could have been. */
    @Override
    public String getMessage() {
        String message = Objects.requireNonNullElse(super.getMessage(), "")
                + (taskId == null ? "" : "; the task " + Characters.printable(taskId) + " can be resumed");
        if (attempts == 1 && retryNote == null) {
            return message;
        }
        return message + " (after " + attempts + (attempts == 1 ? " attempt" : " attempts")
                + (retryNote == null ? ")" : "; " + retryNote + ")");
    }
}
