package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.UploadAllProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows the total progress of several files: as a line that is redrawn on a terminal, or as a line for each tenth. */
final class BatchDisplay implements AutoCloseable {

    private static final int BAR_WIDTH = 20;
    private static final long REFRESH_NANOS = Duration.ofMillis(200).toNanos();
    private static final double MEBIBYTE = 1024 * 1024;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean bar;
    private final long startedNanos = System.nanoTime();
    private long firstBytes = -1;
    private long drawnNanos;
    private long tenths;
    private boolean drawn;

    BatchDisplay(PrintStream out, boolean bar) {
        this.out = out;
        this.bar = bar;
    }

    synchronized void show(UploadAllProgress progress) {
        if (firstBytes < 0) {
            firstBytes = progress.getTransferredBytes();
        }
        if (bar) {
            if (progress.isComplete() || System.nanoTime() - drawnNanos >= REFRESH_NANOS) {
                draw(progress);
            }
            return;
        }
        long now = (long) (progress.getFraction() * 10);
        if (now > tenths) {
            tenths = now;
            out.printf(
                    Locale.ROOT,
                    "  %3d %%  %d of %d files  %,d of %,d bytes%n",
                    (long) (progress.getFraction() * 100),
                    progress.getSucceededFiles(),
                    progress.getTotalFiles(),
                    progress.getTransferredBytes(),
                    progress.getTotalBytes());
        }
    }

    private void draw(UploadAllProgress progress) {
        drawnNanos = System.nanoTime();
        double seconds = (drawnNanos - startedNanos) / 1e9;
        double rate = seconds > 0 ? (progress.getTransferredBytes() - firstBytes) / seconds : 0;
        long left = progress.getTotalBytes() - progress.getTransferredBytes();
        int filled = (int) (progress.getFraction() * BAR_WIDTH);
        String failed = progress.getFailedFiles() == 0 ? "" : ", " + progress.getFailedFiles() + " failed";
        out.print(ERASE_LINE
                + String.format(
                        Locale.ROOT,
                        "%d/%d files%s %3d %% [%s%s] %.1f/%.1f MiB  %.1f MiB/s%s",
                        progress.getSucceededFiles(),
                        progress.getTotalFiles(),
                        failed,
                        (int) (progress.getFraction() * 100),
                        "=".repeat(filled),
                        " ".repeat(BAR_WIDTH - filled),
                        progress.getTransferredBytes() / MEBIBYTE,
                        progress.getTotalBytes() / MEBIBYTE,
                        rate / MEBIBYTE,
                        rate > 0 ? "  " + ProgressBar.remaining(left / rate) : ""));
        out.flush();
        drawn = true;
    }

    /** Removes the line, so that others can be printed. It is drawn again with the next progress. */
    synchronized void clear() {
        if (drawn) {
            out.print(ERASE_LINE);
            out.flush();
            drawn = false;
            drawnNanos = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
