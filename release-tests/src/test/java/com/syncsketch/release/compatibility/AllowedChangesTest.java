package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedChangesTest {

    private static final String CHANGE = "METHOD_REMOVED com.example.Api.get(long)";

    @Test
    void aChangeThatIsNotAllowed_isWrong() {
        assertThat(AllowedChanges.parse(List.of("# nothing", "")).judge(List.of(CHANGE)))
                .containsExactly("breaks users: " + CHANGE);
    }

    @Test
    void aChangeWithAReason_isAllowed() {
        assertThat(AllowedChanges.parse(List.of(CHANGE + " | never worked: the service has no such path"))
                        .judge(List.of(CHANGE)))
                .isEmpty();
    }

    @Test
    void aChangeWithoutAReason_isNotAllowed() {
        assertThat(AllowedChanges.parse(List.of(CHANGE, CHANGE + " | because")).judge(List.of(CHANGE)))
                .containsExactly(
                        "allowed without a reason: " + CHANGE,
                        "allowed without a reason: " + CHANGE + " | because",
                        "breaks users: " + CHANGE);
    }

    @Test
    void anAllowanceThatNothingNeeds_isWrong() {
        assertThat(AllowedChanges.parse(List.of(CHANGE + " | never worked: the service has no such path"))
                        .judge(List.of()))
                .containsExactly("allowed, but there is no such change: " + CHANGE);
    }
}
