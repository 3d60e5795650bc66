package com.syncsketch.examples.cli;

import com.syncsketch.examples.probe.CredentialsRejectedException;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.Path;

/** Formats an exception as one line: what happened and, if known, what to do about it. */
final class ErrorMessages {

    private ErrorMessages() {}

    /** Returns the message for an exception. */
    static String line(Throwable exception) {
        String message = exception.getMessage();
        // Messages of the client and this program are self-explanatory; others need the class name.
        boolean selfExplanatory = exception instanceof SyncSketchException
                || exception instanceof ConnectionOptions.NoCredentialsException
                || exception instanceof CredentialsRejectedException;
        String what = message == null || message.isBlank()
                ? exception.getClass().getName()
                : selfExplanatory ? message : exception.getClass().getSimpleName() + ": " + message;
        String advice = advice(exception);
        return oneLine(advice.isEmpty() ? what : what + ". " + advice);
    }

    /** Returns the message for an exception about a file, with the name of the file. */
    static String line(Path file, Throwable exception) {
        String line = line(exception);
        String name = oneLine(file.toString());
        return line.contains(name) ? line : name + ": " + line;
    }

    private static String advice(Throwable exception) {
        if (isCredentialsError(exception)) {
            return "Check " + Credentials.USER_VARIABLE + " and " + Credentials.API_KEY_VARIABLE;
        }
        if (exception instanceof FileTooLargeException) {
            return "Try --route " + UploadRoute.PARTS;
        }
        if (exception instanceof ResumeRefusedException rejected) {
            return switch (rejected.getReason()) {
                case FILE_CHANGED -> "To upload the current file, add --restart";
                case OTHER_UPLOAD -> "Use another --resume-file, or discard that upload with --restart";
                case UPLOAD_GONE -> "To start over, add --restart";
                case RESUME_FILE_UNREADABLE -> "To start over, delete it";
                case RESUME_FILE_IN_USE -> "Wait until the other upload of this file has finished";
            };
        }
        if (exception instanceof ResumeFileException) {
            return "Use another --resume-file, or --no-resume-file";
        }
        return "";
    }

    /** Returns whether the credentials were rejected, so that the next file would fail too. */
    static boolean isCredentialsError(Throwable exception) {
        return exception instanceof AuthenticationException
                || exception.getCause() instanceof AuthenticationException
                || exception instanceof CredentialsRejectedException;
    }

    /** Replaces control characters of a text, such as a file name, by spaces. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }
}
