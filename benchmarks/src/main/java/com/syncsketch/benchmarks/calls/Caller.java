package com.syncsketch.benchmarks.calls;

import java.util.Locale;

/**
 * A client, and the three calls that all of them make. Safe for use by several threads. What a call gives back was read
 * from the answer, so none can be quick by not reading it.
 */
public interface Caller extends AutoCloseable {

    String USER = "script_user";
    String KEY = "0123456789abcdef0123456789abcdef01234567";
    String AUTHORIZATION = "apikey " + USER + ":" + KEY;

    /** Reads one small record. */
    String project(long id) throws Exception;

    /** Reads a page of 100 records, and gives their number. */
    int items(long reviewId) throws Exception;

    /** Writes one small record, and gives the id of what came of it. */
    long comment(long itemId, long revisionId, int frame, String text) throws Exception;

    @Override
    void close();

    /** All contenders. The names are those of the tables. */
    enum Contender {
        OURS,
        FLOOR,
        STOCK_FEIGN,
        STOCK_NATIVE,
        STOCK_OKHTTP;

        /** Makes it, for a server at that address. */
        public Caller at(String address) {
            return switch (this) {
                case OURS -> new SdkCaller(address);
                case FLOOR -> new FloorCaller(address);
                case STOCK_FEIGN -> new StockFeignCaller(address);
                case STOCK_NATIVE -> new StockNativeCaller(address);
                case STOCK_OKHTTP -> new StockOkHttpCaller(address);
            };
        }

        /** Its name in tables. */
        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
