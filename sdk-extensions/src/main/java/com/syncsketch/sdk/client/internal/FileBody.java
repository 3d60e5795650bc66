package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.function.LongConsumer;

/**
 * The bytes of a file as the body of a request or a part of one. They are read as the connection takes them, so memory
 * does not grow with the file; the length is known, so nothing is sent in chunks. Can be read again from the start.
 */
final class FileBody implements Closeable {

    private final FileSnapshot snapshot;
    private final LongConsumer taken;
    private volatile long lastTaken = System.nanoTime();
    private volatile long position;

    @Nullable
    private volatile IOException failure;

    @Nullable
    private volatile InputStream open;

    FileBody(FileSnapshot snapshot, LongConsumer taken) {
        this.snapshot = snapshot;
        this.taken = taken;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::start), snapshot.size());
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
        return position == snapshot.size();
    }

    /** Gives why the file could not be read on, or null if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Closes the file, which the HTTP client does not do when an exchange ends early. */
    @Override
    public void close() throws IOException {
        InputStream stream = open;
        if (stream != null) {
            stream.close();
        }
    }

    private InputStream start() {
        position = 0;
        try {
            InputStream stream = new Counted(Files.newInputStream(snapshot.file()));
            open = stream;
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
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = super.read(buffer, offset, length);
                long left = snapshot.size() - position;
                boolean changed = count < 0 ? left > 0 : count > left;
                if (changed) {
                    throw new IOException("The file has another length than at the start");
                }
                lastTaken = System.nanoTime();
                if (count > 0) {
                    // Only the thread that reads writes here; others just look.
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
