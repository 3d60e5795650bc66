package com.syncsketch.benchmarks.calls;

import com.syncsketch.benchmarks.server.Trust;
import jakarta.annotation.Nullable;
import java.util.Locale;

/**
 * The three requests that every candidate sends. Thread-safe. Each method returns a value from the response, so that no
 * candidate gains an advantage by not reading it.
 */
public interface Caller extends AutoCloseable {

    /** Large enough that no candidate opens new connections because of its pool. */
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

    /** The candidates. */
    enum Candidate {
        OURS,
        BASELINE,
        STOCK_FEIGN,
        STOCK_NATIVE,
        STOCK_OKHTTP;

        /**
         * Creates a client.
         *
         * @param url the origin of the server
         * @param trust the trust settings for its certificate, or null for plain HTTP
         */
        public Caller create(String url, @Nullable Trust trust) {
            return switch (this) {
                case OURS -> new SdkCaller(url, trust);
                case BASELINE -> new BaselineCaller(url, trust);
                case STOCK_FEIGN -> new StockFeignCaller(url, trust);
                case STOCK_NATIVE -> new StockNativeCaller(url, trust);
                case STOCK_OKHTTP -> new StockOkHttpCaller(url, trust);
            };
        }

        /** Returns the name in tables. */
        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
