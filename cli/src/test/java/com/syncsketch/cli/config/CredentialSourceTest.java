package com.syncsketch.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.cli.config.CredentialSource.Found;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSourceTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void configure() throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                [default]
                user = default-user
                api-key = default-key
                [farm]
                user = farm-user
                key-command = echo farm
                [empty]
                host = h
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        environment.put("SYNCSKETCH_CONFIG", file.toString());
    }

    private Found find(String userOption, String commandOption, String... arguments) {
        Settings settings = Settings.of(environment, List.of(arguments));
        return new CredentialSource(settings, (command, variables) -> "key of " + command, userOption, commandOption)
                .find();
    }

    private static void assertFound(Found found, String user, String key) {
        assertThat(found.credentials()).isEqualTo(Credentials.apiKey(user, key));
    }

    @Test
    void profile_isUsedByDefault() {
        assertFound(find(null, null), "default-user", "default-key");
    }

    @Test
    void environment_precedesTheProfile() {
        environment.put("SYNCSKETCH_USER", "env-user");
        environment.put("SYNCSKETCH_API_KEY", "env-key");

        assertFound(find(null, null), "env-user", "env-key");
    }

    @Test
    void userOfTheProfile_completesAKeyOfTheEnvironment() {
        environment.put("SYNCSKETCH_API_KEY", "env-key");

        assertFound(find(null, null), "default-user", "env-key");
    }

    @Test
    void profileOnTheCommandLine_precedesTheEnvironment() {
        environment.put("SYNCSKETCH_USER", "env-user");
        environment.put("SYNCSKETCH_API_KEY", "env-key");

        assertFound(find(null, null, "ls", "--profile=farm"), "farm-user", "key of echo farm");
        assertFound(find(null, null, "ls", "--profile", "default"), "default-user", "default-key");
    }

    @Test
    void profileWithoutAKey_isCompletedByTheEnvironment() {
        environment.put("SYNCSKETCH_USER", "env-user");
        environment.put("SYNCSKETCH_API_KEY", "env-key");

        assertFound(find(null, null, "--profile", "empty"), "env-user", "env-key");
    }

    @Test
    void keyCommand_precedesEverything() {
        environment.put("SYNCSKETCH_API_KEY", "env-key");

        assertFound(find("ada", "pass show x"), "ada", "key of pass show x");
    }

    @Test
    void keyCommandOfTheEnvironment_precedesTheProfile() {
        environment.put("SYNCSKETCH_KEY_COMMAND", "pass");

        assertFound(find(null, null), "default-user", "key of pass");
    }

    @Test
    void profileVariable_selectsAProfileButNotBeforeTheEnvironment() {
        environment.put("SYNCSKETCH_PROFILE", "farm");
        assertFound(find(null, null), "farm-user", "key of echo farm");

        environment.put("SYNCSKETCH_API_KEY", "env-key");
        assertFound(find(null, null), "farm-user", "env-key");
    }

    @Test
    void unknownProfile_isReportedWithTheKnownOnes() {
        assertThatThrownBy(() -> find(null, null, "--profile", "farn"))
                .isInstanceOf(CliException.class)
                .hasMessageContainingAll("farn", "default, farm, empty");
    }

    @ParameterizedTest
    @CsvSource({"empty, No API key", "default, No user"})
    void missingParts_areCredentialErrors(String profile, String message) {
        if (profile.equals("default")) {
            environment.put("SYNCSKETCH_CONFIG", folder.resolve("none").toString());
            environment.put("SYNCSKETCH_API_KEY", "env-key");
        }

        assertThatThrownBy(() -> find(null, null, "--profile", profile))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> ((CliException) e).getExitCode())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "true", "echo", "/nonexistent/program"})
    void failingKeyCommand_isACredentialError(String command) {
        assertThatThrownBy(() -> KeyCommand.process().run(command, Map.of("PATH", System.getenv("PATH"))))
                .isInstanceOf(CliException.class)
                .extracting(e -> ((CliException) e).getExitCode())
                .isEqualTo(4);
    }

    @Test
    void keyCommand_getsTheEnvironmentWithoutTheKey() {
        Map<String, String> variables =
                Map.of("PATH", System.getenv("PATH"), "SYNCSKETCH_API_KEY", "s3cret", "SYNCSKETCH_USER", "ada");

        String key = KeyCommand.process().run("echo \"$SYNCSKETCH_USER-$SYNCSKETCH_API_KEY-\"", variables);

        assertThat(key).isEqualTo("ada--");
    }
}
