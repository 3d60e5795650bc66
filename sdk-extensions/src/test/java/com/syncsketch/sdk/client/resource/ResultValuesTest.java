package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultValuesTest {

    @Test
    void progress_hasTheEqualityOfItsValues() {
        ShotGridItemsProgress progress = new ShotGridItemsProgress(3, 1, 5);

        assertThat(progress)
                .isEqualTo(new ShotGridItemsProgress(3, 1, 5))
                .hasSameHashCodeAs(new ShotGridItemsProgress(3, 1, 5))
                .isNotEqualTo(new ShotGridItemsProgress(2, 1, 5))
                .isNotEqualTo(new ShotGridItemsProgress(3, 2, 5))
                .isNotEqualTo(new ShotGridItemsProgress(3, 1, 4))
                .isNotEqualTo(null)
                .hasToString("ShotGridItemsProgress{3 added, 1 failed, 5 in total}");
        assertThat(List.of(progress.getSucceededItems(), progress.getFailedItems(), progress.getTotalItems()))
                .containsExactly(3, 1, 5);
    }

    @Test
    void progress_isCompleteWhenEachOutcomeIsKnown() {
        assertThat(new ShotGridItemsProgress(3, 1, 5).isComplete()).isFalse();
        assertThat(new ShotGridItemsProgress(3, 2, 5).isComplete()).isTrue();
        assertThat(new ShotGridItemsProgress(0, 0, 0).isComplete()).isTrue();
    }
}
