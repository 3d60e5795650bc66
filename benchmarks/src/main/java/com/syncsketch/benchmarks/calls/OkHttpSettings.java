package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** OkHttp settings of the stock clients that differ from the defaults. */
final class OkHttpSettings {

    private OkHttpSettings() {}

    /**
     * Creates a client with a larger pool: OkHttp keeps five idle connections by default, so that most requests of many
     * threads would open a new one.
     */
    static OkHttpClient apply(OkHttpClient.Builder builder, @Nullable Trust trust) {
        builder.connectionPool(new ConnectionPool(Caller.MAX_CONNECTIONS, 5, TimeUnit.MINUTES));
        if (trust != null) {
            builder.sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
        }
        return builder.build();
    }
}
