package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.util.Locale;

/**
 * The three calls that every contender makes. Thread-safe. Each method returns a value from the response, so that no contender
 * gains by not reading it.
 */
public interface Caller extends AutoCloseable {

    /** No contender opens connections because its pool is too small. */
    int MAX_CONNECTIONS = 256;

    String USER = "script_user";
    String KEY = "0123456789abcdef0123456789abcdef01234567";
    String AUTHORIZATION = "apikey " + USER + ":" + KEY;

    /** Gets one small record and returns its name. */
    String project(long id) throws Exception;

    /** Gets a page of 100 records and returns their number. */
    int items(long reviewId) throws Exception;

    /** Creates one small record and returns its id. */
    long comment(long itemId, long revisionId, int frame, String text) throws Exception;

    @Override
    void close();

    /** The contenders. */
    enum Contender {
        OURS,
        BASELINE,
        STOCK_FEIGN,
        STOCK_NATIVE,
        STOCK_OKHTTP;

        /**
         * Creates a client.
         *
         * @param address the origin of the server
         * @param trust the trust in its certificate, or null for plain HTTP
         */
        public Caller at(String address, @Nullable Trust trust) {
            return switch (this) {
                case OURS -> new SdkCaller(address, trust);
                case BASELINE -> new BaselineCaller(address, trust);
                case STOCK_FEIGN -> new StockFeignCaller(address, trust);
                case STOCK_NATIVE -> new StockNativeCaller(address, trust);
                case STOCK_OKHTTP -> new StockOkHttpCaller(address, trust);
            };
        }

        /** Returns the name in tables. */
        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
