package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.http.AttemptListener;
import com.syncsketch.sdk.client.http.ProxySettings;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.TransportContext;
import com.syncsketch.sdk.client.internal.http.UserAgent;
import com.syncsketch.sdk.client.internal.http.apache.ApacheHttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.ConnectionSettings;
import com.syncsketch.sdk.client.internal.http.engine.Endpoint;
import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.proxy.ProxyResolver;
import com.syncsketch.sdk.client.internal.proxy.ProxySettingsAccess;
import com.syncsketch.sdk.client.internal.tls.TrustedCertificates;
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

    private RetryPolicy retryPolicy = RetryPolicy.standard();
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

    /** Zero for no limit. */
    private long uploadBandwidthLimit;

    @Nullable
    private AttemptListener attemptListener;

    private Timing timing = Timing.system();

    SyncSketchClientBuilder() {}

    /**
     * Sets the host. The default is {@value SyncSketchClient#DEFAULT_HOST}. Use the host that responds itself, not one that
     * redirects to it.
     *
     * @param host an http or https URL; a path in it is prepended to all request paths
     * @return this builder
     * @throws IllegalArgumentException if it is not an http or https URL, or contains user information, a query or a
     *     fragment
     */
    public SyncSketchClientBuilder host(String host) {
        this.host = Origin.of(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Sets the host. The default is {@value SyncSketchClient#DEFAULT_HOST}. Use the host that responds itself, not one that
     * redirects to it.
     *
     * @param host an http or https URL; a path in it is prepended to all request paths
     * @return this builder
     * @throws IllegalArgumentException if it is not an http or https URL, or contains user information, a query or a
     *     fragment
     */
    public SyncSketchClientBuilder host(URI host) {
        this.host = Origin.of(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Sets the credentials. Required.
     *
     * @param credentials the credentials
     * @return this builder
     */
    public SyncSketchClientBuilder credentials(Credentials credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * Sets the connect timeout: the maximum time to establish a connection, including a proxy tunnel and TLS. The default is
     * 10 seconds.
     *
     * @param connectTimeout the timeout; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = Durations.timeout(connectTimeout, "connectTimeout");
        return this;
    }

    /**
     * Sets the timeout of each attempt, from waiting for a connection to the last byte of the response, including redirects.
     * The default is 60 seconds. File uploads and downloads have timeouts of their own.
     *
     * @param readTimeout the timeout; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder readTimeout(Duration readTimeout) {
        this.readTimeout = Durations.timeout(readTimeout, "readTimeout");
        return this;
    }

    /**
     * Sets the timeout for all attempts including the delays between them. The default is 3 minutes, or the
     * {@link #readTimeout} if that is longer. If a delay would exceed the timeout, the request fails at once. File uploads
     * have timeouts of their own.
     *
     * @param totalTimeout the timeout; at least 1 ms, at most about 24 days; if it is shorter than the {@link #readTimeout},
     *     it limits the first attempt as well
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder totalTimeout(Duration totalTimeout) {
        this.totalTimeout = Durations.timeout(totalTimeout, "totalTimeout");
        return this;
    }

    /**
     * Sets the retry policy. The default is {@link RetryPolicy#standard()}. Only this policy sends a request more than once.
     *
     * @param retryPolicy the policy; {@link RetryPolicy#none()} to disable retries
     * @return this builder
     */
    public SyncSketchClientBuilder retryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = Objects.requireNonNull(retryPolicy, "retryPolicy");
        return this;
    }

    /**
     * Adds a header to all requests to the service; it is not added to requests to object storage. It replaces a header of
     * the same name that the client would send by default.
     *
     * @param name the header name
     * @param value the header value, printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if the header is invalid or is one that the client sets itself, such as
     *     {@code Authorization}, {@code Content-Length}, {@code Content-Type}, {@code Host} and {@code User-Agent}
     */
    public SyncSketchClientBuilder header(String name, String value) {
        headers = headers.withUserHeader(name, value);
        return this;
    }

    /**
     * Sets a suffix for the {@code User-Agent} header, which identifies your program to the service.
     *
     * @param suffix a product, such as {@code ingest/2.1}; printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if it contains other characters
     */
    public SyncSketchClientBuilder userAgent(String suffix) {
        this.userAgent = UserAgent.checked(Objects.requireNonNull(suffix, "suffix"));
        return this;
    }

    /**
     * Sets the proxy. The default is {@link ProxySettings#system()}, the environment variables and system properties of the
     * process.
     *
     * @param proxy the proxy settings; {@link ProxySettings#none()} for direct connections
     * @return this builder
     */
    public SyncSketchClientBuilder proxy(ProxySettings proxy) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        return this;
    }

    /**
     * Sets the TLS settings, for client certificates or a custom trust store. The default is the JVM's default. Host names
     * are always verified.
     *
     * @param sslContext the TLS context
     * @return this builder
     */
    public SyncSketchClientBuilder sslContext(SSLContext sslContext) {
        this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
        return this;
    }

    /**
     * Trusts the certificates in a PEM file in addition to those that the JVM trusts, such as a company CA.
     *
     * @param pem the file, which may contain several certificates; it is read immediately
     * @return this builder
     * @throws IllegalArgumentException if the file cannot be read or contains no certificate
     */
    public SyncSketchClientBuilder trustedCertificates(Path pem) {
        this.trusted = TrustedCertificates.sslContext(Objects.requireNonNull(pem, "pem"));
        return this;
    }

    /**
     * Sets the maximum number of connections per host. The default is {@value #DEFAULT_MAX_CONNECTIONS}. If all are in use,
     * a request waits for a free one within its timeout.
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
     * Sets how long an idle connection is kept open. The default is 30 seconds, which is shorter than the idle timeout of
     * most routers, VPNs and load balancers. A shorter time that the service announces takes precedence.
     *
     * @param connectionIdleTimeout the timeout; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder connectionIdleTimeout(Duration connectionIdleTimeout) {
        this.connectionIdleTimeout = Durations.timeout(connectionIdleTimeout, "connectionIdleTimeout");
        return this;
    }

    /**
     * Sets the maximum lifetime of a connection, so that DNS changes take effect. The default is 5 minutes. Requests in
     * progress are not affected.
     *
     * @param connectionLifetime the lifetime; at least 1 ms, at most about 24 days
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder connectionLifetime(Duration connectionLifetime) {
        this.connectionLifetime = Durations.timeout(connectionLifetime, "connectionLifetime");
        return this;
    }

    /**
     * Sets the maximum size of a response after decoding. The default is an eighth of the maximum heap, but at least 4 and
     * at most 128 MiB. A larger response causes a {@link com.syncsketch.sdk.client.error.ResponseTooLargeException}.
     * Downloads are written to disk and have a limit of their own.
     *
     * @param bytes the maximum in bytes, at least 1 and less than 2 GiB
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncSketchClientBuilder maxResponseSize(long bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("maxResponseSize must be at least 1 byte and less than 2 GiB");
        }
        this.maxResponseSize = bytes;
        return this;
    }

    /**
     * Sets how many bytes per second the client sends at most when it uploads files: all files and all parts together, for all
     * kinds of upload. Parts that are sent in parallel share the limit equally. By default there is no limit. Other requests
     * are not limited. {@link com.syncsketch.sdk.client.resource.Uploads#limitBandwidth} changes it later.
     *
     * <p>The time that the limit takes does not count for the {@linkplain
     * com.syncsketch.sdk.client.upload.UploadRequestBuilder#stallTimeout stall timeout}. The limit counts the bytes of the
     * bodies; headers, TLS and TCP add a few per cent. Up to an eighth of a second is sent as a burst.
     *
     * @param bytesPerSecond the limit, at least 1024
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1024
     */
    public SyncSketchClientBuilder uploadBandwidthLimit(long bytesPerSecond) {
        if (bytesPerSecond < 1024) {
            throw new IllegalArgumentException("uploadBandwidthLimit must be at least 1024, but is " + bytesPerSecond);
        }
        this.uploadBandwidthLimit = bytesPerSecond;
        return this;
    }

    /**
     * Sets a listener that receives an event for each attempt of each request, for metrics and tracing.
     *
     * @param attemptListener the listener, which must be thread-safe
     * @return this builder
     */
    public SyncSketchClientBuilder attemptListener(AttemptListener attemptListener) {
        this.attemptListener = Objects.requireNonNull(attemptListener, "attemptListener");
        return this;
    }

    /** Sets the clock for dates in responses. */
    SyncSketchClientBuilder clock(Clock clock) {
        this.timing = timing.with(clock);
        return this;
    }

    /** Sets the source of time, delays and randomness. */
    SyncSketchClientBuilder timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Builds the client. Makes no request.
     *
     * @return a client
     * @throws IllegalStateException if there are no credentials, or if both an SSL context and trusted certificates are set
     * @throws IllegalArgumentException if the credentials cannot be sent in the header because the user contains a colon, or
     *     the user or the secret contains non-ASCII characters; or if an environment variable contains an invalid proxy
     */
    public SyncSketchClient build() {
        if (credentials == null) {
            throw new IllegalStateException("credentials are required");
        }
        if (sslContext != null && trusted != null) {
            throw new IllegalStateException("Set either sslContext or trustedCertificates");
        }
        ProxyResolver proxies = ProxySettingsAccess.resolverOf(proxy);
        Endpoint service = host.endpoint();
        // Fail now if the environment names an unusable proxy for the service.
        proxies.proxyFor(service.scheme(), service.host(), service.port());
        RequestSettings settings = new RequestSettings(readTimeout, totalTimeout, retryPolicy, headers);
        BandwidthLimiter uploads = new BandwidthLimiter(uploadBandwidthLimit);
        HttpEngine engine = new ApacheHttpEngine(new ConnectionSettings(
                proxies,
                sslContext == null ? trusted : sslContext,
                connectTimeout,
                maxConnections,
                connectionIdleTimeout,
                connectionLifetime,
                uploads));
        return new SyncSketchClient(new Transport(
                new TransportContext(
                        engine,
                        uploads,
                        host,
                        credentials,
                        UserAgent.of(userAgent),
                        timing,
                        maxResponseSize,
                        attemptListener),
                settings));
    }

    private static long defaultMaxResponseSize() {
        long eighth = Runtime.getRuntime().maxMemory() / 8;
        return Math.max(MIN_DEFAULT_RESPONSE, Math.min(MAX_DEFAULT_RESPONSE, eighth));
    }
}
