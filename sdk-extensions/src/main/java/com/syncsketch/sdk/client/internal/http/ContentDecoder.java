package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.ContentEncodingException;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Decodes content that a server encoded although the request does not allow it. */
final class ContentDecoder {

    private static final int BUFFER_SIZE = 8 * 1024;

    private ContentDecoder() {}

    static boolean isEncoded(ResponseHeaders headers) {
        String encoding = encoding(headers);
        return !encoding.isEmpty() && !encoding.equals("identity");
    }

    /**
     * Returns the decoded content.
     *
     * @throws ContentEncodingException if the encoding is unknown or the content is not encoded that way
     */
    static InputStream decode(ResponseHeaders headers, InputStream body) throws IOException {
        String encoding = encoding(headers);
        PushbackInputStream content = new PushbackInputStream(body, 2);
        int first = content.read();
        if (first < 0) {
            // For example, the response to a HEAD request.
            return content;
        }
        content.unread(first);
        try {
            return new Decoded(
                    switch (encoding) {
                        case "gzip", "x-gzip" -> new GZIPInputStream(content, BUFFER_SIZE);
                        case "deflate" -> inflate(content);
                        default ->
                            throw new ContentEncodingException(
                                    "the content encoding " + encoding + " is not supported");
                    });
        } catch (ZipException | EOFException e) {
            throw new ContentEncodingException("the content is not valid " + encoding);
        }
    }

    private static String encoding(ResponseHeaders headers) {
        String encoding = headers.first("Content-Encoding");
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    /** The name stands for the zlib format, but some servers omit its header. */
    private static InputStream inflate(PushbackInputStream start) throws IOException {
        int first = start.read();
        int second = start.read();
        if (second >= 0) {
            start.unread(second);
        }
        if (first >= 0) {
            start.unread(first);
        }
        boolean zlib = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
        return zlib ? new InflaterInputStream(start) : new RawInflaterStream(start);
    }

    /** Releases the native memory of its inflater, which the JDK's stream does only for an inflater that it created. */
    private static final class RawInflaterStream extends InflaterInputStream {

        RawInflaterStream(InputStream in) {
            super(in, new Inflater(true), BUFFER_SIZE);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** Distinguishes damaged content from a broken connection. */
    private static final class Decoded extends FilterInputStream {

        Decoded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw new ContentEncodingException("the encoded content is damaged");
            }
        }
    }
}
