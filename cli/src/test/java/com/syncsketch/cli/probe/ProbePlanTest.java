package com.syncsketch.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the plan that results from the paths of the contract. */
class ProbePlanTest {

    private final ProbeContract contract = ProbeContract.bundled();
    private final IdSources idSources = new IdSources(contract.reads());

    private ReadOperation operation(String id) {
        return contract.reads().stream()
                .filter(entry -> entry.id().equals(id))
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
    void anOperation_providesIdsFor(String operation, String parameter) {
        assertThat(idSources.parameterOf(operation(operation))).isEqualTo(parameter);
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
    void aList_isReadWithItsFilter(String operation, String filter) {
        assertThat(idSources.filterOf(operation(operation))).isEqualTo(filter);
    }

    @Test
    void everyOperation_hasAMaximumNumberOfRequests() {
        Map<String, Integer> requests = new ProbePlan(contract.reads(), idSources, 2, List.of("getTree"))
                .steps().stream()
                        .collect(Collectors.toMap(step -> step.operation().id(), ProbePlan.Step::maxRequests));

        assertThat(requests)
                .hasSize(contract.reads().size() - 1)
                .containsEntry("checkConnection", 1)
                .containsEntry("listProjects", 1 + ProbePlan.MAX_PAGING_REQUESTS)
                .containsEntry("listItems", 2 + ProbePlan.MAX_PAGING_REQUESTS)
                .containsEntry("getItem", 2)
                .containsEntry("getGreasePencil", 0)
                .containsEntry("signUploadPart", 0)
                .doesNotContainKey("getTree");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "10, 10", "14, 10", "15, 20", "99, 100", "4321, 4000"})
    void counts_areRounded(int count, int rounded) {
        assertThat(RoundedCount.of(count)).isEqualTo(rounded);
    }
}
