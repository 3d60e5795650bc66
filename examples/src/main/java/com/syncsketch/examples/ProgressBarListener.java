package com.syncsketch.examples;

import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.PrintStream;
import java.time.Duration;
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
 * try (ProgressBarListener bar = new ProgressBarListener(System.err, "shot.mov", Files.size(file))) {
 *     client.uploads().upload(UploadRequest.builder(reviewId, file).progress(bar).build());
 * }
 * }</pre>
 *
 * <p>The bar is drawn at once.
 */
public final class ProgressBarListener implements UploadDisplay {

    private static final int WIDTH = 79;
    private static final int LONGEST_NAME = 24;
    private static final int REFRESH_MILLIS = 200;
    private static final long MEBIBYTE = 1024 * 1024;

    private final ProgressBar bar;

    /**
     * Draws a bar.
     *
     * @param out where to draw, a terminal; stays open
     * @param name what is uploaded; a long one is cut
     * @param totalBytes the length of the file, more than 0
     */
    public ProgressBarListener(PrintStream out, String name, long totalBytes) {
        bar = new ProgressBarBuilder()
                .setTaskName(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...")
                .setInitialMax(totalBytes)
                .setUnit(" MiB", MEBIBYTE)
                .showSpeed()
                .setEtaFunction(ProgressBarListener::timeLeft)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                // With a width of its own it does not ask for that of the terminal, which would take over signals.
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
        bar.stepTo(progress.transferredBytes());
    }

    @Override
    public void close() {
        bar.close();
    }
}
