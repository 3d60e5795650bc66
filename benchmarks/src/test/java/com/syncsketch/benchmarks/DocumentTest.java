package com.syncsketch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.benchmarks.report.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks that the committed documents match the stored results. */
class DocumentTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void committedDocuments_areUpToDate() throws Exception {
        Map<String, String> files = new Documents(DOCS).render(Main.suites());

        assertThat(files).containsKey(Documents.DOCUMENT);
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Files.readString(DOCS.resolve(file.getKey())))
                    .as("%s; generate it with mvn -Pbench verify -Dbench.render=true", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
