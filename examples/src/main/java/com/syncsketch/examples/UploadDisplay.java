package com.syncsketch.examples;

import com.syncsketch.sdk.client.upload.ProgressListener;
import java.io.Console;
import java.io.PrintStream;

/** Displays the progress of one upload until it is closed. */
public interface UploadDisplay extends ProgressListener, AutoCloseable {

    /** Ends the display, whether or not the upload has succeeded. */
    @Override
    void close();

    /**
     * Creates a display: a bar on a terminal, lines elsewhere.
     *
     * @param out the output
     * @param name the label
     * @param totalBytes the file size, more than 0
     * @return the display
     */
    static UploadDisplay of(PrintStream out, String name, long totalBytes) {
        return isTerminal()
                ? new ProgressBarListener(out, name, totalBytes, false)
                : new ProgressLinesListener(out, name);
    }

    /**
     * Returns whether both standard input and standard output are a terminal.
     *
     * @return false if one of them is redirected
     */
    @SuppressWarnings("SystemConsoleNull") // Since Java 22, a console may exist without a terminal; isTerminal() tells.
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
