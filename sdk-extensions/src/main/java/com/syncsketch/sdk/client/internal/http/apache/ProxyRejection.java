package com.syncsketch.sdk.client.internal.http.apache;

/** Describes responses of a proxy that does not forward a request. */
final class ProxyRejection {

    static final int LOGIN_REQUIRED = 407;

    private ProxyRejection() {}

    static String describe(int status) {
        return status == LOGIN_REQUIRED
                ? "the proxy requires credentials or does not accept them (407)"
                : "the proxy refused the connection with status " + status;
    }
}
