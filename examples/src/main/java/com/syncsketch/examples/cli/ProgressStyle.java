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

/** The styles of progress display. */
enum ProgressStyle {
    AUTO,
    BAR,
    LINES,
    NONE;

    private static final class NoDisplay implements UploadDisplay {

        @Override
        public void onProgress(UploadProgress progress) {
            // Nothing to display.
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    /** Creates the display of an upload, which may resume an earlier one. */
    UploadDisplay display(PrintStream out, Path file, boolean resumes) {
        long size = size(file);
        // A missing or empty file is reported by the upload.
        if (this == NONE || size == 0) {
            return new NoDisplay();
        }
        Path last = file.getFileName();
        String name = ErrorMessages.oneLine(String.valueOf(last == null ? file : last));
        boolean bar = this == BAR || (this == AUTO && UploadDisplay.isTerminal());
        return bar ? new ProgressBarListener(out, name, size, resumes) : new ProgressLinesListener(out, name);
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
