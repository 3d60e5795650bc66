package com.syncsketch.sdk.client.internal.http.apache;

/** Words for what a proxy says instead of passing a request on. */
final class ProxyRefusal {

    static final int LOGIN_REQUIRED = 407;

    private ProxyRefusal() {}

    static String describe(int status) {
        return status == LOGIN_REQUIRED
                ? "the proxy requires credentials or does not accept them (407)"
                : "the proxy refused the connection with status " + status;
    }
}
