package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a response body and detects its end. Closing it does not read the rest. */
final class CountedStream extends FilterInputStream {

    private final Exchange exchange;
    private boolean atEnd;

    CountedStream(InputStream body, Exchange exchange) {
        super(body);
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(count);
        return count;
    }

    @Override
    public void close() {
        // The stream of HttpCore would first read the rest.
    }

    boolean isAtEnd() {
        return atEnd;
    }

    private void count(int bytes) {
        if (bytes < 0) {
            atEnd = true;
        } else {
            exchange.addReceived(bytes, System.nanoTime());
        }
    }
}
