package com.syncsketch.sdk.client.internal.http;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.http.AttemptListener;
import com.syncsketch.sdk.client.internal.auth.CredentialsAccess;
import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.util.Timing;
import jakarta.annotation.Nullable;

/** The objects that all transports of a client share. Immutable and thread-safe. */
public final class TransportContext {

    /** Responses of object storage to uploads are short. */
    private static final long MAX_STORAGE_RESPONSE = 1024 * 1024;

    private final HttpEngine engine;
    private final BandwidthLimiter uploads;
    private final Origin origin;
    private final Credentials credentials;
    private final CredentialsAccess.Secret secret;
    private final String userAgent;
    private final Timing timing;
    private final ErrorMapper errors;
    private final BufferedBodyReader bodyReader;
    private final BufferedBodyReader storageReader;
    private final RequestHeaders storageHeaders;
    private final AttemptReporter attempts;
    private final SharedProgress fileTransfers = new SharedProgress();

    /**
     * Creates a context.
     *
     * @param engine sends single requests
     * @param uploads limits how fast the engine sends files
     * @param origin the service
     * @param credentials the credentials
     * @param userAgent the value of {@code User-Agent}
     * @param timing the clock, and the pauses between attempts
     * @param maxResponseSize the maximum size of a response in bytes
     * @param listener receives an event for each attempt, or null for none
     */
    public TransportContext(
            HttpEngine engine,
            BandwidthLimiter uploads,
            Origin origin,
            Credentials credentials,
            String userAgent,
            Timing timing,
            long maxResponseSize,
            @Nullable AttemptListener listener) {
        this.engine = engine;
        this.uploads = uploads;
        this.origin = origin;
        this.credentials = credentials;
        this.secret = CredentialsAccess.secretOf(credentials);
        this.userAgent = userAgent;
        this.timing = timing;
        this.errors = new ErrorMapper(credentials, timing.clock());
        this.bodyReader = new BufferedBodyReader(maxResponseSize);
        this.storageReader = new BufferedBodyReader(Math.min(maxResponseSize, MAX_STORAGE_RESPONSE));
        this.storageHeaders = RequestHeaders.NONE.with("User-Agent", userAgent);
        this.attempts = new AttemptReporter(listener, timing);
    }

    HttpEngine engine() {
        return engine;
    }

    BandwidthLimiter uploads() {
        return uploads;
    }

    Origin origin() {
        return origin;
    }

    Credentials credentials() {
        return credentials;
    }

    CredentialsAccess.Secret secret() {
        return secret;
    }

    String userAgent() {
        return userAgent;
    }

    Timing timing() {
        return timing;
    }

    ErrorMapper errors() {
        return errors;
    }

    BufferedBodyReader bodyReader() {
        return bodyReader;
    }

    BufferedBodyReader storageReader() {
        return storageReader;
    }

    RequestHeaders storageHeaders() {
        return storageHeaders;
    }

    AttemptReporter attempts() {
        return attempts;
    }

    SharedProgress fileTransfers() {
        return fileTransfers;
    }
}
