package com.syncsketch.it.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.syncsketch.it.documents.Document.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests that links within the project are valid and that the README links to every guide. */
class LinksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final List<Document> documents;

    LinksTest() throws IOException {
        documents = Document.all(ROOT);
    }

    @TestFactory
    Stream<DynamicNode> links() {
        return documents.stream()
                .map(document -> dynamicTest(
                        document.name(),
                        () -> assertThat(broken(ROOT, documents, document)).isEmpty()));
    }

    @Test
    void eachGuide_isLinkedFromTheReadme() {
        Document readme = document("README.md");
        List<Path> linked = readme.targets().stream()
                .filter(target -> !isExternal(target.url()))
                .map(target -> resolved(readme, target.url()))
                .toList();

        assertThat(documents.stream()
                        .filter(document -> document.name().startsWith("docs/"))
                        .map(Document::file))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(linked).contains(file));
    }

    private Document document(String name) {
        return documents.stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the broken links of a document with their lines. */
    static List<String> broken(Path root, List<Document> documents, Document document) {
        List<String> broken = new ArrayList<>();
        for (Target target : document.targets()) {
            String problem = problem(root, documents, document, target.url());
            if (!problem.isEmpty()) {
                broken.add(document.name() + ":" + target.line() + ": " + target.url() + " " + problem);
            }
        }
        return broken;
    }

    private static String problem(Path root, List<Document> documents, Document document, String url) {
        if (isExternal(url)) {
            return "";
        }
        Path file = resolved(document, url);
        if (!file.startsWith(root) || !Files.exists(file)) {
            return "does not exist";
        }
        String anchor = URI.create(url).getFragment();
        if (anchor == null) {
            return "";
        }
        return documents.stream()
                        .filter(other -> other.file().equals(file))
                        .anyMatch(other -> other.anchors().contains(anchor))
                ? ""
                : "is not a heading of that document";
    }

    /** Links to other sites are not checked, because a build must not depend on them. */
    private static boolean isExternal(String url) {
        return url.startsWith("https://") || url.startsWith("http://127.0.0.1");
    }

    private static Path resolved(Document document, String url) {
        String path = URI.create(url).getPath();
        return path.isEmpty()
                ? document.file()
                : document.file().resolveSibling(path).normalize();
    }
}
