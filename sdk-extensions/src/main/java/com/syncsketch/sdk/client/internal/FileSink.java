package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer into a new file as it comes. */
final class FileSink implements BodySubscriber<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");

    /** Not a monitor, which could hold the carrier of a virtual thread while a disk or a listener blocks. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Path file;
    private final long most;
    private final OptionalLong total;
    private final DownloadReporter reporter;
    private final CompletableFuture<byte[]> end = new CompletableFuture<>();
    private volatile long lastMove = System.nanoTime();

    @Nullable
    private Subscription subscription;

    @Nullable
    private FileChannel channel;

    private boolean closed;
    private long written;

    @Nullable
    private volatile IOException failure;

    private volatile boolean tooLarge;

    FileSink(Path file, long most, OptionalLong total, DownloadReporter reporter) {
        this.file = file;
        this.most = most;
        this.total = total;
        this.reporter = reporter;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        locked(() -> begin(subscription));
    }

    private void begin(Subscription subscription) {
        this.subscription = subscription;
        if (closed) {
            subscription.cancel();
            return;
        }
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            subscription.request(1);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        locked(() -> write(buffers));
    }

    private void write(List<ByteBuffer> buffers) {
        if (closed || channel == null || subscription == null) {
            return;
        }
        lastMove = System.nanoTime();
        try {
            for (ByteBuffer buffer : buffers) {
                if (buffer.remaining() > most - written) {
                    tooLarge = true;
                    fail(new IOException("The file is too large"));
                    return;
                }
                while (buffer.hasRemaining()) {
                    written += channel.write(buffer);
                }
            }
        } catch (IOException e) {
            fail(e);
            return;
        }
        reporter.written(written, total);
        // A slow listener or disk is no idle storage.
        lastMove = System.nanoTime();
        subscription.request(1);
    }

    @Override
    public void onError(Throwable error) {
        close();
        end.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        locked(this::finish);
    }

    private void finish() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (channel != null) {
                channel.close();
            }
            end.complete(new byte[0]);
        } catch (IOException e) {
            failure = e;
            end.completeExceptionally(e);
        }
    }

    /** Takes no more and lets go of the file, so that it can be deleted. */
    void close() {
        locked(this::giveUp);
    }

    private void giveUp() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("A file that is given up cannot be closed", e);
            }
        }
    }

    /** Gives how many bytes are written. */
    long written() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    long lastMove() {
        return lastMove;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    /** Gives what went wrong with the file, as against the connection. */
    @Nullable
    IOException failure() {
        return failure;
    }

    private void fail(IOException e) {
        failure = e;
        close();
        end.completeExceptionally(e);
    }
}
