package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.http.engine.ResponseTooLargeIOException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a response into memory, up to a limit. The body of an error response is truncated at a lower limit instead. The
 * limits apply to decoded bytes.
 *
 * @param maxSize the maximum size of a successful response in bytes
 */
record BufferedBodyReader(long maxSize) implements BodyReader<HttpResponse> {

    /** More than any error message needs. */
    static final int MAX_ERROR_SIZE = 256 * 1024;

    @Override
    public HttpResponse read(int status, ResponseHeaders headers, InputStream body) throws IOException {
        boolean success = status / 100 == 2;
        long limit = success ? maxSize : Math.min(maxSize, MAX_ERROR_SIZE);
        ByteAccumulator bytes = new ByteAccumulator(limit);
        try {
            if (ContentDecoder.isEncoded(headers)) {
                try (InputStream decoded = ContentDecoder.decode(headers, body)) {
                    bytes.readFrom(decoded, -1);
                    // The decoder stops before the end of the body, which must be read before the connection can be
                    // reused.
                    bytes.expectEnd(body);
                }
            } else {
                long announced = headers.contentLength();
                if (success && announced > limit) {
                    throw new ResponseTooLargeIOException(limit);
                }
                bytes.readFrom(body, announced);
            }
        } catch (IOException e) {
            if (success) {
                throw e;
            }
            // A server may close the connection during an error response, and error pages may have any size.
        }
        return new HttpResponse(status, headers, bytes.toByteArray());
    }
}
