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

/** What documents point to within the project is there, and a reader finds every guide. */
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
                .filter(target -> !isElsewhere(target.address()))
                .map(target -> resolved(readme, target.address()))
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

    /** Gives the links of a document that lead nowhere, each with its place. */
    static List<String> broken(Path root, List<Document> documents, Document document) {
        List<String> broken = new ArrayList<>();
        for (Target target : document.targets()) {
            String problem = problem(root, documents, document, target.address());
            if (!problem.isEmpty()) {
                broken.add(document.name() + ":" + target.line() + ": " + target.address() + " " + problem);
            }
        }
        return broken;
    }

    private static String problem(Path root, List<Document> documents, Document document, String address) {
        if (isElsewhere(address)) {
            return "";
        }
        Path file = resolved(document, address);
        if (!file.startsWith(root) || !Files.exists(file)) {
            return "is not there";
        }
        String anchor = URI.create(address).getFragment();
        if (anchor == null) {
            return "";
        }
        return documents.stream()
                        .filter(other -> other.file().equals(file))
                        .anyMatch(other -> other.anchors().contains(anchor))
                ? ""
                : "names no heading of that document";
    }

    /** Other sites are not asked: a build must not depend on them. */
    private static boolean isElsewhere(String address) {
        return address.startsWith("https://") || address.startsWith("http://127.0.0.1");
    }

    private static Path resolved(Document document, String address) {
        String path = URI.create(address).getPath();
        return path.isEmpty()
                ? document.file()
                : document.file().resolveSibling(path).normalize();
    }
}
