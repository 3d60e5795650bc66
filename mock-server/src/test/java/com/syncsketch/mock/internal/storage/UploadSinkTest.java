package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSinkTest {

    /** A file on a disk with room for a few bytes. */
    private static final class FullDisk extends OutputStream {

        private int room = 10;

        @Override
        public void write(int one) throws IOException {
            if (room-- == 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void write_onAFullDisk_isAFailureOfTheStorage(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("1"));
        UploadSink sink = new UploadSink(file, new FullDisk());

        assertThatThrownBy(() -> sink.write(new byte[11], 0, 11))
                .isInstanceOf(StorageFailureException.class)
                .hasMessageEndingWith("No space left on device");

        sink.close();
        assertThat(file).doesNotExist();
    }
}
