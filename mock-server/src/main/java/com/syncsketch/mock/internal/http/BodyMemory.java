package com.syncsketch.mock.internal.http;

/**
 * Limits the memory of all request bodies that are read as a whole, together with the JSON that they contain. Thread-safe.
 *
 * <p>A body that does not fit at the moment is rejected rather than awaited, because the requests that have memory may be waiting for
 * slow clients.
 */
public final class BodyMemory {

    private static final long MEBIBYTE = 1024 * 1024;

    /** The approximate size of a value in a tree of JSON, with its share of the object or array that contains it. */
    private static final int VALUE_SIZE = 64;

    private final long total;
    private long used;

    /**
     * Creates a limit.
     *
     * @param total the maximum size of all bodies in bytes
     */
    public BodyMemory(long total) {
        this.total = total;
    }

    /** Creates a limit of half of the heap. */
    static BodyMemory ofHeap() {
        return new BodyMemory(Runtime.getRuntime().maxMemory() / 2);
    }

    /** Returns the memory that requests have taken, in bytes. */
    synchronized long used() {
        return used;
    }

    /** Starts a share without memory. */
    public Share share() {
        return new Share();
    }

    private synchronized void take(Share share, long bytes) {
        if (share.size + bytes > total) {
            throw new HttpException(
                    413,
                    "The body and its JSON would take more than " + total / MEBIBYTE
                            + " MiB of memory, the maximum. It is half of the heap, which -Xmx increases");
        }
        if (used + bytes > total) {
            throw new HttpException(
                    503,
                    "The bodies of the requests that the mock server is handling take " + used / MEBIBYTE
                            + " MiB of memory; the maximum is " + total / MEBIBYTE + " MiB");
        }
        used += bytes;
        share.size += bytes;
    }

    private synchronized void release(Share share) {
        used -= share.size;
        share.size = 0;
    }

    /** The memory of one request. Closing it makes the memory available to other requests. */
    public final class Share implements AutoCloseable {

        private long size;

        private Share() {}

        /** Takes memory for bytes that are collected in a buffer, which is copied when it grows. */
        void takeBuffer(int bytes) {
            take(2L * bytes);
        }

        /**
         * Takes memory for parsing a JSON document: for its tree, and for the copies of a string that is as long as the document.
         *
         * @param json the document
         */
        void takeTree(byte[] json) {
            // Each value follows one of these characters.
            long values = 0;
            for (byte each : json) {
                if (each == '{' || each == '[' || each == ',' || each == ':') {
                    values++;
                }
            }
            take(values * VALUE_SIZE + 4L * json.length);
        }

        /**
         * Takes memory.
         *
         * @param bytes the number of additional bytes
         * @throws HttpException with status 413 if the request needs more than all of the memory, with status 503 if other
         *     requests have taken too much of it
         */
        public void take(long bytes) {
            BodyMemory.this.take(this, bytes);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
