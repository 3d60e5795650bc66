package com.syncsketch.examples;

import com.syncsketch.sdk.client.upload.ProgressListener;
import java.io.Console;
import java.io.PrintStream;

/** Shows a person how one upload goes on, until it is closed. */
public interface UploadDisplay extends ProgressListener, AutoCloseable {

    /** Ends what is shown, whether or not the upload came to its end. */
    @Override
    void close();

    /**
     * Chooses what suits: a bar on a terminal, lines elsewhere.
     *
     * @param out where to show it
     * @param name what is uploaded
     * @param totalBytes the length of the file, more than 0
     * @return a display for one upload
     */
    static UploadDisplay of(PrintStream out, String name, long totalBytes) {
        return isTerminal()
                ? new ProgressBarListener(out, name, totalBytes, false)
                : new ProgressLinesListener(out, name);
    }

    /**
     * Tells whether the program talks with a person: whether its standard input and output both are a terminal.
     *
     * @return false if one of them is a file or a pipe
     */
    @SuppressWarnings("SystemConsoleNull") // From Java 22 on a console alone is no proof; there it is asked.
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
