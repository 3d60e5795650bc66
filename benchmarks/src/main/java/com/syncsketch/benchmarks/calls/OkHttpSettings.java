package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Settings of OkHttp in stock clients that the benchmarks change from their defaults. */
final class OkHttpSettings {

    private OkHttpSettings() {}

    /** OkHttp keeps five idle connections by default: with more threads, most calls would open a new one. */
    static OkHttpClient apply(OkHttpClient.Builder builder, @Nullable Trust trust) {
        builder.connectionPool(new ConnectionPool(Caller.MAX_CONNECTIONS, 5, TimeUnit.MINUTES));
        if (trust != null) {
            builder.sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
        }
        return builder.build();
    }
}
