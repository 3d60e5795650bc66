package com.syncsketch.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockSyncSketchTest
class ToolsTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home, mock);
    }

    @Test
    void api_printsTheBody() throws IOException {
        long project = mock.data().addProject("Show A");

        Result result = cli.run("api", "get", "/api/v1/project/" + project + "/");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(new JsonMapper().readTree(result.out()).path("name").asText())
                .isEqualTo("Show A");
    }

    @Test
    void api_sendsQueryAndBody() throws IOException {
        long project = mock.data().addProject("Show A");
        mock.data().addProject("Other");
        Path body = Files.writeString(home.resolve("body.json"), "{\"name\": \"Show B\"}");

        Result changed = cli.run("api", "PATCH", "/api/v1/project/" + project + "/", "--body", body.toString());
        Result listed = cli.run("api", "GET", "/api/v1/project/", "-f", "name=Show B");

        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(new JsonMapper().readTree(listed.out()).path("objects")).hasSize(1);
        assertThat(cli.input("{")
                        .run("api", "PATCH", "/api/v1/project/1/", "--body", "-")
                        .exit())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/project/, 5", "/api/v1/project/, 2", "/api/v2/review/, 2"})
    void api_readsAllPages(String path, int limit) throws IOException {
        long project = mock.data().addProject("Show");
        for (int i = 0; i < 4; i++) {
            mock.data().addProject("Show " + i);
            mock.data().addReview(project, "Review " + i);
        }
        int expected = path.contains("v2") ? 4 : 5;

        Result document = cli.run("api", "GET", path, "-f", "limit=" + limit, "--paginate");
        Result lines = cli.run("api", "GET", path, "-f", "limit=" + limit, "--paginate", "--ndjson");

        assertThat(document.exit()).as(document.err()).isZero();
        JsonNode all = new JsonMapper().readTree(document.out());
        assertThat(all).hasSize(expected);
        assertThat(all).extracting(object -> object.path("id").asLong()).doesNotHaveDuplicates();
        assertThat(lines.lines()).hasSize(expected);
    }

    @Test
    void api_refusesPagesOfWhatIsNoList() {
        assertThat(cli.run("api", "GET", "/api/v1/person/connected/", "--paginate")
                        .exit())
                .isEqualTo(1);
        assertThat(cli.run("api", "GET", "/api/v1/project/999999/").exit()).isEqualTo(3);
    }

    @Test
    void api_includesTheHeaders() {
        assertThat(cli.run("api", "GET", "/api/v1/project/", "-i").lines())
                .first()
                .isEqualTo("HTTP 200");
    }

    @Test
    void quickstart_uploadsAndComments() {
        Result result = cli.run("quickstart");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("Done: 1 comment(s)");
    }
}
