package com.syncsketch.sdk.client;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.internal.CallSettings;
import com.syncsketch.sdk.client.internal.JdkRepetition;
import com.syncsketch.sdk.client.internal.Origin;
import com.syncsketch.sdk.client.internal.Timing;
import com.syncsketch.sdk.client.internal.Transport;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Builds a {@link SyncSketchClient}. Not safe for use by several threads; the clients that it builds are. */
public final class SyncSketchClientBuilder {

    private Origin host = Origin.of(SyncSketchClient.DEFAULT_HOST);

    @Nullable
    private Credentials credentials;

    @Nullable
    private Duration connectTimeout;

    private Duration readTimeout = Duration.ofSeconds(60);

    @Nullable
    private Duration totalTimeout;

    private RetryPolicy retry = RetryPolicy.standard();
    private String userAgent = "";

    @Nullable
    private HttpClient httpClient;

    private Timing timing = Timing.system();

    SyncSketchClientBuilder() {}

    /**
     * Sets the host: {@value SyncSketchClient#DEFAULT_HOST}, unless set. Name the host that answers by itself, not
     * one that redirects to it.
     *
     * @param host the address, http or https; a path in it is put in front of all paths
     * @return this builder
     * @throws IllegalArgumentException if it is not such an address, or has user information, a query or a fragment
     */
    public SyncSketchClientBuilder host(String host) {
        this.host = Origin.of(host);
        return this;
    }

    /**
     * Sets the host: {@value SyncSketchClient#DEFAULT_HOST}, unless set. Name the host that answers by itself, not
     * one that redirects to it.
     *
     * @param host the address, http or https; a path in it is put in front of all paths
     * @return this builder
     * @throws IllegalArgumentException if it is not such an address, or has user information, a query or a fragment
     */
    public SyncSketchClientBuilder host(URI host) {
        this.host = Origin.of(host);
        return this;
    }

    /**
     * Sets who calls. There is no client without.
     *
     * @param credentials the user and the secret
     * @return this builder
     */
    public SyncSketchClientBuilder credentials(Credentials credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * Sets how long a connection may take to come about: 10 seconds, unless set.
     *
     * @param connectTimeout the longest time; more than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public SyncSketchClientBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = positive(connectTimeout);
        return this;
    }

    /**
     * Sets how long one attempt of a call may take: 60 seconds, unless set. The time covers everything from sending
     * the request to the last byte of the answer, redirects included, so that an answer which stalls half-way ends
     * too. Uploads of files have limits of their own.
     *
     * @param readTimeout the longest time; at least a millisecond, about 24 days at most
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder readTimeout(Duration readTimeout) {
        this.readTimeout = CallSettings.checked(readTimeout);
        return this;
    }

    /**
     * Sets how long a call may take with all its attempts and the pauses between them. Unless set, it is 3 minutes, or
     * as long as the {@link #readTimeout} where that is longer. A pause for which no time is left is not made: the call
     * fails at once. Uploads of files have limits of their own.
     *
     * @param totalTimeout the longest time; at least a millisecond, about 24 days at most. One that is shorter than the
     *     {@link #readTimeout} ends the first attempt, too
     * @return this builder
     * @throws IllegalArgumentException if it is out of these bounds
     */
    public SyncSketchClientBuilder totalTimeout(Duration totalTimeout) {
        this.totalTimeout = CallSettings.checked(totalTimeout);
        return this;
    }

    /**
     * Sets how often a call that failed is repeated: {@link RetryPolicy#standard()}, unless set. Below it, the JDK's HTTP
     * client may send a read a second time by itself; {@link RetryPolicy} tells when, and how to turn that off.
     *
     * @param retry the policy, {@link RetryPolicy#none()} for none at all
     * @return this builder
     */
    public SyncSketchClientBuilder retry(RetryPolicy retry) {
        this.retry = Objects.requireNonNull(retry, "retry");
        return this;
    }

    /**
     * Sets what follows the name of this client in the {@code User-Agent} header, so that the service can tell your
     * program from others.
     *
     * @param suffix a product, {@code ingest/2.1} for example; printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if it has other characters
     */
    public SyncSketchClientBuilder userAgent(String suffix) {
        this.userAgent = UserAgent.checked(suffix);
        return this;
    }

    /**
     * Sets the HTTP client, to share one, or for a proxy, a trust store or an executor of your own. It stays yours:
     * closing the SyncSketch client does not touch it.
     *
     * @param httpClient an HTTP client that does not follow redirects, as none does by default: on Java 17 a
     *     redirect would take the credentials to another host
     * @return this builder
     * @throws IllegalArgumentException if it follows redirects
     */
    public SyncSketchClientBuilder httpClient(HttpClient httpClient) {
        if (httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HTTP client must not follow redirects");
        }
        this.httpClient = httpClient;
        return this;
    }

    /** Sets the clock from which dates in answers are counted. */
    SyncSketchClientBuilder clock(Clock clock) {
        this.timing = timing.with(clock);
        return this;
    }

    /** Sets clock, time, pauses and chance. */
    SyncSketchClientBuilder timing(Timing timing) {
        this.timing = timing;
        return this;
    }

    /**
     * Builds the client. Nothing is sent.
     *
     * @return a client
     * @throws IllegalStateException if there are no credentials, or if both an HTTP client and a connect time-out
     *     are set: the HTTP client has its own
     * @throws IllegalArgumentException if the credentials cannot travel in the header, see
     *     {@link Credentials#authorize}
     */
    public SyncSketchClient build() {
        if (credentials == null) {
            throw new IllegalStateException("The client needs credentials");
        }
        JdkRepetition.warnOfWrites(System.getProperty(JdkRepetition.ALL_METHODS));
        CallSettings settings = new CallSettings(readTimeout, totalTimeout, retry);
        Transport transport = new Transport(httpClient(), host, credentials, UserAgent.of(userAgent), timing, settings);
        return new SyncSketchClient(transport, readTimeout);
    }

    private HttpClient httpClient() {
        if (httpClient == null) {
            return HttpClient.newBuilder()
                    .connectTimeout(connectTimeout == null ? Duration.ofSeconds(10) : connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        if (connectTimeout != null) {
            throw new IllegalStateException("An HTTP client has its own connect time-out");
        }
        return httpClient;
    }

    private static Duration positive(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("A time-out must be more than zero");
        }
        return duration;
    }
}
