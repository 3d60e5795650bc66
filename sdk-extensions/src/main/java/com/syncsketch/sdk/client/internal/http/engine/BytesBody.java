package com.syncsketch.sdk.client.internal.http.engine;

import java.io.IOException;

/** A body in memory. */
public final class BytesBody implements RequestBody {

    private final byte[] bytes;

    /** Creates a body; the array is not copied. */
    public BytesBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public void writeTo(BodySink sink) throws IOException {
        sink.write(bytes, 0, bytes.length);
    }
}
