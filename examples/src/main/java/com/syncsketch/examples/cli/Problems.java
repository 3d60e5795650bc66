package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import java.nio.file.Path;

/** Exceptions in one line each: what happened, and what to do about it where that is known. */
final class Problems {

    private Problems() {}

    static String line(Throwable problem) {
        String message = problem.getMessage();
        // What the client and this program throw on purpose explains itself; of anything else the name helps.
        boolean explained = problem instanceof SyncSketchException || problem instanceof IllegalStateException;
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
        return "";
    }

    /** Tells whether the next file would fail for the same reason. */
    static boolean isAboutCredentials(Throwable problem) {
        return problem instanceof AuthenticationException || problem.getCause() instanceof AuthenticationException;
    }

    /** Keeps a text, a file's name for example, from breaking the line. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }
}
