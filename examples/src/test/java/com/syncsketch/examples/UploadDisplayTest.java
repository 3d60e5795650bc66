package com.syncsketch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.upload.UploadProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadDisplayTest {

    private record Progress(long transferredBytes, long totalBytes, boolean isComplete) implements UploadProgress {

        @Override
        public long getTransferredBytes() {
            return transferredBytes;
        }

        @Override
        public long getTotalBytes() {
            return totalBytes;
        }
    }

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void lines_areOneForEachTenthAndOneForTheEnd() {
        try (UploadDisplay display = new ProgressLinesListener(out, "a.mov")) {
            for (long bytes = 0; bytes <= 1000; bytes += 10) {
                display.onProgress(new Progress(bytes, 1000, false));
            }
            display.onProgress(new Progress(1000, 1000, true));
        }

        assertThat(text().lines())
                .hasSize(11)
                .last()
                .asString()
                .contains("100 %")
                .endsWith(", confirmed");
    }

    @Test
    void bar_endsFull() {
        try (UploadDisplay display = new ProgressBarListener(out, "a.mov", 4096, false)) {
            display.onProgress(new Progress(2048, 4096, false));
            display.onProgress(new Progress(4096, 4096, true));
        }

        assertThat(text()).contains("a.mov").contains("100%");
    }

    @Test
    void barThatGoesOn_beginsWithWhatIsThere() {
        try (UploadDisplay display = new ProgressBarListener(out, "a.mov", 4096, true)) {
            assertThat(text()).isEmpty();
            display.onProgress(new Progress(2048, 4096, false));
        }

        assertThat(text()).contains(" 50%").doesNotContain(" 0%");
    }
}
