package com.syncsketch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.benchmarks.report.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document in the repository is what the numbers beside it give. */
class DocumentTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void performanceIsWhatWasMeasured() throws Exception {
        Map<String, String> files = new Documents(DOCS).render(Main.suites());

        assertThat(files).containsKey(Documents.DOCUMENT);
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Files.readString(DOCS.resolve(file.getKey())))
                    .as("%s; run mvn -Pbench verify, do not write into it", file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
