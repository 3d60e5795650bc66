package com.syncsketch.cli.auth;

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
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockSyncSketchTest
class AuthTest {

    @TempDir
    Path home;

    private MockSyncSketch mock;
    private CliRun cli;
    private Path config;

    @BeforeEach
    void prepare(MockSyncSketch server) {
        mock = server;
        cli = new CliRun(home).with("PATH", System.getenv("PATH"));
        config = home.resolve("xdg/syncsketch/config");
    }

    private Result login(String... more) {
        String[] arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {
                    "auth", "login", "--user", mock.user(), "--host", mock.url().toString(), "--key-stdin"
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return cli.input(mock.key() + "\n").run(arguments);
    }

    @Test
    void login_storesTheKeyForItsOwner_andOtherCommandsUseIt() throws IOException {
        Result result = login();

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out() + result.err()).doesNotContain(mock.key());
        assertThat(Files.getPosixFilePermissions(config)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(cli.run("ls").exit()).isZero();
    }

    @Test
    void login_ofAProfile_doesNotChangeTheDefault() {
        login("--profile", "farm");

        assertThat(cli.run("ls").exit()).isEqualTo(4);
        assertThat(cli.run("ls", "--profile", "farm").exit()).isZero();
        assertThat(cli.with("SYNCSKETCH_PROFILE", "farm").run("ls").exit()).isZero();
    }

    @Test
    void rejectedKey_isNotStored() {
        Result result = cli.input("wr0ngwr0ng")
                .run(
                        "auth",
                        "login",
                        "--user",
                        mock.user(),
                        "--host",
                        mock.url().toString(),
                        "--key-stdin");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).doesNotContain("wr0ngwr0ng");
        assertThat(config).doesNotExist();
    }

    @Test
    void keyCommand_isStoredInsteadOfTheKey() throws IOException {
        Result result = cli.run(
                "auth",
                "login",
                "--user",
                mock.user(),
                "--host",
                mock.url().toString(),
                "--key-command",
                "echo " + mock.key());

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(Files.readString(config)).contains("key-command = echo ").doesNotContain("api-key");
        assertThat(cli.run("ls").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--key-stdin, Missing option --user", "--user=ada, Nobody can be asked for the key"})
    void missingParts_areUsageErrors(String option, String message) {
        Result result = cli.run("auth", "login", option);

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: " + message);
        mock.journal().verifyAny().never();
    }

    @Test
    void status_showsWhereTheKeyComesFrom_butNotTheKey() throws IOException {
        login();

        Result result = cli.run("auth", "status", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        JsonNode status = new JsonMapper().readTree(result.out());
        assertThat(status.path("user").asText()).isEqualTo(mock.user());
        assertThat(status.path("keySource").asText()).isEqualTo("profile default in " + config);
        assertThat(status.path("accepted").asBoolean()).isTrue();
        assertThat(status.path("workspaces")).isNotEmpty();
        assertThat(result.out()).doesNotContain(mock.key());
    }

    @Test
    void status_ofRejectedCredentials_hasExitCode4() {
        Result result =
                new CliRun(home, mock).with("SYNCSKETCH_API_KEY", "wr0ngwr0ng").run("auth", "status");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.out())
                .contains("accepted\tfalse", "keySource\tSYNCSKETCH_API_KEY")
                .doesNotContain("wr0ng");
    }

    @Test
    void logout_removesTheKey() throws IOException {
        login();

        assertThat(cli.run("auth", "logout").exit()).isZero();

        assertThat(Files.readString(config)).doesNotContain(mock.key(), mock.user());
        assertThat(cli.run("auth", "status").exit()).isEqualTo(4);
        assertThat(cli.run("auth", "logout").exit()).isZero();
    }

    @Test
    void readableConfiguration_isRefusedByEachCommand() throws IOException {
        login();
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));

        Result result = cli.run("ls");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("Error: The configuration file " + config)
                .contains("chmod 600");
    }
}
