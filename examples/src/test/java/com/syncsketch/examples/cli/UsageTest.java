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
                    upload --review 1 --name x a.mov b.mov                    | --name is for one FILE, and there are 2
                    upload --review 1 --artist x a.mov                        | --artist needs --route server
                    upload --review 1 --part-size 4 a.mov                     | --part-size must be from 5 to 5120
                    upload --review 1 --part-size 5121 a.mov                  | --part-size must be from 5 to 5120
                    upload --review 1 --part-size 8 --route signed a.mov      | --part-size is for --route parts
                    upload --review 1 --parallel 2 --route server a.mov       | --parallel is for --route parts
                    upload --review 1 --parallel 65 a.mov                     | parallelism must be from 1 to 64, but is 65
                    upload --review 1 --content-type x a.mov                  | Not a media type: x
                    upload --review 1 --journal j --route signed a.mov        | --journal is for --route parts
                    upload --review 1 --journal j --no-journal a.mov          | --no-journal contradicts --journal and --restart
                    upload --review 1 --journal pom.xml a.mov b.mov           | With several FILEs --journal must be a folder
                    upload --review 1 a.mov ./a.mov                           | These would have the same journal: a.mov and ./a.mov
                    upload --review 1 --journal j x/a.mov y/a.mov             | These would have the same journal: x/a.mov and y/a.mov
                    """)
    void wrongArguments_areToldInOneLine(String arguments, String message) {
        int exit = run(arguments.split(" "));

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .isEqualTo("Error: " + message);
    }

    @Test
    void help_tellsTheExitCodes() {
        assertThat(run("upload", "--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Exit codes:", "  130 ", "SYNCSKETCH_API_KEY");
    }

    @Test
    void noCommand_isWrong() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Error: Which command?");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a/b-c_1.mov, a/b-c_1.mov", "a b, 'a b'", "it's, 'it'\\''s'", "$HOME, '$HOME'", "\"\", ''"})
    void words_areQuotedForAShell(String word, String quoted) {
        assertThat(ShellCommand.quoted(word)).isEqualTo(quoted);
    }
}
