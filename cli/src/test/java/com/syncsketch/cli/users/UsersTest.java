package com.syncsketch.cli.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun;
import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockSyncSketchTest
class UsersTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home, mock);
        mock.data().addProject("Show A");
    }

    @Test
    void users_areAddedListedAndRemoved() {
        Result added = cli.run("users", "add", "ada@example.com", "--project", "Show A", "--role", "viewer");
        Result listed = cli.run("users", "list", "--project", "Show A");
        Result removed = cli.run("users", "remove", "ada@example.com", "--project", "Show A");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(listed.out()).contains("\tada@example.com\t");
        assertThat(removed.exit()).as(removed.err()).isZero();
        assertThat(cli.run("users", "list", "--project", "Show A").out()).doesNotContain("ada@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "users add a@b.c|Add --project or --workspace",
                "users add a@b.c --project 1 --workspace 2|Add --project or --workspace",
                "users add a@b.c --project 1 --role king|'king' is not a role",
                "users remove a@b.c|Add --project or --workspace"
            })
    void invalidUsage_sendsNothing(String arguments, String message) {
        Result result = cli.run(arguments.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: " + message);
        mock.journal().verifyAny().never();
    }

    @Test
    void unknownWorkspace_isReportedWithTheKnownOnes() {
        Result result = cli.run("users", "add", "a@b.c", "--workspace", "None");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("There is no workspace 'None', only ");
    }
}
