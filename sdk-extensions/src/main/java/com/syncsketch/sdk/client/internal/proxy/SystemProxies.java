package com.syncsketch.sdk.client.internal.proxy;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The proxies of the environment and of the JVM's system properties, read once. Immutable and thread-safe.
 *
 * <p>The environment has precedence, as in Python, whose scripts run on the same hosts; the properties apply if it contains
 * no proxy for the scheme. On macOS, the JVM sets the properties from the system settings, so they may not be meant for this
 * program. Each has its own exceptions, but a host in {@code NO_PROXY} is always reached directly.
 */
public final class SystemProxies implements ProxyResolver {

    private static final String SUFFIX = "_proxy";
    private static final Set<String> KEYS = Set.of("http", "https", "all", "no");
    private static final List<String> PROPERTIES =
            List.of("http.proxyHost", "http.proxyPort", "https.proxyHost", "https.proxyPort", "http.nonProxyHosts");

    private final Map<String, Source> environment = new HashMap<>();
    private final Map<String, Source> properties = new HashMap<>();
    private final NoProxyList noProxy;
    private final NonProxyHosts nonProxyHosts;

    private SystemProxies(Map<String, String> variables, Map<String, String> properties) {
        Map<String, Variable> found = found(variables);
        Variable no = found.remove("no");
        noProxy = NoProxyList.parse(no == null ? "" : no.value);
        found.forEach((key, variable) -> environment.put(
                key, Source.of(() -> ProxyUrl.parse("The environment variable " + variable.name, variable.value))));
        putProperty("http", 80, properties);
        putProperty("https", 443, properties);
        nonProxyHosts = NonProxyHosts.parse(properties.get("http.nonProxyHosts"));
    }

    /**
     * Reads the environment and the system properties of this process.
     *
     * @return the proxies
     */
    public static SystemProxies read() {
        Map<String, String> properties = new HashMap<>();
        for (String name : PROPERTIES) {
            String value = System.getProperty(name);
            if (value != null) {
                properties.put(name, value);
            }
        }
        return new SystemProxies(System.getenv(), properties);
    }

    /**
     * Creates proxies from maps.
     *
     * @param environment the environment variables by name
     * @param properties the system properties by name
     * @return the proxies
     */
    public static SystemProxies of(Map<String, String> environment, Map<String, String> properties) {
        return new SystemProxies(environment, properties);
    }

    @Override
    @Nullable
    public ProxyServer proxyFor(String scheme, String host, int port) {
        if (noProxy.matches(scheme, host, port)) {
            return null;
        }
        Source variable = environment.getOrDefault(scheme, environment.get("all"));
        if (variable != null) {
            return variable.server();
        }
        Source property = properties.get(scheme);
        return property == null || nonProxyHosts.matches(host) ? null : property.server();
    }

    /** Returns the variables that apply, by scheme, as urllib's {@code getproxies_environment} does. */
    private static Map<String, Variable> found(Map<String, String> variables) {
        Map<String, String> sorted = new TreeMap<>(variables);
        Map<String, Variable> found = new HashMap<>();
        sorted.forEach((name, value) -> {
            String key = key(name);
            if (key != null && !value.isBlank()) {
                found.put(key, new Variable(name, value));
            }
        });
        if (variables.containsKey("REQUEST_METHOD")) {
            // A CGI server sets HTTP_PROXY to the header "Proxy" of any request.
            found.remove("http");
        }
        sorted.forEach((name, value) -> {
            String key = key(name);
            if (key == null || !name.endsWith(SUFFIX)) {
                return;
            }
            if (!value.isBlank()) {
                found.put(key, new Variable(name, value));
            } else if (!key.equals("no")) {
                found.remove(key);
            }
        });
        return found;
    }

    @Nullable
    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(SUFFIX)) {
            return null;
        }
        String key = lower.substring(0, lower.length() - SUFFIX.length());
        return KEYS.contains(key) ? key : null;
    }

    private void putProperty(String scheme, int defaultPort, Map<String, String> values) {
        String host = values.getOrDefault(scheme + ".proxyHost", "").strip();
        String port = values.getOrDefault(scheme + ".proxyPort", "").strip();
        if (!host.isEmpty()) {
            properties.put(scheme, Source.of(() -> fromProperties(scheme, host, port, defaultPort)));
        }
    }

    private static ProxyServer fromProperties(String scheme, String host, String port, int defaultPort) {
        try {
            return new ProxyServer(host, port.isEmpty() ? defaultPort : Integer.parseInt(port), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The system properties " + scheme + ".proxyHost and " + scheme
                            + ".proxyPort do not name a proxy. They hold a host name without a scheme, and a port from 1 to 65535");
        }
    }

    private record Variable(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A proxy, or the reason why it is invalid: an invalid variable affects only URLs to which it applies. */
    private record Source(@Nullable ProxyServer proxy, String problem) {

        static Source of(Supplier<ProxyServer> parser) {
            try {
                return new Source(parser.get(), "");
            } catch (IllegalArgumentException e) {
                return new Source(null, String.valueOf(e.getMessage()));
            }
        }

        ProxyServer server() {
            if (proxy == null) {
                throw new IllegalArgumentException(problem);
            }
            return proxy;
        }
    }
}
