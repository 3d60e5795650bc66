package com.syncsketch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.cli.CliRun.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir
    Path home;

    private CliRun cli;

    @BeforeEach
    void prepare() {
        cli = new CliRun(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upload a.mov                                          | Missing option --to
                    upload --to 1                                         | Missing required parameter: 'FILE'
                    upload --to 1 --review 2 a.mov                        | --to excludes --project and --review
                    upload --to 1 --key s a.mov                           | Unknown option: '--key'
                    upload --to 1 --name x a.mov b.mov                    | --name requires a single FILE, not 2
                    upload --to 1 --part-size 4 a.mov                     | --part-size must be from 5 to 5120
                    upload --to 1 --part-size 5121 a.mov                  | --part-size must be from 5 to 5120
                    upload --to 1 --part-size 8 --route signed a.mov      | --part-size requires --route parts
                    upload --to 1 --parallel 2 --route server a.mov       | --parallel requires --route parts
                    upload --to 1 --parallel 65 a.mov                     | parallelism must be from 1 to 64, but is 65
                    upload --to 1 --content-type x a.mov                  | Not a media type: x
                    upload --to 1 --resume-file j --route signed a.mov    | --resume-file requires --route parts
                    upload --to 1 --resume-file j --no-resume-file a.mov  | --no-resume-file cannot be combined with --resume-file or --restart
                    upload --to 1 --resume-file pom.xml a.mov b.mov       | With several FILEs, --resume-file must be a folder
                    upload --to 1 a.mov ./a.mov                           | These files would share a resume file: a.mov and ./a.mov
                    upload --to 1 --resume-file j x/a.mov y/a.mov         | These files would share a resume file: x/a.mov and y/a.mov
                    ls --json --ndjson                                    | --json and --ndjson exclude each other
                    ls --retries -1                                       | --retries must not be negative
                    ls --timeout soon                                     | Invalid value for option '--timeout': 'soon' is not a time such as 90s, 5m or 2h
                    ls --proxy nowhere                                    | --proxy must be a URL, such as http://proxy:3128, or 'none'
                    ls --archived x                                       | --archived lists projects, so it excludes x
                    auth                                                  | Missing command; one of login, status, logout
                    api FETCH /                                           | FETCH is not an HTTP method
                    api GET x                                             | PATH must start with a slash
                    """)
    void wrongArguments_areReportedInOneLine(String arguments, String message) {
        Result result = cli.run(arguments.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.errors()).first().asString().isEqualTo("Error: " + message);
    }

    @Test
    void missingCommand_isReported() {
        Result result = cli.run();

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("Error: Missing command");
    }

    @Test
    void misspeltCommand_isCorrected() {
        Result result = cli.run("uplaod");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("upload");
    }

    @Test
    void help_listsAllCommandsByPurpose() {
        Result result = cli.run("--help");

        assertThat(result.exit()).isZero();
        assertThat(Commands.groups()).allSatisfy((group, names) -> {
            assertThat(result.lines()).contains(group);
            assertThat(names).allSatisfy(name -> assertThat(result.out()).containsPattern("\n  " + name + " +\\w"));
        });
    }

    static Stream<String> commands() {
        return Commands.groups().values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofACommand_describesItWithoutTheGlobalOptions(String command) {
        Result result = command.equals("help") ? cli.run("help", "ls") : cli.run(command, "--help");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("Usage: syncsketch ").doesNotContain("--ca-cert");
    }

    @Test
    void help_ofUpload_listsTheExitCodes() {
        assertThat(cli.run("upload", "--help").out()).contains("Exit codes:", "  130 ", "  5 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "ls --version"})
    void version_isPrinted(String arguments) {
        Result result = cli.run(arguments.split(" "));

        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("syncsketch ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completion_containsCommandsAndOptions(String shell) {
        Result result = cli.run("completion", shell);

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("syncsketch", "upload", "discard", "part-size");
    }

    @Test
    void commands_areCreatedOnlyIfTheyAreNamed() {
        assertThat(Commands.of(List.of("--json", "ls", "Show A"))).containsOnlyKeys("ls");
        assertThat(Commands.of(List.of("help"))).hasSizeGreaterThan(5);
        assertThat(Commands.of(List.of("lss"))).hasSizeGreaterThan(5);
    }
}
