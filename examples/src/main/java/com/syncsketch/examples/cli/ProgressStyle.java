package com.syncsketch.examples.cli;

import com.syncsketch.examples.ProgressBarListener;
import com.syncsketch.examples.ProgressLinesListener;
import com.syncsketch.examples.UploadDisplay;
import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How progress is shown. */
enum ProgressStyle {
    AUTO,
    BAR,
    LINES,
    NONE;

    private static final class Nothing implements UploadDisplay {

        @Override
        public void onProgress(UploadProgress progress) {
            // Nobody wants to know.
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    }

    /** Begins to show an upload that is about to begin, or to go on from a journal. */
    UploadDisplay display(PrintStream out, Path file, boolean goesOn) {
        long size = size(file);
        // What is wrong with the file is said when it is uploaded.
        if (this == NONE || size == 0) {
            return new Nothing();
        }
        Path last = file.getFileName();
        String name = Problems.oneLine(String.valueOf(last == null ? file : last));
        boolean bar = this == BAR || (this == AUTO && UploadDisplay.isTerminal());
        return bar ? new ProgressBarListener(out, name, size, goesOn) : new ProgressLinesListener(out, name);
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
