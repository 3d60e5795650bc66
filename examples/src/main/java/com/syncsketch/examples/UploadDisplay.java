package com.syncsketch.examples;

import com.syncsketch.sdk.client.upload.ProgressListener;
import com.syncsketch.sdk.client.upload.UploadProgress;
import jakarta.annotation.Nullable;
import java.io.Console;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how an upload goes on: a bar on a terminal, a line for each tenth elsewhere. For one upload. */
final class UploadDisplay implements ProgressListener, AutoCloseable {

    private static final int BAR_WIDTH = 78;
    private static final int REFRESH_MILLIS = 100;

    private final PrintStream out;
    private final String name;

    @Nullable
    private final ProgressBar bar;

    private long tenths;

    private UploadDisplay(PrintStream out, String name, @Nullable ProgressBar bar) {
        this.out = out;
        this.name = name;
        this.bar = bar;
    }

    static UploadDisplay of(PrintStream out, String name, long totalBytes) {
        return isTerminal() ? bar(out, name, totalBytes) : lines(out, name);
    }

    @SuppressWarnings("SystemConsoleNull") // From Java 22 on a console alone is no proof; there it is asked.
    private static boolean isTerminal() {
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

    static UploadDisplay bar(PrintStream out, String name, long totalBytes) {
        return new UploadDisplay(
                out,
                name,
                new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(totalBytes)
                        .setUnit(" KiB", 1024)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setMaxRenderedLength(BAR_WIDTH)
                        .setConsumer(new ConsoleProgressBarConsumer(out))
                        .build());
    }

    static UploadDisplay lines(PrintStream out, String name) {
        return new UploadDisplay(out, name, null);
    }

    @Override
    public void onProgress(UploadProgress progress) {
        if (bar != null) {
            bar.stepTo(progress.transferredBytes());
            return;
        }
        long now = progress.transferredBytes() * 10 / progress.totalBytes();
        if (now > tenths || progress.isComplete()) {
            tenths = now;
            out.printf(
                    "  %s  %3d %%  %,d of %,d bytes%s%n",
                    name,
                    progress.transferredBytes() * 100 / progress.totalBytes(),
                    progress.transferredBytes(),
                    progress.totalBytes(),
                    progress.isComplete() ? ", confirmed" : "");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
