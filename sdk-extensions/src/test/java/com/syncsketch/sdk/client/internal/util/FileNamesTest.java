package com.syncsketch.sdk.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    shot_010.zip,           shot_010.zip
                    Shot 010 (v2).zip,      Shot 010 (v2).zip
                    ../x,                   x
                    ../../etc/passwd,       passwd
                    ..\\..\\x.zip,          x.zip
                    /etc/passwd,            passwd
                    C:\\Windows\\a.zip,     a.zip
                    C:a.zip,                C_a.zip
                    a.zip:stream,           a.zip_stream
                    .bashrc,                bashrc
                    'a. . .',               a
                    'a<b>c|d?e*f"g',        a_b_c_d_e_f_g
                    CON,                    _CON
                    con.txt,                _con.txt
                    nul .tar.gz,            _nul .tar.gz
                    COM1,                   _COM1
                    lpt9.zip,               _lpt9.zip
                    COM10,                  COM10
                    console,                console
                    .,                      download
                    ..,                     download
                    a/,                     download
                    '???',                  download
                    '',                     download
                    """)
    void safe_returnsAPlainName(String suggested, String name) {
        assertThat(FileNames.safe(suggested)).isEqualTo(name);
    }

    @Test
    void safe_replacesInvisibleCharacters() {
        assertThat(FileNames.safe("a\u0000b\n\u001b[1mc.zip")).isEqualTo("a_b__[1mc.zip");
        assertThat(FileNames.safe("gpj\u202egnp.exe")).isEqualTo("gpj_gnp.exe");
        assertThat(FileNames.safe("a\ud800b")).isEqualTo("a_b");
        assertThat(FileNames.safe(null)).isEqualTo("download");
    }

    @Test
    void safe_truncatesLongNamesBetweenCharacters() {
        String name = FileNames.safe("\ud83c\udfac".repeat(300) + ".zip");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(200);
        assertThat(name).isEqualTo("\ud83c\udfac".repeat(49) + ".zip");
        assertThat(FileNames.safe("a".repeat(999))).hasSize(200);
        assertThat(FileNames.safe("a." + "b".repeat(999))).hasSize(200);
    }

    @Test
    void in_neverLeavesTheFolder() {
        Path folder = Path.of("out", "review");
        String alphabet = "ab./\\:\u0000 ~%*CON\u202e\u00fc\n";
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Path file = FileNames.in(folder, name.toString());
            assertThat(file.getParent()).isEqualTo(folder);
            assertThat(file.normalize()).isEqualTo(file);
        }
    }

    @Test
    void extension_isTakenFromThePath() {
        assertThat(FileNames.extension("/a/b.mov", ".mp4")).isEqualTo(".mov");
        assertThat(FileNames.extension("/a.b/c", ".mp4")).isEqualTo(".mp4");
        assertThat(FileNames.extension(null, ".mp4")).isEqualTo(".mp4");
    }
}
