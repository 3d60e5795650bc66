package com.syncsketch.mock.journal;

import java.util.List;
import java.util.Map;

/** Estimates the memory that entries of the journal take. */
final class EntrySize {

    /** The approximate size of an entry without its texts. */
    private static final int ENTRY_SIZE = 512;

    private EntrySize() {}

    /** Returns the approximate size of an entry in bytes. */
    static long of(JournalEntry entry) {
        RecordedRequest request = entry.request();
        long size = ENTRY_SIZE + request.path().length() + of(request.body());
        size += of(request.query()) + of(request.headers());
        size += of(entry.problems()) + of(entry.defects());
        size += entry.fault().map(String::length).orElse(0);
        if (entry.response().isPresent()) {
            RecordedResponse response = entry.response().get();
            size += of(response.body());
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                size += header.getKey().length() + header.getValue().length();
            }
        }
        return size;
    }

    private static long of(Map<String, List<String>> values) {
        long size = 0;
        for (Map.Entry<String, List<String>> each : values.entrySet()) {
            size += each.getKey().length() + of(each.getValue());
        }
        return size;
    }

    private static long of(List<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }

    private static long of(RecordedBody body) {
        return body.text().map(String::length).orElse(0);
    }
}
