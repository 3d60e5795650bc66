package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContractChangelogTest {

    private static final String BEFORE = """
        openapi: 3.0.3
        info: {title: Example, version: "1"}
        paths:
          /api/things/:
            get: {responses: {200: {description: All.}}}
          /api/parts/:
            get: {responses: {200: {description: All.}}}
        """;
    private static final String AFTER = BEFORE.replace("parts", "pieces");

    private static final ContractChangelog EMPTY = new ContractChangelog(
            "# Changes\n\n## Unreleased, since 0.1.0\n\nNo changes.\n\n## 0.1.0\n\nThe first release.\n");

    @Test
    void changes_areListedInTheFirstSection() {
        ContractChangelog changed = EMPTY.with("0.1.0", BEFORE, AFTER);

        assertThat(changed.since()).isEqualTo("0.1.0");
        assertThat(changed.text()).isEqualTo("""
            # Changes

            ## Unreleased, since 0.1.0

            ### Breaking

            - `GET /api/parts/`: removed

            ### Added

            - `GET /api/pieces/`: new

            ## 0.1.0

            The first release.
            """);
        assertThat(changed.with("0.1.0", BEFORE, AFTER)).isEqualTo(changed);
        assertThat(changed.with("0.1.0", BEFORE, BEFORE)).isEqualTo(EMPTY);
    }

    @Test
    void release_keepsTheChangesUnderItsVersion() {
        ContractChangelog released = EMPTY.with("0.1.0", BEFORE, AFTER).released("0.2.0");

        assertThat(released.since()).isEqualTo("0.2.0");
        assertThat(released.text()).isEqualTo("""
            # Changes

            ## Unreleased, since 0.2.0

            No changes.

            ## 0.2.0

            ### Breaking

            - `GET /api/parts/`: removed

            ### Added

            - `GET /api/pieces/`: new

            ## 0.1.0

            The first release.
            """);
        assertThat(released.with("0.2.0", AFTER, AFTER)).isEqualTo(released);
    }

    @Test
    void fileWithoutTheSection_isRejected() {
        assertThatThrownBy(() -> new ContractChangelog("# Changes\n").since())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Unreleased, since VERSION");
    }
}
