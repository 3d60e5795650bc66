package com.syncsketch.mock.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;

/** Reads a body into memory without blocking a thread. */
final class BodyCollector implements Runnable {

    private final Content.Source source;
    private final int limit;
    private final BodyMemory.Share memory;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Result result;

    private BodyCollector(Content.Source source, int limit, BodyMemory.Share memory, Result result) {
        this.source = source;
        this.limit = limit;
        this.memory = memory;
        this.result = result;
    }

    /** Receives the body. */
    interface Result {

        /** Called with the whole body. */
        void completed(byte[] body);

        /** Called if the body cannot be read; with an {@link HttpException} if it is too large or there is no memory for it. */
        void failed(Throwable cause);
    }

    /**
     * Starts to read a body.
     *
     * @param source the body
     * @param limit the maximum size in bytes
     * @param memory the memory for the body
     * @param result receives the body, on any thread
     */
    static void collect(Content.Source source, int limit, BodyMemory.Share memory, Result result) {
        new BodyCollector(source, limit, memory, result).run();
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                result.failed(chunk.getFailure());
                return;
            }
            ByteBuffer buffer = chunk.getByteBuffer();
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            boolean last = chunk.isLast();
            chunk.release();
            if (bytes.size() + copy.length > limit) {
                result.failed(new HttpException(413, "The body is larger than " + limit + " bytes"));
                return;
            }
            try {
                memory.takeBuffer(copy.length);
            } catch (HttpException e) {
                result.failed(e);
                return;
            }
            bytes.writeBytes(copy);
            if (last) {
                result.completed(bytes.toByteArray());
                return;
            }
        }
    }
}
