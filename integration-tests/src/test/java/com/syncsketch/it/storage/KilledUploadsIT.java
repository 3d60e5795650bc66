package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that processes leave half-way, killed or not, and other processes finish. */
class KilledUploadsIT {

    @TempDir
    Path folder;

    @Test
    void killedProcesses_areFollowedByOnesThatSendWhatIsMissing() throws Exception {
        try (KilledUploads killed = new KilledUploads(folder, 1)) {
            killed.upload();

            assertThat(killed.kills()).isGreaterThan(2);
        }
    }

    @Test
    void processThatEndsItself_doesSoAtOnceAndLeavesAJournal() throws Exception {
        try (KilledUploads left = new KilledUploads(folder, 2)) {
            left.uploadAfterExit();
        }
    }
}
