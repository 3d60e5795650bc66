package com.syncsketch.it.storage;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts the parts that a run of an upload sent although storage had confirmed them in an earlier run. */
final class ResentParts {

    private final MockSyncSketch mock;
    private final Set<String> confirmed = new HashSet<>();
    private long seen;
    private int count;

    ResentParts(MockSyncSketch mock) {
        this.mock = mock;
    }

    /** Evaluates the requests since the previous call. */
    void afterRun() {
        List<JournalEntry> all = mock.journal().entries();
        List<JournalEntry> newEntries = all.stream()
                .filter(entry -> entry.number() > seen && entry.operation().equals("storage.putPart"))
                .toList();
        count += (int) newEntries.stream()
                .map(ResentParts::name)
                .distinct()
                .filter(confirmed::contains)
                .count();
        newEntries.stream()
                .filter(ResentParts::isConfirmed)
                .map(ResentParts::name)
                .forEach(confirmed::add);
        seen = all.isEmpty() ? seen : all.get(all.size() - 1).number();
    }

    int count() {
        return count;
    }

    private static String name(JournalEntry entry) {
        return entry.request().queryParameter("uploadId").orElse("") + " " + entry.part();
    }

    private static boolean isConfirmed(JournalEntry entry) {
        return entry.status() == 200 && entry.fault().isEmpty() && entry.outcome() == ExchangeOutcome.COMPLETED;
    }
}
