package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * Thrown when the service responds with a redirect that the client does not follow.
 *
 * <p>The client follows redirects of GET and HEAD requests within the configured origin (scheme, host and port), at most
 * five in a row. It never follows redirects of other requests, because the request would become a GET and lose its body.
 * Credentials are never sent to another origin. The usual fix is to configure the host that {@link #getTarget()} returns.
 */
public final class RedirectRefusedException extends ApiException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final String target;

    /**
     * Creates an exception.
     *
     * @param response the redirect
     * @param target scheme, host and port of the redirect target, or null if the target is invalid
     * @param reason why the redirect is not followed
     */
    public RedirectRefusedException(ErrorResponse response, @Nullable String target, String reason) {
        super(response, "redirect to " + (target == null ? "an invalid URL" : target) + " was not followed: " + reason);
        this.target = target;
    }

    /**
     * Returns the origin of the redirect target.
     *
     * @return scheme, host and port, such as {@code https://www.example.com}, without path and query; null if the target is
     *     invalid
     */
    @Nullable
    public String getTarget() {
        return target;
    }
}
