package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.upload.UploadAllResult.Outcome;
import com.syncsketch.sdk.client.upload.UploadAllResult.State;
import com.syncsketch.sdk.model.Item;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadAllValuesTest {

    private static final Path FILE = Path.of("a.mov");
    private static final RuntimeException FAILURE = new IllegalStateException("failed");

    @Test
    void progress_differsInEachValue() {
        List<UploadAllProgress> all = List.of(
                new UploadAllProgress(1, 2, 3, 4, 5, false),
                new UploadAllProgress(9, 2, 3, 4, 5, false),
                new UploadAllProgress(1, 9, 3, 4, 5, false),
                new UploadAllProgress(1, 2, 9, 4, 5, false),
                new UploadAllProgress(1, 2, 3, 9, 5, false),
                new UploadAllProgress(1, 2, 3, 4, 9, false),
                new UploadAllProgress(1, 2, 3, 4, 5, true));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.get(0))
                .isEqualTo(new UploadAllProgress(1, 2, 3, 4, 5, false))
                .hasSameHashCodeAs(new UploadAllProgress(1, 2, 3, 4, 5, false))
                .isNotEqualTo("progress");
    }

    @Test
    void outcome_differsInEachValue() {
        Item item = Item.builder().id(7L).build();
        List<Outcome> all = List.of(
                new Outcome(FILE, State.UPLOADED, 7L, item, null),
                new Outcome(Path.of("b.mov"), State.UPLOADED, 7L, item, null),
                new Outcome(FILE, State.UPLOADED, 7L, null, null),
                new Outcome(FILE, State.UPLOADED, 8L, null, null),
                new Outcome(FILE, State.ALREADY_UPLOADED, 7L, null, null),
                new Outcome(FILE, State.FAILED, null, null, FAILURE),
                new Outcome(FILE, State.FAILED, null, null, new IllegalStateException("failed")));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.get(0))
                .isEqualTo(new Outcome(FILE, State.UPLOADED, 7L, item, null))
                .hasSameHashCodeAs(new Outcome(FILE, State.UPLOADED, 7L, item, null))
                .isNotEqualTo("outcome");
    }

    @Test
    void outcome_hasEitherAnItemOrAFailure() {
        Item item = Item.builder().id(7L).build();
        assertRejected(() -> new Outcome(FILE, State.UPLOADED, null, null, null));
        assertRejected(() -> new Outcome(FILE, State.UPLOADED, 7L, null, FAILURE));
        assertRejected(() -> new Outcome(FILE, State.FAILED, 7L, null, FAILURE));
        assertRejected(() -> new Outcome(FILE, State.FAILED, null, null, null));
        assertRejected(() -> new Outcome(FILE, State.ALREADY_UPLOADED, 7L, item, null));
    }

    private static void assertRejected(Runnable outcome) {
        assertThatThrownBy(outcome::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The item or the failure does not match the state ");
    }
}
