package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the parts that came in one run of an upload although the storage had confirmed them in an earlier one. */
final class ResentParts {

    private final MockSyncSketch mock;
    private final Set<String> confirmed = new HashSet<>();
    private long seen;
    private int again;

    ResentParts(MockSyncSketch mock) {
        this.mock = mock;
    }

    /** Takes in what came since the last time. */
    void afterRun() {
        List<JournalEntry> all = mock.journal().entries();
        List<JournalEntry> fresh = all.stream()
                .filter(entry -> entry.number() > seen && entry.operation().equals("storage.putPart"))
                .toList();
        again += (int) fresh.stream()
                .map(ResentParts::name)
                .distinct()
                .filter(confirmed::contains)
                .count();
        fresh.stream().filter(ResentParts::isConfirmed).map(ResentParts::name).forEach(confirmed::add);
        seen = all.isEmpty() ? seen : all.get(all.size() - 1).number();
    }

    int again() {
        return again;
    }

    private static String name(JournalEntry entry) {
        return entry.request().queryParameter("uploadId").orElse("") + " " + entry.part();
    }

    private static boolean isConfirmed(JournalEntry entry) {
        return entry.status() == 200 && entry.fault().isEmpty() && entry.outcome() == ExchangeOutcome.COMPLETED;
    }
}
