package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells a file from another one of the same length and time by samples of its bytes: {@value #SAMPLES} of 64 KiB, spread
 * evenly, the first and the last bytes among them. A copy that keeps the time, as backups and renders make it, is told
 * from its predecessor in a moment, however long it is. Two files that differ elsewhere only are not told apart.
 */
public final class FileFingerprint {

    static final int SAMPLES = 16;

    private static final int SAMPLE = 64 * 1024;

    private FileFingerprint() {}

    /**
     * Reads the samples.
     *
     * @throws UnusableFileException if the file cannot be read
     */
    public static String of(FileSnapshot snapshot) {
        MessageDigest digest = Digests.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(SAMPLE);
        try (SeekableByteChannel channel = Files.newByteChannel(snapshot.file())) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                channel.position(offset(snapshot.size(), sample));
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // Until the sample or the file is at its end.
                }
                digest.update(buffer.flip());
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UnusableFileException(snapshot.file(), "cannot be read", e);
        }
        return "sha256-of-samples:" + HexFormat.of().formatHex(digest.digest());
    }

    private static long offset(long size, int sample) {
        long last = Math.max(0, size - SAMPLE);
        // The quotient first: the product could be more than a long holds.
        return last / (SAMPLES - 1) * sample + last % (SAMPLES - 1) * sample / (SAMPLES - 1);
    }
}
