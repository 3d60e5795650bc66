package com.syncsketch.mock.internal.pipeline;

import java.io.IOException;
import java.io.InputStream;

/** A request body that is recorded as it is read. */
final class TeeInputStream extends InputStream {

    private final InputStream body;
    private final BodyRecorder recorder;
    private volatile boolean ended;
    private volatile boolean begun;

    TeeInputStream(InputStream body, BodyRecorder recorder) {
        this.body = body;
        this.recorder = recorder;
    }

    /** Checks whether the whole body has been read. */
    boolean ended() {
        return ended;
    }

    /** Checks whether reading has started. */
    boolean begun() {
        return begun;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begun = true;
        int count = body.read(bytes, offset, length);
        if (count < 0) {
            ended = true;
        } else {
            recorder.add(bytes, offset, count);
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }
}
