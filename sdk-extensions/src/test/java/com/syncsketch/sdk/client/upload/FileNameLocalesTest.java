package com.syncsketch.sdk.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.testsupport.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files in processes with different locales. The names are written as bytes, in the octal notation of printf. */
@Timeout(120)
class FileNameLocalesTest {

    private static final String E_ACUTE = "shot\\303\\251.mov";
    private static final String E_GRAVE = "shot\\303\\250.mov";

    @TempDir
    private Path folder;

    private void create(String... names) {
        for (String name : names) {
            ProcessRunner.in(folder)
                    .run("sh", "-c", "n=$(printf '" + name + ".'); printf '%s' \"$n\" > \"./${n%.}\"")
                    .outputOrFail();
        }
    }

    private List<String> run(String locale, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return ProcessRunner.in(folder)
                .environment(Map.of("LC_ALL", locale))
                .java(LocaleUploads.class, List.of(), arguments)
                .outputOrFail()
                .lines()
                .filter(line -> line.matches("(SENT|KEPT|UPLOADED|ALREADY_UPLOADED|FAILED).*"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"C, parts", "POSIX, parts", "C, parts resume", "C, form", "POSIX, signed"})
    void undecodableNames_areRefused_andOtherFilesAreUploaded(String locale, String options) {
        create(E_ACUTE, E_GRAVE, "plain.mov", "q??.mov");

        List<String> lines = run(locale, options.split(" "));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("FAILED UnusableFileException"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("ANSI_X3.4-1968", "LC_ALL=C.UTF-8"))
                .anySatisfy(line -> assertThat(line).contains("shot%C3%A9.mov"))
                .anySatisfy(line -> assertThat(line).contains("shot%C3%A8.mov"));
        if (!options.equals("signed")) {
            assertThat(lines).filteredOn("UPLOADED"::equals).hasSize(2);
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("SENT"))
                    .containsExactlyInAnyOrder("SENT plain.mov", "SENT q??.mov");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts", "form"})
    void undecodableNames_withANameInTheRequest_areUploaded(String route) {
        create(E_ACUTE, "bad\\377.mov");

        List<String> lines = run("C", route, "name");

        assertThat(lines).filteredOn("UPLOADED"::equals).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("SENT"))
                .hasSize(2)
                .allMatch(line -> line.matches("SENT shot of [0-9]+ bytes.mov"));
    }

    /** A request often derives the name of the item from that of the file. */
    @ParameterizedTest
    @CsvSource({"C, shot\\303\\251.mov", "C.UTF-8, bad\\377.mov"})
    void undecodableName_inTheNameOfTheRequest_isRefused(String locale, String name) {
        create(name);
        for (String route : new String[] {"parts", "form"}) {
            assertThat(run(locale, route, "derived"))
                    .singleElement()
                    .asString()
                    .startsWith("FAILED UnusableFileException")
                    .contains("without U+FFFD");
        }
    }

    /** Invalid, truncated and overlong UTF-8, and encoded surrogates. */
    @Test
    void invalidUtf8_isRefused() {
        create("a\\377.mov", "b\\303", "c\\300\\257.mov", "d\\355\\240\\200.mov", "e\\351.mov");

        List<String> lines = run("C.UTF-8", "parts", "resume");

        assertThat(lines)
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("FAILED UnusableFileException")
                        .contains("cannot be decoded as UTF-8", "rename the file"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("a%FF.mov"));
    }

    @Test
    void unusualNames_areSentUnchanged_andNamesOfResumeFilesAreAscii() {
        create(
                E_ACUTE,
                "line\\nbreak.mov",
                "dots...",
                "bidi\\342\\200\\256vom.exe",
                "film\\360\\237\\216\\254.mov",
                "replaced\\357\\277\\275.mov",
                "x".repeat(251) + ".mov",
                "y".repeat(89) + "\\346\\227\\245".repeat(54) + ".mov");

        List<String> lines = run("C.UTF-8", "parts", "resume");

        assertThat(lines).filteredOn("UPLOADED"::equals).hasSize(8);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("SENT"))
                .contains(
                        "SENT shot<e9>.mov",
                        "SENT line\\nbreak.mov",
                        "SENT dots...",
                        "SENT bidi<202e>vom.exe",
                        "SENT film\\uD83C\\uDFAC.mov",
                        "SENT replaced<fffd>.mov");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("KEPT"))
                .hasSize(8)
                .allMatch(line -> line.matches("KEPT [A-Za-z0-9._-]{1,150}"));
    }

    /** The same folder is used by a cron job and from a shell. */
    @Test
    void namesOfResumeFiles_areTheSameInEachLocale() {
        create(E_ACUTE, E_GRAVE, "bad\\377.mov", "plain.mov");

        List<String> names = run("C.UTF-8", "paths");

        assertThat(names).hasSize(4).doesNotHaveDuplicates().allMatch(name -> name.matches("KEPT [A-Za-z0-9._-]+"));
        assertThat(run("C", "paths")).containsExactlyInAnyOrderElementsOf(names);
    }

    /** The text of both folders is the same. */
    @Test
    void filesInUndecodableFolders_areDistinguished() {
        for (String accent : new String[] {"251", "250"}) {
            ProcessRunner.in(folder)
                    .run(
                            "sh",
                            "-c",
                            "d=$(printf 'show\\303\\" + accent + "'); mkdir $d; echo " + accent + " > $d/shot.mov")
                    .outputOrFail();
        }

        assertThat(run("C", "parts", "below", "resume"))
                .filteredOn("UPLOADED"::equals)
                .hasSize(2);
    }
}
