package com.syncsketch.sdk.client.internal.http.apache;

import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import java.util.Objects;
import org.apache.hc.core5.http.Header;

/** Response headers of the parser. Names and values are converted to strings on demand. */
final class ApacheHeaders extends ResponseHeaders {

    private final Header[] headers;

    ApacheHeaders(Header[] headers) {
        this.headers = headers;
    }

    @Override
    protected int size() {
        return headers.length;
    }

    @Override
    protected String name(int index) {
        return headers[index].getName();
    }

    @Override
    protected String value(int index) {
        return Objects.requireNonNullElse(headers[index].getValue(), "");
    }
}
