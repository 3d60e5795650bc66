package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * The bytes of a file, or of a part of it, as the body of a request or a part of one. They are read as the connection
 * takes them, so memory does not grow with the file; the length is known, so nothing is sent in chunks. Can be read again from the start.
 */
final class FileBody implements Closeable {

    private final FileSnapshot snapshot;
    private final long offset;
    private final long length;
    private final LongConsumer taken;

    /** Sees all bytes that are read since the start; null if nobody wants to know. */
    @Nullable
    private final MessageDigest digest;

    private volatile long lastTaken = System.nanoTime();
    private volatile long position;

    @Nullable
    private volatile IOException failure;

    @Nullable
    private volatile InputStream open;

    private volatile boolean closed;

    FileBody(FileSnapshot snapshot, LongConsumer taken) {
        this(snapshot, 0, snapshot.size(), taken, null);
    }

    FileBody(FileSnapshot snapshot, long offset, long length, LongConsumer taken, @Nullable MessageDigest digest) {
        this.snapshot = snapshot;
        this.offset = offset;
        this.length = length;
        this.taken = taken;
        this.digest = digest;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::start), length);
    }

    /** Gives how many bytes the connection has taken. */
    long position() {
        return position;
    }

    /** Gives when it last took some, or when this body was made: a value of {@link System#nanoTime()}. */
    long lastTaken() {
        return lastTaken;
    }

    /** Forgets how long an earlier attempt, which found no connection, and the pause after it took. */
    void countFromNow() {
        lastTaken = System.nanoTime();
    }

    boolean isAllTaken() {
        return position == length;
    }

    /** Gives why the file could not be read on, or null if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /**
     * Closes the file, which the HTTP client does not do when an exchange ends early. It may even ask for the first bytes
     * after that, and gets none then.
     */
    @Override
    public void close() throws IOException {
        closed = true;
        closeOpen();
    }

    private void closeOpen() throws IOException {
        InputStream stream = open;
        if (stream != null) {
            stream.close();
        }
    }

    private InputStream start() {
        position = 0;
        if (digest != null) {
            digest.reset();
        }
        try {
            closeOpen();
            // A channel of its own for each start: an interrupt closes a channel, and must close no other's.
            SeekableByteChannel channel = Files.newByteChannel(snapshot.file());
            InputStream stream = new Counted(Channels.newInputStream(channel));
            open = stream;
            if (closed) {
                stream.close();
                throw new ClosedChannelException();
            }
            channel.position(offset);
            return stream;
        } catch (IOException e) {
            failure = e;
            throw new UncheckedIOException(e);
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int most) throws IOException {
            try {
                long left = length - position;
                if (left == 0 && offset + length < snapshot.size()) {
                    return -1;
                }
                // Where the file ends, one byte more is asked for, to see that it does.
                boolean last = offset + length == snapshot.size();
                int count = super.read(buffer, start, last ? most : (int) Math.min(most, left));
                boolean changed = count < 0 ? left > 0 : count > left;
                if (changed) {
                    throw new IOException("The file has another length than at the start");
                }
                lastTaken = System.nanoTime();
                if (count > 0) {
                    // Only the thread that reads writes here; others just look.
                    if (digest != null) {
                        digest.update(buffer, start, count);
                    }
                    long now = position + count;
                    position = now;
                    taken.accept(now);
                }
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
