package com.syncsketch.cli.upload;

import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Redraws one line on a terminal with the rate and the remaining time. Bytes that an earlier run sent count towards the bar, but
 * not towards the rate.
 */
final class ProgressBar implements UploadDisplay {

    private static final int BAR_WIDTH = 20;
    private static final int MAX_NAME_LENGTH = 24;
    private static final long REFRESH_NANOS = Duration.ofMillis(200).toNanos();
    private static final double MEBIBYTE = 1024 * 1024;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final String name;
    private final long startedNanos = System.nanoTime();
    private long firstBytes;
    private long drawnNanos;

    ProgressBar(PrintStream out, String name, long totalBytes, boolean resumes) {
        this.out = out;
        this.name = name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH - 3) + "...";
        this.firstBytes = resumes ? -1 : 0;
        if (!resumes) {
            draw(0, totalBytes);
        }
    }

    @Override
    public void onProgress(UploadProgress progress) {
        if (firstBytes < 0) {
            firstBytes = progress.getTransferredBytes();
        }
        if (progress.isComplete() || System.nanoTime() - drawnNanos >= REFRESH_NANOS) {
            draw(progress.getTransferredBytes(), progress.getTotalBytes());
        }
    }

    private void draw(long done, long total) {
        drawnNanos = System.nanoTime();
        double fraction = total == 0 ? 1 : (double) done / total;
        int filled = (int) (fraction * BAR_WIDTH);
        double seconds = (drawnNanos - startedNanos) / 1e9;
        double rate = seconds > 0 ? (done - firstBytes) / seconds : 0;
        out.print(ERASE_LINE
                + String.format(
                        Locale.ROOT,
                        "%s %3d %% [%s%s] %.1f/%.1f MiB  %.1f MiB/s%s",
                        name,
                        (int) (fraction * 100),
                        "=".repeat(filled),
                        " ".repeat(BAR_WIDTH - filled),
                        done / MEBIBYTE,
                        total / MEBIBYTE,
                        rate / MEBIBYTE,
                        rate > 0 ? "  " + remaining((total - done) / rate) : ""));
        out.flush();
    }

    static String remaining(double seconds) {
        long rounded = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d left", rounded / 3600, rounded / 60 % 60, rounded % 60);
    }

    @Override
    public void close() {
        out.println();
    }
}
