package com.syncsketch.cli.error;

import com.syncsketch.cli.output.Text;
import com.syncsketch.cli.probe.CredentialsRejectedException;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Formats an exception as one line: what happened and, if known, what to do about it. */
public final class ErrorMessages {

    private ErrorMessages() {}

    /** Returns the message for an exception, without control characters. */
    public static String line(Throwable exception) {
        String what = what(exception);
        String advice = advice(exception);
        return Text.printable(advice.isEmpty() ? what : what + ". " + advice);
    }

    private static String what(Throwable exception) {
        String message = exception.getMessage();
        if (exception instanceof NoSuchFileException file) {
            return file.getFile() + " does not exist";
        }
        if (exception instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        if (message == null || message.isBlank()) {
            return exception.getClass().getName();
        }
        // Messages of the client and this program are self-explanatory; others need the class name.
        boolean selfExplanatory = exception instanceof SyncSketchException
                || exception instanceof CliException
                || exception instanceof CredentialsRejectedException;
        return selfExplanatory ? message : exception.getClass().getSimpleName() + ": " + message;
    }

    /** Returns the message for an exception about a file, with the name of the file. */
    public static String line(Path file, Throwable exception) {
        String line = line(exception);
        String name = Text.printable(file.toString());
        return line.contains(name) ? line : name + ": " + line;
    }

    private static String advice(Throwable exception) {
        if (exception instanceof AuthenticationException
                || exception.getCause() instanceof AuthenticationException
                || exception instanceof CredentialsRejectedException) {
            return "Run 'syncsketch auth status' to see which credentials are used";
        }
        if (exception instanceof FileTooLargeException) {
            return "Try --route parts";
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
}
