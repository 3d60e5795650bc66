package com.syncsketch.mock.internal.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Protects the admin API, which requires no credentials, from web pages in a browser on the same machine. Rejects requests that pages of
 * other origins send, and requests to foreign host names, by which such pages could pose as pages of this server (DNS rebinding).
 * Programs other than browsers are not affected. Immutable and thread-safe.
 */
public final class AdminGuard {

    /** Allows all host names and pages. */
    public static final String ANY = "*";

    private static final Logger LOG = LoggerFactory.getLogger(AdminGuard.class);
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Set<String> SAME_SITES = Set.of("same-origin", "none");

    private final Set<String> allowed;
    private final String bound;
    private final boolean reachable;

    /**
     * Creates a guard.
     *
     * @param bound the address that the server listens on
     * @param allowed host names that are allowed in addition, or {@link #ANY}
     */
    public AdminGuard(String bound, Collection<String> allowed) {
        this.bound = name(bound);
        this.allowed = allowed.stream().map(AdminGuard::name).collect(Collectors.toUnmodifiableSet());
        this.reachable = !isLoopback(bound);
    }

    /** Handles requests that the guard has let through. */
    @FunctionalInterface
    public interface Next {

        /**
         * Handles a request.
         *
         * @throws IOException if the connection fails
         */
        Response handle(Request request) throws IOException;
    }

    /**
     * Rejects a request, or lets it through.
     *
     * @param request the request
     * @param next handles the request if it is let through
     * @return the response
     * @throws IOException if the connection fails
     */
    public Response handle(Request request, Next next) throws IOException {
        Optional<String> reason = reasonToReject(request);
        if (reason.isPresent()) {
            LOG.warn("{}: rejected. {}", request, reason.get());
            return Response.json(403, JsonNodeFactory.instance.objectNode().put("error", reason.get()));
        }
        // Allowed pages of other origins need the headers of CORS to read responses, and to send JSON or DELETE.
        Optional<String> origin = request.header("Origin").filter(each -> !isSameOrigin(each, host(request)));
        boolean preflight = request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
        Response response = origin.isPresent() && preflight ? Response.empty(204) : next.handle(request);
        response = response.header("X-Content-Type-Options", "nosniff");
        if (origin.isPresent()) {
            response = response.header("Access-Control-Allow-Origin", origin.get())
                    .header("Access-Control-Allow-Methods", "GET, POST, DELETE")
                    .header("Access-Control-Allow-Headers", "Content-Type, " + AdminApi.WORLD)
                    .header("Vary", "Origin");
        }
        return response;
    }

    private Optional<String> reasonToReject(Request request) {
        if (allowed.contains(ANY)) {
            return Optional.empty();
        }
        // A client without the header is not a browser.
        String host = host(request);
        if (!host.isEmpty() && !isAllowed(name(host))) {
            return Optional.of(
                    "The admin API is not available under the host name '" + name(host) + "'. " + hint(name(host)));
        }
        List<String> origins = request.headers().getOrDefault("Origin", List.of());
        for (String origin : origins) {
            if (!isSameOrigin(origin, host) && !allowed.contains(originName(origin))) {
                String name = originName(origin);
                return Optional.of("The admin API is not available to web pages of '" + origin + "'. "
                        + hint(name.isEmpty() ? ANY : name));
            }
        }
        String site = request.header("Sec-Fetch-Site").orElse("none").toLowerCase(Locale.ROOT);
        if (origins.isEmpty() && !SAME_SITES.contains(site)) {
            return Optional.of(
                    "The admin API is not available to other web pages (Sec-Fetch-Site: " + site + "). " + hint(ANY));
        }
        return Optional.empty();
    }

    private static String hint(String name) {
        return "To allow it, start the mock server with --allowed-host=" + name
                + ", the environment variable SYNCSKETCH_MOCK_ALLOWED_HOST=" + name + ", or allowedHosts(\"" + name
                + "\") of the builder";
    }

    private boolean isAllowed(String name) {
        return allowed.contains(name) || name.equals(bound) || isLocal(name) || (reachable && isPrivate(name));
    }

    private static boolean isLocal(String name) {
        return name.equals("localhost") || name.endsWith(".localhost") || (isAddress(name) && isLoopback(name));
    }

    /**
     * Checks whether a name cannot be a name in the public DNS that another party controls: an IP address, a name without a dot, such as
     * that of a service in Docker Compose, or a name in the private domain {@code internal}.
     */
    private static boolean isPrivate(String name) {
        return isAddress(name) || name.indexOf('.') < 0 || name.endsWith(".internal");
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || IPV4.matcher(name).matches();
    }

    private static boolean isLoopback(String address) {
        try {
            // An IP address is not looked up in the DNS.
            return Arrays.stream(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String host(Request request) {
        return request.header("Host").orElse("").strip();
    }

    /** Returns the name in a host with an optional port: without brackets and trailing dot, in lower case. */
    private static String name(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            name = name.substring(1).replaceFirst("\\].*$", "");
        } else if (name.indexOf(':') == name.lastIndexOf(':')) {
            name = name.replaceFirst(":.*$", "");
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Returns the host name of an origin; an empty string for {@code null} and other values without one. */
    private static String originName(String origin) {
        try {
            String host = URI.create(origin.strip()).getHost();
            return host == null ? "" : name(host);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isSameOrigin(String origin, String host) {
        String name = originName(origin);
        if (name.isEmpty() || !name.equals(name(host))) {
            return false;
        }
        URI uri = URI.create(origin.strip());
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return (uri.getPort() < 0 ? standard : uri.getPort()) == port(host, standard);
    }

    private static int port(String host, int standard) {
        String port = host.replaceFirst("^(\\[[^\\]]*\\]|[^:]*):?", "");
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : standard;
    }
}
