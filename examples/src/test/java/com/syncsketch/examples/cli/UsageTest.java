package com.syncsketch.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upload a.mov                                              | Missing required option: '--review=ID'
                    upload --review 1                                         | Missing required parameter: 'FILE'
                    upload --review 0 a.mov                                   | --review must be more than 0
                    upload --review x a.mov                                   | Invalid value for option '--review': 'x' is not a long
                    upload --review 1 --key s a.mov                           | Unknown option: '--key'
                    upload --review 1 --name x a.mov b.mov                    | --name requires a single FILE, not 2
                    upload --review 1 --artist x a.mov                        | --artist requires --route server
                    upload --review 1 --part-size 4 a.mov                     | --part-size must be from 5 to 5120
                    upload --review 1 --part-size 5121 a.mov                  | --part-size must be from 5 to 5120
                    upload --review 1 --part-size 8 --route signed a.mov      | --part-size requires --route parts
                    upload --review 1 --parallel 2 --route server a.mov       | --parallel requires --route parts
                    upload --review 1 --parallel 65 a.mov                     | parallelism must be from 1 to 64, but is 65
                    upload --review 1 --content-type x a.mov                  | Not a media type: x
                    upload --review 1 --resume-file j --route signed a.mov    | --resume-file requires --route parts
                    upload --review 1 --resume-file j --no-resume-file a.mov  | --no-resume-file cannot be combined with --resume-file or --restart
                    upload --review 1 --resume-file pom.xml a.mov b.mov       | With several FILEs, --resume-file must be a folder
                    upload --review 1 a.mov ./a.mov                           | These files would share a resume file: a.mov and ./a.mov
                    upload --review 1 --resume-file j x/a.mov y/a.mov         | These files would share a resume file: x/a.mov and y/a.mov
                    """)
    void wrongArguments_areReportedInOneLine(String arguments, String message) {
        int exit = run(arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .isEqualTo("Error: " + message);
    }

    @Test
    void help_listsTheExitCodes() {
        assertThat(run("upload", "--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Exit codes:", "  130 ", "SYNCSKETCH_API_KEY");
    }

    @Test
    void missingCommand_isReported() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Error: Missing command");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a/b-c_1.mov, a/b-c_1.mov", "a b, 'a b'", "it's, 'it'\\''s'", "$HOME, '$HOME'", "\"\", ''"})
    void words_areQuotedForAShell(String word, String quoted) {
        assertThat(ShellCommand.quoted(word)).isEqualTo(quoted);
    }
}
