package com.syncsketch.sdk.client.internal.error;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Gives the internals access to details of exceptions that have no public setters. The exception classes register
 * themselves when they are loaded. Their type is {@code Throwable} here because they depend on this package, and packages
 * have no cycles.
 */
public final class ExceptionAccess {

    @Nullable
    private static volatile AttemptDetails attemptDetails;

    @Nullable
    private static volatile UploadDetails uploadDetails;

    private ExceptionAccess() {}

    /** Access to {@code SyncSketchException}. */
    public interface AttemptDetails {

        /**
         * Sets the number of attempts.
         *
         * @param exception a {@code SyncSketchException}
         * @param attempts the number of attempts including the last one
         * @param retryNote why there was no further attempt, without secrets; null if there is nothing to add
         */
        void setAttempts(Throwable exception, int attempts, @Nullable String retryNote);

        /**
         * Sets the task whose result could not be fetched.
         *
         * @param exception a {@code SyncSketchException}
         * @param taskId the task ID
         */
        void setTaskId(Throwable exception, String taskId);
    }

    /** Access to {@code UnfinishedUploadException}. */
    public interface UploadDetails {

        /**
         * Marks the upload as possibly complete.
         *
         * @param exception an {@code UnfinishedUploadException}
         */
        void setPossiblyComplete(Throwable exception);

        /**
         * Sets the multipart upload that was not aborted.
         *
         * @param exception an {@code UnfinishedUploadException}
         * @param uploadId the upload ID of the storage
         * @param objectKey the name of the object
         */
        void setRemaining(Throwable exception, String uploadId, String objectKey);

        /**
         * Sets the resume file from which the upload can be resumed.
         *
         * @param exception an {@code UnfinishedUploadException}
         * @param resumeFile the resume file
         */
        void setResumeFile(Throwable exception, Path resumeFile);
    }

    /**
     * Registers the access to attempts and tasks. Called by {@code SyncSketchException} only.
     *
     * @param details the access
     */
    public static void register(AttemptDetails details) {
        attemptDetails = details;
    }

    /**
     * Registers the access to uploads. Called by {@code UnfinishedUploadException} only.
     *
     * @param details the access
     */
    public static void register(UploadDetails details) {
        uploadDetails = details;
    }

    /**
     * Sets the number of attempts.
     *
     * @param exception a {@code SyncSketchException}
     * @param attempts the number of attempts including the last one
     * @param retryNote why there was no further attempt, without secrets; null if there is nothing to add
     */
    public static void setAttempts(Throwable exception, int attempts, @Nullable String retryNote) {
        Objects.requireNonNull(attemptDetails, "no access").setAttempts(exception, attempts, retryNote);
    }

    /**
     * Sets the task whose result could not be fetched.
     *
     * @param exception a {@code SyncSketchException}
     * @param taskId the task ID
     */
    public static void setTaskId(Throwable exception, String taskId) {
        Objects.requireNonNull(attemptDetails, "no access").setTaskId(exception, taskId);
    }

    /**
     * Marks an upload as possibly complete.
     *
     * @param exception an {@code UnfinishedUploadException}
     */
    public static void setPossiblyComplete(Throwable exception) {
        Objects.requireNonNull(uploadDetails, "no access").setPossiblyComplete(exception);
    }

    /**
     * Sets the multipart upload that was not aborted.
     *
     * @param exception an {@code UnfinishedUploadException}
     * @param uploadId the upload ID of the storage
     * @param objectKey the name of the object
     */
    public static void setRemaining(Throwable exception, String uploadId, String objectKey) {
        Objects.requireNonNull(uploadDetails, "no access").setRemaining(exception, uploadId, objectKey);
    }

    /**
     * Sets the resume file from which an upload can be resumed.
     *
     * @param exception an {@code UnfinishedUploadException}
     * @param resumeFile the resume file
     */
    public static void setResumeFile(Throwable exception, Path resumeFile) {
        Objects.requireNonNull(uploadDetails, "no access").setResumeFile(exception, resumeFile);
    }
}
