package com.syncsketch.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.cli.error.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    Path folder;

    private Path write(String permissions, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw----", "rw----r--", "rw-------x", "rw-r--r--", "rw--w----"})
    void fileThatOthersCanAccess_isRefused(String permissions) throws IOException {
        Path file =
                write(permissions.substring(0, 9).replace("rw-------", "rw------x"), "[default]\napi-key = s3cret\n");

        assertThatThrownBy(() -> ConfigFile.read(file))
                .isInstanceOf(CliException.class)
                .hasMessageContainingAll("accessible by others", "chmod 600 " + file)
                .hasMessageNotContaining("s3cret")
                .extracting(e -> ((CliException) e).getExitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void privateFile_isRead(String permissions) throws IOException {
        Path file = write(permissions, "user = ada\n");

        assertThat(ConfigFile.read(file).profile("default")).containsEntry("user", "ada");
    }

    @Test
    void documentedFile_isRead() throws IOException {
        String document = Files.readString(Path.of("../docs/command-line.md"));
        int start = document.indexOf("```ini\n") + "```ini\n".length();
        ConfigFile config =
                ConfigFile.read(write("rw-------", document.substring(start, document.indexOf("```", start))));

        assertThat(config.profiles()).containsExactlyInAnyOrder("default", "farm");
        assertThat(config.profile("default")).containsEntry("key-command", "pass show syncsketch");
        assertThat(config.profile("farm"))
                .containsEntry("upload.part-size", "64")
                .containsEntry("json", "true");
    }

    @Test
    void missingFile_hasNoProfiles() {
        ConfigFile config = ConfigFile.read(folder.resolve("none"));

        assertThat(config.profiles()).isEmpty();
        assertThat(config.profile("default")).isEmpty();
    }

    @Test
    void profiles_haveTheirSettings() throws IOException {
        Path file = write("rw-------", """
                # a comment
                user = before
                [default]
                host=https://one.example
                ; another
                  api-key :  a = b

                [ farm ]
                upload.parallel-files = 4
                """);

        ConfigFile config = ConfigFile.read(file);

        assertThat(config.profiles()).containsExactlyInAnyOrder("default", "farm");
        assertThat(config.profile("default"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("user", "before", "host", "https://one.example", "api-key", "a = b"));
        assertThat(config.profile("farm")).containsExactly(Map.entry("upload.parallel-files", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "[default", "= s3cret", "8x = s3cret"})
    void invalidLine_isNamedByItsNumberOnly(String line) throws IOException {
        Path file = write("rw-------", "[default]\n" + line + "\n");

        assertThatThrownBy(() -> ConfigFile.read(file))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("invalid line 2")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void update_keepsEverythingElse() throws IOException {
        Path file = write("rw-------", """
                # mine
                [default]
                user = ada
                api-key = old
                # keep
                host = h

                [farm]
                user = bob
                """);

        ConfigFile.read(file).update("default", Set.of("api-key", "key-command"), Map.of("key-command", "pass x"));

        assertThat(file).hasContent("""
                # mine
                [default]
                user = ada
                # keep
                host = h
                key-command = pass x

                [farm]
                user = bob
                """);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @CsvSource({"default", "farm"})
    void update_createsFileFolderAndProfile(String profile) throws IOException {
        Path file = folder.resolve("a/b/config");

        ConfigFile.read(file).update(profile, Set.of(), Map.of("user", "ada"));

        assertThat(file).hasContent("[" + profile + "]\nuser = ada\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void update_ofALink_keepsTheLink() throws IOException {
        Path file = write("rw-------", "[default]\nuser = ada\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        ConfigFile.read(link).update("default", Set.of(), Map.of("user", "bob"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("[default]\nuser = bob\n");
    }

    @Test
    void defaultPath_followsTheXdgSpecification() {
        assertThat(ConfigFile.defaultPath(Map.of("HOME", "/home/ada")))
                .hasToString("/home/ada/.config/syncsketch/config");
        assertThat(ConfigFile.defaultPath(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "/x")))
                .hasToString("/x/syncsketch/config");
        assertThat(ConfigFile.defaultPath(Map.of("HOME", "/home/ada", "XDG_CONFIG_HOME", "relative")))
                .hasToString("/home/ada/.config/syncsketch/config");
    }
}
