package com.syncsketch.mock.internal.pipeline;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which is captured as it is read. */
final class TeeInputStream extends InputStream {

    private final InputStream body;
    private final BodyRecorder capture;
    private volatile boolean ended;
    private volatile boolean read;

    TeeInputStream(InputStream body, BodyRecorder capture) {
        this.body = body;
        this.capture = capture;
    }

    /** Tells whether all of it has been read. */
    boolean ended() {
        return ended;
    }

    /** Tells whether somebody began to read it. */
    boolean begun() {
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        read = true;
        int count = body.read(bytes, offset, length);
        if (count < 0) {
            ended = true;
        } else {
            capture.add(bytes, offset, count);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }
}
