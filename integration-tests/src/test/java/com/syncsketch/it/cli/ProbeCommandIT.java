package com.syncsketch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.it.cli.CliProgram.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the {@code probe} command. The timeout only ends hung processes. */
@MockSyncSketchTest
@Timeout(240)
class ProbeCommandIT {

    @TempDir
    Path temporary;

    private MockSyncSketch mock;
    private Path folder;
    private CliProgram driver;

    @BeforeEach
    void prepare(MockSyncSketch server) throws IOException {
        mock = server;
        folder = Files.createDirectory(temporary.resolve("studio"));
        driver = new CliProgram(folder, mock);
    }

    private Result probe(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "probe";
        all[1] = "--host";
        all[2] = mock.url().toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return driver.run(all);
    }

    @Test
    void probe_writesMarkdownAndJson() throws IOException {
        mock.data().addReview(mock.data().addProject("Show A"), "Dailies");

        Result result = probe("--output", "report.md");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("requests; wrote report.md and report.json\n");
        assertThat(result.errors()).first().asString().matches("Sending at most \\d+ GET requests");
        assertThat(Files.readString(folder.resolve("report.md")))
                .startsWith("# Comparison of the service with the contract\n")
                .contains("| getProject | `/api/v1/project/{project_id}/` | 200, JSON: 1 |")
                .doesNotContain("Show A");
        assertThat(new JsonMapper()
                        .readTree(folder.resolve("report.json").toFile())
                        .path("requests")
                        .asLong())
                .isEqualTo(mock.journal().count());
    }

    @Test
    void dryRun_sendsNothingAndNeedsNoCredentials() {
        driver.with("SYNCSKETCH_USER", null).with("SYNCSKETCH_API_KEY", null);

        Result result = probe("--dry-run", "--samples", "1", "--skip", "getTree");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains("at most 1: checkConnection GET /api/v1/person/connected/")
                .noneMatch(line -> line.contains("getTree"))
                .last()
                .asString()
                .matches("at most \\d+ requests");
        assertThat(mock.journal().count()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rejectedCredentials_printOneLine() {
        Result result = driver.with("SYNCSKETCH_API_KEY", "wrong")
                .run("probe", "--host", mock.url().toString());

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.errors())
                .last()
                .isEqualTo("Error: The service rejected the credentials (401); no further requests were sent. "
                        + "Run 'syncsketch auth status' to see which credentials are used");
        assertThat(mock.journal().count()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStoppedProbe_writesAPartialReport() {
        mock.faults().on("getTree").inject(Action.status(429));

        Result result = probe();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errors()).last().isEqualTo("Error: incomplete: rate limit exceeded (429)");
        assertThat(folder.resolve("syncsketch-probe.md")).content().contains("**Incomplete");
        assertThat(folder.resolve("syncsketch-probe.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--samples=0",
                "--limit=1",
                "--skip=createProject",
                "--output=missing/report.md",
                "--output=.",
                "--output=report.json"
            })
    void invalidUsage_sendsNothing(String option) {
        Result result = probe(option);

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        assertThat(result.errors()).hasSize(2);
        assertThat(mock.journal().count()).isZero();
    }
}
