package com.syncsketch.cli.upload;

import com.syncsketch.cli.output.Terminal;
import com.syncsketch.cli.output.Text;
import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.IOException;
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
    UploadDisplay display(Terminal terminal, Path file, boolean resumes) {
        // A missing or empty file is reported by the upload.
        if (this == NONE || size(file) == 0) {
            return new NoDisplay();
        }
        Path last = file.getFileName();
        String name = Text.printable(String.valueOf(last == null ? file : last));
        boolean bar = this == BAR || (this == AUTO && terminal.errIsTerminal());
        return bar
                ? new ProgressBar(terminal.err(), name, size(file), resumes)
                : new ProgressLines(terminal.err(), name);
    }

    /** Returns whether progress is a line that is redrawn. */
    boolean isBar(Terminal terminal) {
        return this == BAR || (this == AUTO && terminal.errIsTerminal());
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
