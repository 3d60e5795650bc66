package com.syncsketch.examples.cli;

import com.syncsketch.examples.probe.RefusedException;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.Path;

/** Exceptions in one line each: what happened, and what to do about it where that is known. */
final class Problems {

    private Problems() {}

    static String line(Throwable problem) {
        String message = problem.getMessage();
        // What the client and this program throw on purpose explains itself; of anything else the name helps.
        boolean explained = problem instanceof SyncSketchException
                || problem instanceof Service.NoCredentialsException
                || problem instanceof RefusedException;
        String what = message == null || message.isBlank()
                ? problem.getClass().getName()
                : explained ? message : problem.getClass().getSimpleName() + ": " + message;
        String advice = advice(problem);
        return oneLine(advice.isEmpty() ? what : what + ". " + advice);
    }

    /** The same about a file, which is named. */
    static String line(Path file, Throwable problem) {
        String line = line(problem);
        String name = oneLine(file.toString());
        return line.contains(name) ? line : name + ": " + line;
    }

    private static String advice(Throwable problem) {
        if (isAboutCredentials(problem)) {
            return "Are " + Credentials.USER_VARIABLE + " and " + Credentials.API_KEY_VARIABLE + " right?";
        }
        if (problem instanceof FileTooLargeException) {
            return "Try --route " + Route.PARTS;
        }
        if (problem instanceof ResumeRefusedException refused) {
            return switch (refused.reason()) {
                case FILE_CHANGED -> "To upload the file as it is now, add --restart";
                case OTHER_UPLOAD -> "Name another --journal, or give that upload up by --restart";
                case UPLOAD_GONE -> "To begin anew, add --restart";
                case RESUME_FILE_UNREADABLE -> "To begin anew, delete it";
                case RESUME_FILE_IN_USE -> "Wait for the other upload of this file to end";
            };
        }
        if (problem instanceof ResumeFileException) {
            return "Name another place by --journal, or do without by --no-journal";
        }
        return "";
    }

    /** Tells whether the next file would fail for the same reason. */
    static boolean isAboutCredentials(Throwable problem) {
        return problem instanceof AuthenticationException
                || problem.getCause() instanceof AuthenticationException
                || problem instanceof RefusedException;
    }

    /** Keeps a text, a file's name for example, from breaking the line. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }
}
