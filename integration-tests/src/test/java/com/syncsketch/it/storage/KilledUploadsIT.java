package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests uploads that one process leaves unfinished and another one resumes. */
class KilledUploadsIT {

    @TempDir
    Path folder;

    @Test
    void killedUploads_areResumedByOtherProcesses() throws Exception {
        try (KilledUploads killed = new KilledUploads(folder, 1)) {
            killed.upload();

            assertThat(killed.kills()).isGreaterThan(2);
        }
    }

    @Test
    void exitingProcess_exitsImmediatelyAndLeavesAResumeFile() throws Exception {
        try (KilledUploads left = new KilledUploads(folder, 2)) {
            left.uploadAfterExit();
        }
    }

    @Test
    void uploadKilledBeforeItsMetadata_isCompletedByAnotherProcess() throws Exception {
        try (KilledUploads killed = new KilledUploads(folder, 3)) {
            killed.uploadKilledBeforeTheMetadata();
        }
    }
}
