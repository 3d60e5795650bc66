package com.syncsketch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun.Result;
import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.core.OptionDefaults;
import com.syncsketch.cli.core.RootCommand;
import com.syncsketch.cli.output.Terminal;
import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Tests that each option can be set by the environment and by a profile. */
class OptionVariablesTest {

    /** Options whose variables are read before options are parsed, or by the search for credentials. */
    private static final Set<String> SPECIAL = Set.of("--config", "--profile", "--user", "--key-command");

    @TempDir
    Path home;

    private static CommandLine commandLine(Map<String, String> environment) {
        Settings settings = Settings.of(environment, List.of());
        Terminal terminal = Terminal.of(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()));
        return Main.commandLine(new RootCommand(terminal, settings), terminal, settings, List.of("help"));
    }

    static Stream<Arguments> options() {
        return all(commandLine(Map.of()), "");
    }

    private static Stream<Arguments> all(CommandLine line, String command) {
        Stream<Arguments> own = line.getCommandSpec().options().stream()
                .filter(option -> !option.inherited())
                .filter(option -> !Set.of("--help", "--version").contains(option.longestName()))
                .map(option -> Arguments.of(command, option.longestName()));
        Stream<Arguments> nested = line.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("help"))
                .flatMap(entry -> all(entry.getValue(), (command + " " + entry.getKey()).strip()));
        return Stream.concat(own, nested);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("options")
    void option_hasAVariable(String command, String name) {
        assertThat(name).startsWith("--");
        for (String variable : Settings.variables(command, name)) {
            Map<String, String> environment = new HashMap<>(Map.of(variable, "true", "HOME", home.toString()));
            CommandLine line = commandLine(environment);
            for (String word : command.isEmpty() ? new String[0] : command.split(" ")) {
                line = line.getSubcommands().get(word);
            }
            OptionSpec option = line.getCommandSpec().findOption(name);
            if (!SPECIAL.contains(name)) {
                assertThat(new OptionDefaults(Settings.of(environment, List.of())).find(option))
                        .contains("true");
            }
        }
    }

    @Test
    void commandLine_precedesTheEnvironment_whichPrecedesTheProfile() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            mock.data().addProject("Show A");
            Path config =
                    Files.createDirectories(home.resolve("xdg/syncsketch")).resolve("config");
            Files.writeString(config, "[default]\nname = profile*\nls.all = true\n");
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-------"));
            CliRun cli = new CliRun(home, mock);

            assertThat(cli.run("ls").lines()).isEmpty();
            assertThat(cli.with("SYNCSKETCH_NAME", "Show*").run("ls").lines()).hasSize(1);
            assertThat(cli.with("SYNCSKETCH_LS_NAME", "none*").run("ls").lines())
                    .isEmpty();
            assertThat(cli.run("ls", "--name", "*A").lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"before", "after"})
    void globalOption_precedesItsVariable_atAnyPlace(String place) throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            CliRun cli = new CliRun(home, mock).with("SYNCSKETCH_HOST", "http://127.0.0.1:1");
            String url = mock.url().toString();

            Result result = place.equals("before") ? cli.run("--host", url, "ls") : cli.run("ls", "--host", url);

            assertThat(result.exit()).as(result.err()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "1, true", "YES, true", "false, false", "0, false"})
    void flagVariable_isABoolean(String value, boolean json) throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            Result result =
                    new CliRun(home, mock).with("SYNCSKETCH_JSON", value).run("ls");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.out().startsWith("[")).isEqualTo(json);
        }
    }

    @Test
    void flagOnTheCommandLine_isSet_whateverTheVariable() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            CliRun cli = new CliRun(home, mock);

            assertThat(cli.with("SYNCSKETCH_JSON", "true").run("ls", "--json").out())
                    .startsWith("[");
            assertThat(cli.with("SYNCSKETCH_JSON", "false").run("ls", "--json").out())
                    .startsWith("[");
        }
    }

    @Test
    void invalidFlagVariable_isAUsageError() {
        Result result = new CliRun(home).with("SYNCSKETCH_QUIET", "perhaps").run("ls");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--quiet", "'perhaps' is not true or false");
    }
}
