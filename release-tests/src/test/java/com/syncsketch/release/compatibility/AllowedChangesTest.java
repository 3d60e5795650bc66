package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedChangesTest {

    private static final String CHANGE = "METHOD_REMOVED com.example.Api.get(long)";

    @Test
    void changeThatIsNotAllowed_isReported() {
        assertThat(AllowedChanges.parse(List.of("# nothing", "")).problems(List.of(CHANGE)))
                .containsExactly("breaking change: " + CHANGE);
    }

    @Test
    void changeWithAReason_isAllowed() {
        assertThat(AllowedChanges.parse(List.of(CHANGE + " | never worked: the service has no such path"))
                        .problems(List.of(CHANGE)))
                .isEmpty();
    }

    @Test
    void changeWithoutAReason_isReported() {
        assertThat(AllowedChanges.parse(List.of(CHANGE, CHANGE + " | because")).problems(List.of(CHANGE)))
                .containsExactly(
                        "allowed without a reason: " + CHANGE,
                        "allowed without a reason: " + CHANGE + " | because",
                        "breaking change: " + CHANGE);
    }

    @Test
    void unusedAllowedChange_isReported() {
        assertThat(AllowedChanges.parse(List.of(CHANGE + " | never worked: the service has no such path"))
                        .problems(List.of()))
                .containsExactly("allowed change does not exist: " + CHANGE);
    }
}
