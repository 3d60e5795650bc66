package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;

/**
 * The service answered with a redirect that the client does not follow.
 *
 * <p>Redirects of reads are followed within the configured origin (scheme, host and port), five in a row at most. A
 * redirected write is never sent again: clients that do so turn it into a read and lose its body. Credentials never go to
 * another origin. The usual cure is to configure the host that {@link #target()} names.
 */
public final class RedirectRefusedException extends ApiException {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final String target;

    /**
     * Makes an exception.
     *
     * @param response the redirect
     * @param target scheme, host and port of where it points, or null if that is unreadable
     * @param reason why it is not followed
     */
    public RedirectRefusedException(ErrorResponse response, @Nullable String target, String reason) {
        super(
                response,
                "a redirect to " + (target == null ? "an unreadable address" : target) + " that is not followed: "
                        + reason);
        this.target = target;
    }

    /**
     * Gives the origin to which the redirect points.
     *
     * @return scheme, host and port, such as {@code https://www.example.com}, without path and query; null if the
     *     address is unreadable
     */
    @Nullable
    public String target() {
        return target;
    }
}
