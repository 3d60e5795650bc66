package com.syncsketch.mock.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JournalCapacityTest {

    private static JournalEntry entry(long number, int status, String text) {
        return new JournalEntry(
                number,
                Instant.EPOCH,
                "getItem",
                OptionalInt.empty(),
                new RecordedRequest("GET", "/" + number, Map.of(), Map.of(), RecordedBody.NONE),
                Optional.of(new RecordedResponse(
                        status, Map.of(), new RecordedBody(text.length(), Optional.of(text), Optional.of("")))),
                List.of(),
                status == 500 ? List.of("broken " + number) : List.of(),
                Optional.empty(),
                ExchangeOutcome.COMPLETED);
    }

    @Test
    void keepsTheMostRecentEntriesAndCountsAllRequests() {
        Journal journal = new Journal(2, any -> {});
        for (int i = 1; i <= 5; i++) {
            journal.add(entry(i, i == 1 ? 404 : 200, ""));
        }

        assertThat(journal.entries()).extracting(JournalEntry::number).containsExactly(4L, 5L);
        assertThat(journal.count()).isEqualTo(5);
        journal.verify("getItem").times(5);
        assertThatThrownBy(() -> journal.verify("getItem").withStatus(200).times(4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Increase the journal capacity");
        assertThatThrownBy(journal::verifyNoUnexpectedErrors)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Unexpected errors: 1, of which 1 are no longer kept");
    }

    @Test
    void limitsTheLengthOfTheTextThatItKeeps() {
        Journal journal = new Journal(1000, any -> {});
        String megabyte = "x".repeat(1024 * 1024);
        for (int i = 1; i <= 40; i++) {
            journal.add(entry(i, 200, megabyte));
        }

        // The texts and a little more for each entry.
        assertThat(journal.entries()).hasSize(15);
        assertThat(journal.count()).isEqualTo(40);
    }

    @Test
    void replacesAnEntryWithTheSameNumber() {
        Journal journal = new Journal(10, any -> {});
        journal.add(entry(1, 500, ""));
        journal.replace(entry(1, 500, "later"));

        assertThat(journal.count("getItem")).isEqualTo(1);
        assertThat(journal.entries())
                .singleElement()
                .matches(entry -> entry.toString().contains("DEFECT"));
        assertThat(journal.defects()).containsExactly("#1 getItem: broken 1");
    }

    @Test
    void countsAnExchangeOnceEvenIfItsOutcomeChangesAfterwards() {
        Journal evicted = new Journal(1, any -> {});
        evicted.add(entry(1, 200, ""));
        evicted.add(entry(2, 200, ""));
        evicted.replace(entry(1, 500, ""));
        Journal cleared = new Journal(10, any -> {});
        cleared.add(entry(1, 200, ""));
        cleared.clear();
        cleared.replace(entry(1, 500, ""));

        assertThat(evicted.count()).isEqualTo(2);
        assertThat(evicted.defects()).containsExactly("#1 getItem: broken 1");
        assertThat(cleared.count()).isZero();
        assertThat(cleared.entries()).isEmpty();
        assertThat(cleared.defects()).isEmpty();
    }

    @Test
    void changesTheOutcomeOfAnExchangeThatWasRecordedAfterLaterOnes() {
        Journal journal = new Journal(10, any -> {});
        journal.add(entry(2, 200, ""));
        journal.clear();
        journal.add(entry(1, 200, ""));
        journal.replace(entry(1, 500, ""));

        assertThat(journal.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.status()).isEqualTo(500));
    }

    @Test
    void keepsTheMostRecentDefects() {
        Journal journal = new Journal(2, any -> {});
        for (int i = 1; i <= 3; i++) {
            journal.add(entry(i, 500, ""));
        }
        assertThat(journal.defects()).containsExactly("#2 getItem: broken 2", "#3 getItem: broken 3");
    }
}
