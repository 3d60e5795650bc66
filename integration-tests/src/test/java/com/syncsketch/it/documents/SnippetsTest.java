package com.syncsketch.it.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.it.documents.Document.Fence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests that all snippets of all documents do what the documents say. */
class SnippetsTest {

    /**
     * The allowed languages. A block in another language, or without one, would not be checked. INI is checked by the tests of
     * the command line, and JavaScript by {@link QuotedFilesTest}.
     */
    private static final Set<String> LANGUAGES =
            Set.of("console", "ini", "java", "javascript", "json", "markdown", "python", "sh", "xml", "yaml");

    private static List<Document> documents;
    private static Map<Fence, String> results;

    @BeforeAll
    static void runAll(@TempDir Path folder) throws IOException {
        documents = Document.all(Path.of("").toAbsolutePath().getParent());
        results = SnippetSuite.of(documents, folder);
        printCounts();
    }

    /** Prints the number of snippets, so that missing snippets are noticed. */
    private static void printCounts() {
        System.out.println("Snippets compiled, run and checked: " + results.size());
        for (Document document : documents) {
            long count = results.keySet().stream()
                    .filter(fence -> fence.document().equals(document.name()))
                    .count();
            if (count > 0) {
                System.out.printf("  %-45s %3d%n", document.name(), count);
            }
        }
    }

    @TestFactory
    Stream<DynamicNode> javaSnippets() {
        return documents.stream()
                .map(document -> dynamicContainer(
                        document.name(),
                        results.entrySet().stream()
                                .filter(result -> result.getKey().document().equals(document.name()))
                                .map(result -> dynamicTest(result.getKey().toString(), () -> {
                                    if (!result.getValue().isEmpty()) {
                                        fail(result.getValue());
                                    }
                                }))));
    }

    @Test
    void mainDocuments_haveSnippets() {
        assertThat(results.keySet()).extracting(Fence::document).contains("README.md", "mock-server/README.md");
    }

    @TestFactory
    Stream<DynamicNode> languages() {
        return documents.stream()
                .map(document -> dynamicTest(
                        document.name(),
                        () -> assertThat(document.fences())
                                .allSatisfy(fence -> assertThat(fence.language())
                                        .as(fence.toString())
                                        .isIn(LANGUAGES))));
    }
}
