package com.syncsketch.examples;

import com.syncsketch.sdk.client.upload.UploadProgress;
import jakarta.annotation.Nullable;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * Shows a progress bar with the rate and the remaining time on a terminal, using the library {@code me.tongfei:progressbar}.
 * Use one instance per upload; all kinds of upload work. Meant to be copied: it depends only on the client and that library.
 *
 * <pre>{@code
 * try (ProgressBarListener bar = new ProgressBarListener(System.err, "shot.mov", Files.size(file), false)) {
 *     client.uploads().upload(UploadRequest.builder(reviewId, file).progress(bar).build());
 * }
 * }</pre>
 *
 * <p>The bar is drawn immediately, or, if the upload resumes, with the first event. Bytes that an earlier run sent count
 * towards the bar, but not towards the rate and the remaining time.
 */
public final class ProgressBarListener implements UploadDisplay {

    private static final int WIDTH = 79;
    private static final int MAX_NAME_LENGTH = 24;
    private static final int REFRESH_MILLIS = 200;
    private static final long MEBIBYTE = 1024 * 1024;

    private final PrintStream out;
    private final String name;

    @Nullable
    private ProgressBar bar;

    /**
     * Creates a listener and draws the bar, unless the upload resumes.
     *
     * @param out the terminal; is not closed
     * @param name the label of the bar; shortened if it is long
     * @param totalBytes the file size, more than 0
     * @param resumes whether the upload resumes, so that the first event has the bytes that were sent before
     */
    public ProgressBarListener(PrintStream out, String name, long totalBytes, boolean resumes) {
        this.out = out;
        this.name = name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH - 3) + "...";
        bar = resumes ? null : draw(0, totalBytes);
    }

    private ProgressBar draw(long startBytes, long totalBytes) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .startsFrom(startBytes, Duration.ZERO)
                .setInitialMax(totalBytes)
                .setUnit(" MiB", MEBIBYTE)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setEtaFunction(ProgressBarListener::remainingTime)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                // With a fixed width, the library does not open the terminal to query it.
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    /**
     * Replaces the default of the library, which is imprecise for fast connections: it rounds the time per byte to
     * nanoseconds.
     */
    private static Optional<Duration> remainingTime(ProgressState state) {
        long done = state.getCurrent() - state.getStart();
        if (done <= 0) {
            return Optional.empty();
        }
        double ratio = (double) (state.getMax() - state.getCurrent()) / done;
        return Optional.of(
                Duration.ofMillis((long) (state.getElapsedAfterStart().toMillis() * ratio)));
    }

    @Override
    public void onProgress(UploadProgress progress) {
        if (bar == null) {
            bar = draw(progress.getTransferredBytes(), progress.getTotalBytes());
        }
        bar.stepTo(progress.getTransferredBytes());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
