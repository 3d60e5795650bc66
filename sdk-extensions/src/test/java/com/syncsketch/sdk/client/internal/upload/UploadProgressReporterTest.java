package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.upload.UploadProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadProgressReporterTest {

    private final List<UploadProgress> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 65_536, 100_000, 10_000_000, 50_000_000_000L})
    void events_increaseAndEndOnceAtTheTotal(long total) {
        UploadProgressReporter reporter = new UploadProgressReporter(events::add, total);
        Random random = new Random(total);
        long bytes = 0;
        for (int i = 0; i < 10_000 && bytes < total; i++) {
            // Sometimes a request is retried from its start.
            bytes = random.nextInt(1000) == 0 ? 0 : Math.min(total, bytes + 1 + random.nextInt(100_000));
            reporter.transferred(bytes);
        }
        reporter.transferred(total);
        reporter.complete();
        long last = 0;
        for (UploadProgress event : events) {
            assertThat(event.getTransferredBytes()).isGreaterThan(last).isLessThanOrEqualTo(total);
            assertThat(event.getTotalBytes()).isEqualTo(total);
            assertThat(event.isComplete()).isEqualTo(event.getTransferredBytes() == total);
            assertThat(event.getFraction()).isBetween(0.0, 1.0);
            last = event.getTransferredBytes();
        }
        assertThat(last).isEqualTo(total);
        assertThat(events.get(events.size() - 1).getFraction()).isEqualTo(1.0);
    }

    @Test
    void events_areAboutOneForEachPercent() {
        UploadProgressReporter reporter = new UploadProgressReporter(events::add, 100_000_000);
        for (long bytes = 0; bytes <= 100_000_000; bytes += 1000) {
            reporter.transferred(bytes);
        }
        assertThat(events).hasSizeBetween(90, 100);
    }

    @Test
    void listener_thatThrows_isStillCalled() {
        UploadProgressReporter reporter = new UploadProgressReporter(
                event -> {
                    events.add(event);
                    throw new IllegalStateException("broken listener");
                },
                200_000);
        reporter.transferred(100_000);
        reporter.complete();
        assertThat(events).hasSize(2);
    }
}
