package com.syncsketch.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellCommandTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"a/b-c_1.mov, a/b-c_1.mov", "a b, 'a b'", "it's, 'it'\\''s'", "$HOME, '$HOME'", "\"\", ''"})
    void words_areQuotedForAShell(String word, String quoted) {
        assertThat(ShellCommand.quoted(word)).isEqualTo(quoted);
    }
}
