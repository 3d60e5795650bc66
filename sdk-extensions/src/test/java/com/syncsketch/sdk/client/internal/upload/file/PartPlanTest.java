package com.syncsketch.sdk.client.internal.upload.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartPlanTest {

    private static final Path FILE = Path.of("clip.mov");
    private static final long MIB = 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "1, 8388608, 1, 1",
        "8388608, 8388608, 1, 8388608",
        "8388609, 8388608, 2, 1",
        "83886080000, 8388608, 10000, 8388608",
        "83886080001, 9437184, 8889, 8388609",
        "64424509440, 8388608, 7680, 8388608",
    })
    void of_withoutPartSize_usesTheDefaultOrALargerSize(long size, long partSize, int count, long last) {
        PartPlan plan = PartPlan.of(FILE, size, null);
        assertThat(plan.partSize()).isEqualTo(partSize);
        assertThat(plan.count()).isEqualTo(count);
        assertThat(plan.length(count)).isEqualTo(last);
    }

    /** A sufficient size is used as it is, even if it is not a multiple of 1 MiB. */
    @Test
    void of_justSufficientPartSize_isUsed() {
        long requested = UploadRequest.MIN_PART_SIZE + 1;
        assertThat(PartPlan.of(FILE, 10_000 * requested, requested))
                .isEqualTo(new PartPlan(10_000 * requested, requested));
        assertThat(PartPlan.of(FILE, 10_000 * requested + 1, requested).partSize())
                .isEqualTo(6 * MIB);
    }

    @Test
    void of_largeSparseFile_isNotRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sparse.mxf");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(60_000_000_000L);
        }
        PartPlan plan = PartPlan.of(file, FileSnapshot.of(file).size(), UploadRequest.MIN_PART_SIZE);
        assertThat(plan.partSize()).isEqualTo(6 * MIB);
        assertThat(plan.count()).isEqualTo(9537);
    }

    @Test
    void of_maximumFileSize_usesTheMaximumPartSize() {
        PartPlan plan = PartPlan.of(FILE, PartPlan.MAX_FILE_SIZE, null);
        assertThat(plan.partSize()).isEqualTo(UploadRequest.MAX_PART_SIZE);
        assertThat(plan.count()).isEqualTo(10_000);
        assertThatThrownBy(() -> PartPlan.of(FILE, PartPlan.MAX_FILE_SIZE + 1, null))
                .isInstanceOf(FileTooLargeException.class);
    }

    @Test
    void of_anySize_coversTheFileExactlyWithinTheLimits() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long size = 1 + (long) (Math.pow(random.nextDouble(), 8) * (PartPlan.MAX_FILE_SIZE - 1));
            Long requested = random.nextBoolean() ? null : UploadRequest.MIN_PART_SIZE + random.nextInt(100_000_000);
            PartPlan plan = PartPlan.of(FILE, size, requested);
            assertThat(plan.count()).isBetween(1, 10_000);
            assertThat(plan.partSize()).isBetween(UploadRequest.MIN_PART_SIZE, UploadRequest.MAX_PART_SIZE);
            assertThat(plan.partSize())
                    .isGreaterThanOrEqualTo(requested == null ? PartPlan.DEFAULT_PART_SIZE : requested);
            assertThat(plan.offset(1)).isZero();
            int last = plan.count();
            assertThat(plan.length(last)).isBetween(1L, plan.partSize());
            assertThat(plan.offset(last) + plan.length(last)).isEqualTo(size);
            int some = 1 + random.nextInt(last);
            assertThat(plan.offset(some) + plan.length(some)).isEqualTo(some == last ? size : plan.offset(some + 1));
        }
    }
}
