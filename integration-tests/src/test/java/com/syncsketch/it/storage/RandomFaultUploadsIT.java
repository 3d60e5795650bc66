package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads with faults that chance has chosen: the same ones in each run. {@link RandomFaultUploads} has more of them. */
class RandomFaultUploadsIT {

    private static final int UPLOADS = 60;

    @TempDir
    Path folder;

    @Test
    void eachUpload_isRightOrFailsAsItShould() throws Exception {
        try (RandomFaultUploads faults = new RandomFaultUploads(folder)) {
            for (long seed = 1; seed <= UPLOADS; seed++) {
                faults.upload(seed);
            }

            // Chance has been neither too kind nor too hard to prove anything.
            assertThat(faults.outcomes()).containsKeys("complete in spite of faults", "complete, nothing went wrong");
            assertThat(faults.outcomes().keySet())
                    .filteredOn(outcome -> outcome.startsWith("failed"))
                    .hasSizeGreaterThan(5);
        }
    }
}
