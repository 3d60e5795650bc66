package com.syncsketch.it.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.Document.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that files in documents, which are marked by {@code <!-- file: path -->}, are the files that other tests run. */
class QuotedFilesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** The key of the notes above quoted files. */
    static final String KEY = "file";

    private static List<Fence> fences;

    @BeforeAll
    static void readDocuments() throws IOException {
        fences = Document.all(ROOT).stream()
                .flatMap(document -> document.fences().stream())
                .toList();
    }

    private static Stream<String> files(Fence fence) {
        return fence.notes(KEY).stream().map(Note::text).map(String::strip);
    }

    @TestFactory
    Stream<DynamicNode> quotes_areTheFiles() {
        return fences.stream()
                .flatMap(fence -> files(fence)
                        .map(file -> dynamicTest(
                                fence + " " + file,
                                () -> assertThat(fence.text()).isEqualTo(Files.readString(ROOT.resolve(file))))));
    }

    @Test
    void recipes_areQuoted() {
        assertThat(fences.stream().flatMap(QuotedFilesTest::files))
                .containsExactlyInAnyOrder(
                        "other-languages/pytest/conftest.py",
                        "other-languages/pytest/test_dailies.py",
                        "other-languages/node-test/mock-server.mjs",
                        "other-languages/node-test/dailies.test.mjs");
    }

    /** No other test checks JavaScript, so a block must be a file that is run. */
    @Test
    void javaScript_isAlwaysQuoted() {
        assertThat(fences)
                .filteredOn(fence -> fence.language().equals("javascript"))
                .isNotEmpty()
                .allSatisfy(
                        fence -> assertThat(files(fence)).as(fence.toString()).hasSize(1));
    }
}
