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
 * A progress bar on a terminal, with rate and time left, by the library {@code me.tongfei:progressbar}. For one upload, by
 * whichever way. An example to copy: it needs the client and that library, and nothing else of this program.
 *
 * <pre>{@code
 * try (ProgressBarListener bar = new ProgressBarListener(System.err, "shot.mov", Files.size(file), false)) {
 *     client.uploads().upload(UploadRequest.builder(reviewId, file).progress(bar).build());
 * }
 * }</pre>
 *
 * <p>The bar is drawn at once. In an upload that goes on from a journal it waits for the first event, which tells what an
 * earlier run has sent; that counts for the bar, but neither for the rate nor for the time left.
 */
public final class ProgressBarListener implements UploadDisplay {

    private static final int WIDTH = 79;
    private static final int LONGEST_NAME = 24;
    private static final int REFRESH_MILLIS = 200;
    private static final long MEBIBYTE = 1024 * 1024;

    private final PrintStream out;
    private final String name;

    @Nullable
    private ProgressBar bar;

    /**
     * Draws a bar.
     *
     * @param out where to draw, a terminal; stays open
     * @param name what is uploaded; a long one is cut
     * @param totalBytes the length of the file, more than 0
     * @param goesOn whether there is a journal from which the upload goes on, so that the first event tells what is there
     */
    public ProgressBarListener(PrintStream out, String name, long totalBytes, boolean goesOn) {
        this.out = out;
        this.name = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
        bar = goesOn ? null : draw(0, totalBytes);
    }

    private ProgressBar draw(long startBytes, long totalBytes) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .startsFrom(startBytes, Duration.ZERO)
                .setInitialMax(totalBytes)
                .setUnit(" MiB", MEBIBYTE)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setEtaFunction(ProgressBarListener::timeLeft)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                // With a width of its own it need not open the terminal to ask.
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    /** The library's own divides by bytes in whole nanoseconds, which is coarse where the connection is quick. */
    private static Optional<Duration> timeLeft(ProgressState state) {
        long done = state.getCurrent() - state.getStart();
        if (done <= 0) {
            return Optional.empty();
        }
        double left = (double) (state.getMax() - state.getCurrent()) / done;
        return Optional.of(
                Duration.ofMillis((long) (state.getElapsedAfterStart().toMillis() * left)));
    }

    @Override
    public void onProgress(UploadProgress progress) {
        if (bar == null) {
            bar = draw(progress.transferredBytes(), progress.totalBytes());
        }
        bar.stepTo(progress.transferredBytes());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
