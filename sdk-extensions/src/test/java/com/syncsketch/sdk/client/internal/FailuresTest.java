package com.syncsketch.sdk.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ConnectionException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures(Credentials.apiKey("u", "key-1"), Clock.systemUTC());

    @Test
    void connection_toAHostThatNobodyKnows_saysSo() {
        ConnectException cause = new ConnectException();
        cause.initCause(new UnresolvedAddressException());
        ConnectionException e = failures.connection(new Call("GET", "/x/"), cause);
        assertThat(e)
                .hasMessageContaining("no connection came about")
                .hasMessageContaining("the name of the host cannot be resolved");
        assertThat(e.isRequestSent()).isFalse();
    }
}
