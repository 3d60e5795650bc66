package com.syncsketch.cli.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockSyncSketchTest
class BrowseTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private long project;
    private long review;
    private long item;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home, mock);
        project = mock.data().addProject("Show A");
        review = mock.data().addReview(project, "Dailies");
        item = mock.data().addItem(review, "shot\t010\u001b[2J.mov", Map.of("artist", "Ada"));
    }

    @Test
    void ls_listsProjectsReviewsAndItems() {
        assertThat(cli.run("ls").out()).startsWith(project + "\tShow A\t");
        assertThat(cli.run("ls", "Show A").out()).startsWith(review + "\tDailies\t");
        assertThat(cli.run("ls", String.valueOf(project)).out()).startsWith(review + "\t");
        assertThat(cli.run("ls", "Show A/Dailies").out())
                .startsWith(item + "\tshot\\t010\\u001b[2J.mov\t")
                .contains("\tAda");
    }

    @Test
    void ls_onATerminal_hasAHeaderAndNoControlCharacters() {
        Result result = cli.onTerminal().with("NO_COLOR", "1").run("ls", "review:" + review);

        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().get(0)).startsWith("ID").contains("NAME", "ARTIST");
        assertThat(result.out()).doesNotContain("\u001b", "\t");
    }

    @Test
    void ls_filtersByName() {
        mock.data().addProject("Other/B");

        assertThat(cli.run("ls", "--name", "Show*").lines()).hasSize(1);
        assertThat(cli.run("ls", "--name", "Other/?").lines()).hasSize(1);
        assertThat(cli.run("ls", "--name", "x*").lines()).isEmpty();
        assertThat(cli.run("ls", "--name", "[").exit()).isEqualTo(2);
    }

    @Test
    void ls_showsArchivedProjectsOnRequest() {
        mock.data().set(project, "is_archived", true);

        assertThat(cli.run("ls").lines()).isEmpty();
        assertThat(cli.run("ls", "--archived").lines()).hasSize(1);
        assertThat(cli.run("ls", "--all").lines()).hasSize(1);
    }

    @Test
    void show_printsAllFields() throws IOException {
        JsonNode shown = new JsonMapper()
                .readTree(cli.run("show", "item:" + item, "--json").out());

        assertThat(shown.path("id").asLong()).isEqualTo(item);
        assertThat(shown.path("artist").asText()).isEqualTo("Ada");
        assertThat(shown.fieldNames()).toIterable().containsExactlyElementsOf(Views.ITEM.names());
        assertThat(cli.run("show", "Show A").out()).startsWith("id\t" + project + "\nname\tShow A\n");
    }

    @ParameterizedTest
    @CsvSource({"show 5, 2", "show item:999999, 3", "show Nothing, 3", "ls Nothing, 3", "tree Nothing, 3"})
    void unknownThings_haveTheirExitCode(String arguments, int exit) {
        Result result = cli.run(arguments.split(" "));

        assertThat(result.exit()).as(result.err()).isEqualTo(exit);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Error: ");
    }

    @Test
    void tree_hasPathsForScriptsAndBranchesForPeople() {
        long second = mock.data().addReview(project, "Retakes");

        assertThat(cli.run("tree", "--items").lines())
                .contains(
                        "project\t" + project + "\tShow A",
                        "review\t" + review + "\tShow A/Dailies",
                        "item\t" + item + "\tShow A/Dailies/shot\\t010\\u001b[2J.mov",
                        "review\t" + second + "\tShow A/Retakes");
        assertThat(cli.onTerminal().run("tree", "Show A").lines()).first().isEqualTo("Show A  project:" + project);
        assertThat(cli.run("tree", "Show A").out()).contains("├── ", "└── ").doesNotContain("item:");
    }

    @ParameterizedTest
    @CsvSource({"401, 4", "403, 4", "404, 3", "400, 1"})
    void refusal_hasItsExitCode(int status, int exit) {
        mock.faults().on("listProjects").inject(Action.status(status));

        assertThat(cli.run("ls").exit()).isEqualTo(exit);
    }

    @Test
    void temporaryFailure_hasExitCode5_afterTheRetries() {
        mock.faults().on("listProjects").inject(Action.status(503));

        Result result = cli.run("ls", "--retries", "0");

        assertThat(result.exit()).isEqualTo(5);
        mock.journal().verify("listProjects").once();
    }

    @Test
    void unreachableHost_hasExitCode5() {
        assertThat(cli.run("ls", "--host", "http://127.0.0.1:1", "--retries", "0")
                        .exit())
                .isEqualTo(5);
    }

    @Test
    void debug_printsALinePerAttemptWithoutSecrets() {
        mock.faults().on("listProjects").first(1).inject(Action.status(503));

        Result result = cli.run("ls", "--debug");

        assertThat(result.exit()).isZero();
        assertThat(result.errors().stream().filter(line -> line.startsWith("debug: GET ")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("503"))
                .anySatisfy(line -> assertThat(line).contains("200", "attempt 2"));
        assertThat(result.out() + result.err()).doesNotContain(mock.key());
    }

    @Test
    void missingCredentials_haveExitCode4() {
        Result result = cli.with("SYNCSKETCH_API_KEY", null).run("ls");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("syncsketch auth login");
        mock.journal().verifyAny().never();
    }
}
