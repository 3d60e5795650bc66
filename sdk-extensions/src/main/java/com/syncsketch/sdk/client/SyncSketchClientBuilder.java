package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.http.AttemptListener;
import com.syncsketch.sdk.client.http.ProxySettings;
import com.syncsketch.sdk.client.internal.http.ConnectionSettings;
import com.syncsketch.sdk.client.internal.http.Endpoint;
import com.syncsketch.sdk.client.internal.http.HttpEngine;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.TransportContext;
import com.syncsketch.sdk.client.internal.http.TrustedCertificates;
import com.syncsketch.sdk.client.internal.http.UserAgent;
import com.syncsketch.sdk.client.internal.http.apache.ApacheHttpEngine;
import com.syncsketch.sdk.client.internal.proxy.ProxyResolver;
import com.syncsketch.sdk.client.internal.proxy.ProxySettingsAccess;
import com.syncsketch.sdk.client.internal.util.Durations;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/** Builds a {@link SyncSketchClient}. Not thread-safe; the clients that it builds are. */
public final class SyncSketchClientBuilder {

    /** The default maximum number of connections per host: {@value}. */
    public static final int DEFAULT_MAX_CONNECTIONS = 100;

    private static final long MAX_DEFAULT_RESPONSE = 128L * 1024 * 1024;
    private static final long MIN_DEFAULT_RESPONSE = 4L * 1024 * 1024;

    private Origin host = Origin.of(SyncSketchClient.DEFAULT_HOST);

    @Nullable
    private Credentials credentials;

    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(60);

    @Nullable
    private Duration totalTimeout;

    private RetryPolicy retry = RetryPolicy.standard();
    private RequestHeaders headers = RequestHeaders.NONE;
    private String userAgent = "";
    private ProxySettings proxy = ProxySettings.system();

    @Nullable
    private SSLContext sslContext;

    @Nullable
    private SSLContext trusted;

    private int maxConnections = DEFAULT_MAX_CONNECTIONS;
    private Duration connectionIdleTimeout = Duration.ofSeconds(30);
    private Duration connectionLifetime = Duration.ofMinutes(5);
    private long maxResponseSize = defaultMaxResponseSize();

    @Nullable
    private AttemptListener attemptListener;

    private Timing timing = Timing.system();

    SyncSketchClientBuilder() {}

    /**
     * Sets the host. The default is {@value SyncSketchClient#DEFAULT_HOST}. Use the host that responds itself, not one that
     * redirects to it.
     *
     * @param host an http or https URL; a path in it is put in front of all paths
     * @return this builder
     * @throws IllegalArgumentException if it is not such a URL, or has user information, a query or a fragment
     */
    public SyncSketchClientBuilder host(String host) {
        this.host = Origin.of(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Sets the host. The default is {@value SyncSketchClient#DEFAULT_HOST}. Use the host that responds itself, not one that
     * redirects to it.
     *
     * @param host an http or https URL; a path in it is put in front of all paths
     * @return this builder
     * @throws IllegalArgumentException if it is not such a URL, or has user information, a query or a fragment
     */
    public SyncSketchClientBuilder host(URI host) {
        this.host = Origin.of(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Sets the credentials. Required.
     *
     * @param credentials the user and the secret
     * @return this builder
     */
    public SyncSketchClientBuilder credentials(Credentials credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * Sets the connect timeout: the maximum time to establish a connection, including a proxy's tunnel and TLS. The default is
     * 10 seconds.
     *
     * @param connectTimeout the timeout; at least a millisecond, about 24 days at most
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = Durations.timeout(connectTimeout, "connectTimeout");
        return this;
    }

    /**
     * Sets the timeout of one attempt, from waiting for a connection to the last byte of the response, redirects included. The
     * default is 60 seconds. Uploads of files and downloads have timeouts of their own.
     *
     * @param readTimeout the timeout; at least a millisecond, about 24 days at most
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder readTimeout(Duration readTimeout) {
        this.readTimeout = Durations.timeout(readTimeout, "readTimeout");
        return this;
    }

    /**
     * Sets the timeout over all attempts and the pauses between them. The default is 3 minutes, or the {@link #readTimeout} if
     * that is longer. A pause for which no time is left is not made: the call fails at once. Uploads of files have timeouts of
     * their own.
     *
     * @param totalTimeout the timeout; at least a millisecond, about 24 days at most. One that is shorter than the
     *     {@link #readTimeout} ends the first attempt as well
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder totalTimeout(Duration totalTimeout) {
        this.totalTimeout = Durations.timeout(totalTimeout, "totalTimeout");
        return this;
    }

    /**
     * Sets the retry policy. The default is {@link RetryPolicy#standard()}. Nothing is sent twice except by this policy.
     *
     * @param retry the policy, {@link RetryPolicy#none()} for no retries
     * @return this builder
     */
    public SyncSketchClientBuilder retry(RetryPolicy retry) {
        this.retry = Objects.requireNonNull(retry, "retry");
        return this;
    }

    /**
     * Adds a header to all requests to the service; requests to object storage do not get it. It replaces a header of the same
     * name that the client would send otherwise.
     *
     * @param name the header name
     * @param value the header value, printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if the header cannot be sent, or is one that the client sets itself, such as
     *     {@code Authorization}, {@code Content-Length}, {@code Content-Type}, {@code Host} and {@code User-Agent}
     */
    public SyncSketchClientBuilder header(String name, String value) {
        headers = headers.withUserHeader(name, value);
        return this;
    }

    /**
     * Sets what follows the name of this client in the {@code User-Agent} header, so that the service can tell your program from
     * others.
     *
     * @param suffix a product, {@code ingest/2.1} for example; printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if it has other characters
     */
    public SyncSketchClientBuilder userAgent(String suffix) {
        this.userAgent = UserAgent.checked(Objects.requireNonNull(suffix, "suffix"));
        return this;
    }

    /**
     * Sets the proxy. The default is {@link ProxySettings#system()}: the environment variables and system properties of the
     * process.
     *
     * @param proxy the settings; {@link ProxySettings#none()} for direct connections
     * @return this builder
     */
    public SyncSketchClientBuilder proxy(ProxySettings proxy) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        return this;
    }

    /**
     * Sets the TLS settings, for client certificates or a trust store of your own. The default is the JVM's. Host names are
     * verified in any case.
     *
     * @param sslContext the TLS context
     * @return this builder
     */
    public SyncSketchClientBuilder sslContext(SSLContext sslContext) {
        this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
        return this;
    }

    /**
     * Trusts the certificates in a PEM file in addition to those that the JVM trusts, such as the CA of a company's proxy.
     *
     * @param pem the file, which may contain several certificates; it is read now
     * @return this builder
     * @throws IllegalArgumentException if the file cannot be read or contains no certificate
     */
    public SyncSketchClientBuilder trustedCertificates(Path pem) {
        this.trusted = TrustedCertificates.sslContext(Objects.requireNonNull(pem, "pem"));
        return this;
    }

    /**
     * Sets the maximum number of connections per host. The default is {@value #DEFAULT_MAX_CONNECTIONS}. A request for which none
     * is free waits, at most for its timeout.
     *
     * @param maxConnections the maximum, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public SyncSketchClientBuilder maxConnections(int maxConnections) {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be at least 1");
        }
        this.maxConnections = maxConnections;
        return this;
    }

    /**
     * Sets how long an unused connection is kept. The default is 30 seconds, which is less than routers, VPNs and load balancers
     * usually allow. If the service announces a shorter time, that counts.
     *
     * @param connectionIdleTimeout the time; at least a millisecond, about 24 days at most
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder connectionIdleTimeout(Duration connectionIdleTimeout) {
        this.connectionIdleTimeout = Durations.timeout(connectionIdleTimeout, "connectionIdleTimeout");
        return this;
    }

    /**
     * Sets how long a connection is used at all, so that changes of DNS are noticed. The default is 5 minutes. A request in
     * progress is not affected.
     *
     * @param connectionLifetime the time; at least a millisecond, about 24 days at most
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder connectionLifetime(Duration connectionLifetime) {
        this.connectionLifetime = Durations.timeout(connectionLifetime, "connectionLifetime");
        return this;
    }

    /**
     * Sets the maximum size of a response, after decoding. The default is an eighth of the maximum heap, but at least 4 and at most
     * 128 MiB. A larger response ends in a {@link com.syncsketch.sdk.client.error.ResponseTooLargeException}. Downloads are written to disk and have a
     * limit of their own.
     *
     * @param bytes the maximum in bytes, at least 1 and less than 2 GiB
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder maxResponseSize(long bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("maxResponseSize must be at least 1 byte and less than 2 GiB");
        }
        this.maxResponseSize = bytes;
        return this;
    }

    /**
     * Sets a listener that receives an event for each attempt of each request, for metrics and tracing.
     *
     * @param attemptListener the listener; thread-safe
     * @return this builder
     */
    public SyncSketchClientBuilder attemptListener(AttemptListener attemptListener) {
        this.attemptListener = Objects.requireNonNull(attemptListener, "attemptListener");
        return this;
    }

    /** Sets the clock against which dates in responses are read. */
    SyncSketchClientBuilder clock(Clock clock) {
        this.timing = timing.with(clock);
        return this;
    }

    /** Sets clock, time, pauses and randomness. */
    SyncSketchClientBuilder timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Builds the client. Nothing is sent.
     *
     * @return a client
     * @throws IllegalStateException if there are no credentials, or if both an SSL context and trusted certificates are set: the
     *     context decides what it trusts
     * @throws IllegalArgumentException if the credentials cannot travel in the header: the user has a colon, or user or secret
     *     have characters outside ASCII; or if an environment variable names a proxy that cannot be used
     */
    public SyncSketchClient build() {
        if (credentials == null) {
            throw new IllegalStateException("The client needs credentials");
        }
        if (sslContext != null && trusted != null) {
            throw new IllegalStateException("Set either sslContext or trustedCertificates");
        }
        ProxyResolver proxies = ProxySettingsAccess.resolverOf(proxy);
        Endpoint service = host.endpoint();
        // Fails now if the environment names a proxy for the service that cannot be used.
        proxies.proxyFor(service.scheme(), service.host(), service.port());
        RequestSettings settings = new RequestSettings(readTimeout, totalTimeout, retry, headers);
        HttpEngine engine = new ApacheHttpEngine(new ConnectionSettings(
                proxies,
                sslContext == null ? trusted : sslContext,
                connectTimeout,
                maxConnections,
                connectionIdleTimeout,
                connectionLifetime));
        return new SyncSketchClient(new Transport(
                new TransportContext(
                        engine, host, credentials, UserAgent.of(userAgent), timing, maxResponseSize, attemptListener),
                settings));
    }

    private static long defaultMaxResponseSize() {
        long eighth = Runtime.getRuntime().maxMemory() / 8;
        return Math.max(MIN_DEFAULT_RESPONSE, Math.min(MAX_DEFAULT_RESPONSE, eighth));
    }
}
