package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests uploads with random faults, the same in each run. {@link RandomFaultUploads} can run more. */
class RandomFaultUploadsIT {

    private static final int UPLOADS = 60;

    @TempDir
    Path folder;

    @Test
    void uploads_succeedOrFailAsSpecified() throws Exception {
        try (RandomFaultUploads faults = new RandomFaultUploads(folder)) {
            for (long seed = 1; seed <= UPLOADS; seed++) {
                faults.upload(seed);
            }

            // The faults were neither too rare nor too frequent to prove anything.
            assertThat(faults.outcomes()).containsKeys("complete despite faults", "complete without faults");
            assertThat(faults.outcomes().keySet())
                    .filteredOn(outcome -> outcome.startsWith("failed"))
                    .hasSizeGreaterThan(5);
        }
    }
}
