package com.syncsketch.examples.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the paths of the contract. */
class PlanTest {

    private final Contract contract = Contract.bundled();
    private final Resources resources = new Resources(contract.reads());

    private ReadOperation operation(String id) {
        return contract.reads().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "listAccounts, account_id",
        "listAccountsV2, account_id",
        "listProjects, project_id",
        "listReviews, review_id",
        "listReviewsV2, review_id",
        "listItems, item_id",
        "listUsers, user_id",
        "getCurrentUser, user_id",
        "listFrames,",
        "getTree,",
        "getItem,"
    })
    void anOperation_givesIdsFor(String operation, String parameter) {
        assertThat(resources.parameterOf(operation(operation))).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "listReviews, project__id",
        "listReviewsV2, project_id",
        "listItems, reviews__id",
        "listFrames, item__id",
        "getItem, review_id",
        "listProjects,",
        "listShotGridPlaylists,"
    })
    void aList_isReadByItsFilter(String operation, String filter) {
        assertThat(resources.filterOf(operation(operation))).isEqualTo(filter);
    }

    @Test
    void everyOperation_hasALimit() {
        Map<String, Integer> calls = new Plan(contract.reads(), resources, 2, List.of("getTree"))
                .steps().stream()
                        .collect(Collectors.toMap(step -> step.operation().id(), Plan.Step::calls));

        assertThat(calls)
                .hasSize(contract.reads().size() - 1)
                .containsEntry("checkConnection", 1)
                .containsEntry("listProjects", 1 + Plan.PAGING_CALLS)
                .containsEntry("listItems", 2 + Plan.PAGING_CALLS)
                .containsEntry("getItem", 2)
                .containsEntry("getGreasePencil", 0)
                .containsEntry("signUploadPart", 0)
                .doesNotContainKey("getTree");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "10, 10", "14, 10", "15, 20", "99, 100", "4321, 4000"})
    void counts_areRounded(int count, int rounded) {
        assertThat(Rounded.of(count)).isEqualTo(rounded);
    }
}
