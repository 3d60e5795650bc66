package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;

/**
 * A fingerprint of a file from samples of its content: {@value #SAMPLES} samples of 64 KiB, spread evenly, including the
 * first and the last bytes. It quickly distinguishes files with the same size and modification time, as backups and renders
 * may have. Files that differ only outside the samples have the same fingerprint.
 */
public final class FileFingerprint {

    static final int SAMPLES = 16;

    private static final int SAMPLE_SIZE = 64 * 1024;

    private FileFingerprint() {}

    /**
     * Returns the fingerprint of a file.
     *
     * @throws UnusableFileException if the file cannot be read
     * @throws RequestInterruptedException if the thread is interrupted
     */
    public static String of(FileSnapshot snapshot) {
        MessageDigest digest = Digests.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(SAMPLE_SIZE);
        try (SeekableByteChannel channel = Files.newByteChannel(snapshot.file())) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                channel.position(offset(snapshot.size(), sample));
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // Until the sample is complete or the file ends.
                }
                digest.update(buffer.flip());
                buffer.clear();
            }
        } catch (IOException e) {
            throw FileReads.failure(snapshot.file(), "cannot be read", e);
        }
        return "sha256-of-samples:" + Digests.hex(digest);
    }

    private static long offset(long size, int sample) {
        long last = Math.max(0, size - SAMPLE_SIZE);
        // Divides first, because the product could overflow.
        return last / (SAMPLES - 1) * sample + last % (SAMPLES - 1) * sample / (SAMPLES - 1);
    }
}
