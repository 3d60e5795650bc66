package com.syncsketch.mock.journal;

import java.util.Optional;

/**
 * The recorded body of a request or response.
 *
 * @param size the size in bytes
 * @param text the complete body, including any secrets; empty if it is not text or is too long to be kept
 * @param sha256 the SHA-256 of the body as hexadecimal digits; empty if there is no body
 */
public record RecordedBody(long size, Optional<String> text, Optional<String> sha256) {

    /** The absence of a body. */
    public static final RecordedBody NONE = new RecordedBody(0, Optional.empty(), Optional.empty());

    /** Returns the text with secrets redacted, or the size and hash if the text was not kept. */
    @Override
    public String toString() {
        if (text.isPresent()) {
            return Redactor.redact(text.get());
        }
        return size == 0 ? "" : size + " bytes, sha256 " + sha256.orElse("unknown");
    }
}
