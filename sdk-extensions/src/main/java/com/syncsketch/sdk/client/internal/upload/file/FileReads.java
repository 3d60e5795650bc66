package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.util.Causes;
import com.syncsketch.sdk.client.internal.util.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Reads files to upload. */
public final class FileReads {

    private static final int BUFFER_SIZE = 128 * 1024;

    private FileReads() {}

    /**
     * Returns the digest of a range of a file in hexadecimal digits. Reads the whole range.
     *
     * @throws UnusableFileException if the range cannot be read completely
     * @throws RequestInterruptedException if the thread is interrupted
     */
    public static String digest(Path file, long offset, long length, MessageDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_SIZE, length));
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(offset);
            for (long left = length; left > 0; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                int count = channel.read(buffer);
                if (count <= 0) {
                    throw new IOException("The file ends before " + (offset + length) + " bytes");
                }
                digest.update(buffer.flip());
                left -= count;
            }
        } catch (IOException e) {
            throw failure(file, "cannot be read", e);
        }
        return Digests.hex(digest);
    }

    /** Reads a byte, so that a file that cannot be read is detected before anything is sent. */
    static void check(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            throw failure(file, "cannot be read", e);
        }
    }

    /**
     * Returns the exception for a file that could not be read. An interrupt closes the channel of a file, but says nothing
     * about the file.
     */
    public static SyncSketchException failure(Path file, String reason, IOException e) {
        return Causes.contain(e, ClosedByInterruptException.class)
                ? new RequestInterruptedException("The thread was interrupted while " + file + " was read")
                : new UnusableFileException(file, reason, e);
    }
}
