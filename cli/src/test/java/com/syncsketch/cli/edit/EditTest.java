package com.syncsketch.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockSyncSketchTest
class EditTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private long project;
    private long review;
    private long first;
    private long second;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home, mock);
        project = mock.data().addProject("Show A");
        review = mock.data().addReview(project, "Dailies");
        first = mock.data().addItem(review, "b.mov");
        second = mock.data().addItem(review, "a.mov");
    }

    private Object field(long id, String name) {
        return mock.data().get(id).get(name);
    }

    @Test
    void comment_isAddedToTheReviewOfThePath() throws IOException {
        Result result = cli.run("comment", "Show A/Dailies/b.mov", "--frame", "42", "-m", "Hold two frames longer");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(field(Long.parseLong(result.out().strip()), "text")).isEqualTo("Hold two frames longer");
        Result json = cli.input("from stdin\n").run("comment", "item:" + first, "--review", "Show A/Dailies", "--json");
        assertThat(new JsonMapper().readTree(json.out()).path("text").asText()).isEqualTo("from stdin");
    }

    @Test
    void comment_needsTheReviewOfAnId() {
        Result result = cli.run("comment", String.valueOf(first), "-m", "x");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Add --review");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "APPROVED"})
    void status_isSetOnAllItems(String status) {
        Result result = cli.run("status", "item:" + first, "Show A/Dailies/a.mov", status);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines()).containsExactly("item:" + first, "item:" + second);
        assertThat(field(first, "approval_status")).isEqualTo("approved");
        assertThat(field(second, "approval_status")).isEqualTo("approved");
    }

    @Test
    void unknownStatus_changesNothing() {
        Result result = cli.run("status", "item:" + first, "fine");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("'fine' is not a status; one of ", "approved");
        mock.journal().verifyAny().never();
    }

    @Test
    void projects_areArchivedAndRestored() {
        assertThat(cli.run("archive", "Show A", "--yes").out()).isEqualTo("project:" + project + "\n");
        assertThat(field(project, "is_archived")).isEqualTo(true);

        assertThat(cli.run("restore", "Show A", "--yes").exit()).isZero();
        assertThat(field(project, "is_archived")).isEqualTo(false);
    }

    @Test
    void items_areDeleted() {
        Result result = cli.run("rm", "item:" + first, "Show A/Dailies/b.mov", "--yes");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.lines()).containsExactly("item:" + first);
        assertThat(field(first, "active")).isEqualTo(false);
        assertThat(field(second, "active")).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"archive project:1", "restore project:1", "rm item:1", "mv 1 --from 1 --to 2", "order 1 2"})
    void withoutConsent_nothingIsSent(String arguments) {
        Result result = cli.run(arguments.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("Error: Nobody can be asked; add --yes\n");
        mock.journal().verifyAny().never();
    }

    @Test
    void dryRun_printsWhatWouldBeChanged() {
        Result result = cli.run("rm", "Show A/Dailies", "Show A", "-n");

        assertThat(result.exit()).isZero();
        assertThat(result.lines()).containsExactly("review:" + review, "project:" + project);
        assertThat(field(project, "active")).isEqualTo(true);
        assertThat(field(review, "active")).isEqualTo(true);
    }

    @Test
    void unknownThing_preventsAllChanges() {
        Result result = cli.run("rm", "item:" + first, "Show A/Dailies/none.mov", "--yes");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(field(first, "active")).isEqualTo(true);
    }

    @Test
    void failureOfOneThing_doesNotPreventOthers() {
        mock.faults().on("updateItem").first(1).inject(Action.status(403));

        Result refused = cli.run("status", "item:" + first, "item:" + second, "approved");

        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        mock.faults().clear();
        mock.faults().on("updateItem").first(1).inject(Action.status(400));

        Result failed = cli.run("status", "item:" + first, "item:" + second, "approved");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.lines()).containsExactly("item:" + second);
        assertThat(failed.err()).startsWith("Error: item:" + first + ": ");
    }

    @Test
    void items_areMovedToAnotherReview() {
        long target = mock.data().addReview(project, "Retakes");

        Result result = cli.run(
                "mv",
                "Show A/Dailies/b.mov",
                String.valueOf(second),
                "--from",
                "Show A/Dailies",
                "--to",
                "Show A/Retakes",
                "--yes");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(cli.run("ls", "review:" + target).lines()).hasSize(2);
        assertThat(cli.run("ls", "Show A/Dailies").lines()).isEmpty();
    }

    @Test
    void items_areSortedByNameOrAsGiven() {
        Result byName = cli.run("order", "Show A/Dailies", "--by", "name", "--yes");
        Result given = cli.run("order", "Show A/Dailies", "Show A/Dailies/b.mov", "Show A/Dailies/a.mov", "--yes");

        assertThat(byName.lines()).as(byName.err()).containsExactly("item:" + second, "item:" + first);
        assertThat(given.lines()).containsExactly("item:" + first, "item:" + second);
        mock.journal().verify("sortReviewItems").times(2);
    }
}
