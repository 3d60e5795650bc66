package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.PrintStream;
import java.util.Locale;

/** Prints a line for each tenth of an upload, for logs. */
final class ProgressLines implements UploadDisplay {

    private final PrintStream out;
    private final String name;
    private long tenths;

    ProgressLines(PrintStream out, String name) {
        this.out = out;
        this.name = name;
    }

    @Override
    public void onProgress(UploadProgress progress) {
        long now = (long) (progress.getFraction() * 10);
        if (now > tenths || progress.isComplete()) {
            tenths = now;
            out.printf(
                    Locale.ROOT,
                    "  %s  %3d %%  %,d of %,d bytes%s%n",
                    name,
                    (long) (progress.getFraction() * 100),
                    progress.getTransferredBytes(),
                    progress.getTotalBytes(),
                    progress.isComplete() ? ", confirmed" : "");
        }
    }

    @Override
    public void close() {
        // Lines need no end.
    }
}
