package com.syncsketch.sdk.client.http;

import com.syncsketch.sdk.client.internal.proxy.NoProxyList;
import com.syncsketch.sdk.client.internal.proxy.ProxyResolver;
import com.syncsketch.sdk.client.internal.proxy.ProxyServer;
import com.syncsketch.sdk.client.internal.proxy.ProxySettingsAccess;
import com.syncsketch.sdk.client.internal.proxy.ProxyUrl;
import com.syncsketch.sdk.client.internal.proxy.SystemProxies;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The proxy settings of a client.
 *
 * <p>Only HTTP proxies that are reached by plain HTTP are supported, as nearly all are. Requests to {@code https} hosts are
 * sent encrypted through a tunnel ({@code CONNECT}). Proxy credentials are sent to the proxy only, by Basic authentication.
 *
 * <p>Immutable and thread-safe.
 */
public final class ProxySettings {

    static {
        ProxySettingsAccess.register(settings -> ((ProxySettings) settings).resolver);
    }

    private static final ProxySettings NONE = new ProxySettings("none", (scheme, host, port) -> null);

    private final String description;
    private final ProxyResolver resolver;

    private ProxySettings(String description, ProxyResolver resolver) {
        this.description = description;
        this.resolver = resolver;
    }

    /**
     * Returns the settings of the system, the default of a client. They are read now and do not change later.
     *
     * <p>For each URL, the first of these decides:
     *
     * <ol>
     *   <li>The environment variable {@code NO_PROXY}: a host that it names is reached directly. Entries are separated by
     *       commas: host names, which stand for their subdomains as well, with or without a leading dot and a port; IP
     *       addresses; CIDR blocks; {@code *} for all hosts.
     *   <li>The environment variables {@code HTTPS_PROXY} or {@code HTTP_PROXY}, by the scheme of the URL, and
     *       {@code ALL_PROXY} where that one is missing. The value is {@code [http://][user:password@]host[:port]}, port 80
     *       by default, with user and password percent-encoded. Where {@code REQUEST_METHOD} is set, as in CGI programs,
     *       {@code HTTP_PROXY} is ignored.
     *   <li>The system properties {@code https.proxyHost} and {@code https.proxyPort} (443 by default), or
     *       {@code http.proxyHost} and {@code http.proxyPort} (80 by default), except for the hosts in
     *       {@code http.nonProxyHosts}.
     * </ol>
     *
     * <p>All names of variables may be written in lower case, which wins. The variables are understood as Python's
     * {@code requests} understands them, so that a Java program uses the same proxy as a Python script beside it. That
     * includes loopback hosts: the variables apply to them unless {@code NO_PROXY} names them, while
     * {@code http.nonProxyHosts} contains them by default.
     *
     * <p>A variable or property that does not name a usable proxy is rejected with an {@code IllegalArgumentException} by
     * the requests to which it applies.
     *
     * @return the settings of the system
     */
    public static ProxySettings system() {
        return new ProxySettings("system", SystemProxies.read());
    }

    /** Returns the settings of a system with other variables and properties. */
    static ProxySettings system(Map<String, String> environment, Map<String, String> properties) {
        return new ProxySettings("system", SystemProxies.of(environment, properties));
    }

    /**
     * Returns settings without a proxy, regardless of the system settings.
     *
     * @return settings without a proxy
     */
    public static ProxySettings none() {
        return NONE;
    }

    /**
     * Returns settings that use one proxy for all requests. The system settings, including {@code NO_PROXY}, are ignored.
     *
     * @param host the host name or IP address of the proxy
     * @param port the port of the proxy, from 1 to 65535
     * @return settings with that proxy
     * @throws IllegalArgumentException if the host is not a host name or an IP address, or the port is out of range
     */
    public static ProxySettings of(String host, int port) {
        return of(new ProxyServer(host, port, null));
    }

    /**
     * Returns settings that use one proxy for all requests. The system settings, including {@code NO_PROXY}, are ignored.
     *
     * @param proxy {@code http://[user:password@]host[:port]}, port 80 by default, with user and password percent-encoded
     * @return settings with that proxy
     * @throws IllegalArgumentException if the URI has another form; proxies that are reached by {@code https} and SOCKS
     *     proxies are not supported. The message does not contain the password
     */
    public static ProxySettings of(URI proxy) {
        if (proxy.getScheme() == null || proxy.isOpaque()) {
            throw new IllegalArgumentException(
                    "The proxy URI has no scheme or no host. Write http://[user:password@]host[:port]");
        }
        return of(ProxyUrl.parse("The proxy URI", proxy.toString()));
    }

    /**
     * Returns the same settings with proxy credentials, which are sent to the proxy only, by Basic authentication. They
     * replace credentials from a proxy URL. With {@link #system()}, they apply to whichever proxy the system selects. Has no
     * effect on {@link #none()}.
     *
     * @param user the user name; must not be empty or contain a colon
     * @param password the password
     * @return settings with these credentials
     * @throws IllegalArgumentException if the user name is empty or contains a colon, or an argument contains a control
     *     character, such as the line break at the end of a file
     */
    public ProxySettings credentials(String user, String password) {
        String authorization =
                ProxyServer.basic(Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password"));
        return new ProxySettings(description + ", user=" + user, (scheme, host, port) -> {
            ProxyServer server = resolver.proxyFor(scheme, host, port);
            return server == null ? null : server.withAuthorization(authorization);
        });
    }

    /**
     * Returns the same settings with additional hosts that are reached directly.
     *
     * @param noProxyEntries entries as in {@code NO_PROXY}: {@code example.com}, which includes its subdomains,
     *     {@code example.com:8443}, {@code 10.1.2.3}, {@code 10.0.0.0/8} or {@code *}
     * @return settings with these exceptions
     * @throws IllegalArgumentException if an entry is blank or contains a comma, or contains {@code *} and other characters
     */
    public ProxySettings bypass(String... noProxyEntries) {
        List<String> entries = List.of(noProxyEntries);
        entries.forEach(ProxySettings::checkEntry);
        NoProxyList direct = NoProxyList.of(entries);
        return new ProxySettings(
                description + ", bypass=" + entries,
                (scheme, host, port) ->
                        direct.matches(scheme, host, port) ? null : resolver.proxyFor(scheme, host, port));
    }

    /** Returns a description of the settings, without passwords. */
    @Override
    public String toString() {
        return "ProxySettings{" + description + "}";
    }

    private static ProxySettings of(ProxyServer server) {
        return new ProxySettings(server.toString(), (scheme, host, port) -> server);
    }

    private static void checkEntry(String entry) {
        if (entry.isBlank() || entry.indexOf(',') >= 0) {
            throw new IllegalArgumentException("Each entry to bypass must be one host, IP address or CIDR block");
        }
        if (entry.indexOf('*') >= 0 && !entry.strip().equals("*")) {
            throw new IllegalArgumentException(
                    "Entries to bypass have no wildcards, as in NO_PROXY: a host name stands for its subdomains as well");
        }
    }
}
