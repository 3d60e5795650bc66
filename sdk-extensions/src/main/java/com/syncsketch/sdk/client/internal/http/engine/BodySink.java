package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** The connection to which a request body is written. */
public interface BodySink {

    /** Writes bytes; returns when the operating system has accepted them all. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Returns true if {@link #transfer} is supported: on connections without TLS. */
    boolean canTransfer();

    /**
     * Sends a range of a file without copying it through the heap.
     *
     * @return the number of bytes sent; less than {@code count} if the file ends before
     */
    long transfer(FileChannel file, long position, long count) throws IOException;
}
