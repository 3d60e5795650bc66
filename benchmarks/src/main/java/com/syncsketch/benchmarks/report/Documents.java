package com.syncsketch.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.syncsketch.benchmarks.Suite;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.SuiteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is kept of measurements: {@code performance/SUITE.json} with the numbers, pictures of them beside it, and
 * {@code performance.md}, which is made of them and of {@code performance/SUITE-notes.txt}, where a person says what they mean.
 */
public final class Documents {

    /** The document. */
    public static final String DOCUMENT = "performance.md";

    private static final String FOLDER = "performance";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String HEAD = """
            # Performance

            Written by `mvn -Pbench verify`, which measures all of it, or one section with `-Dbench=NAME`. Change the numbers by
            measuring; what is said about them stands in `docs/performance/`.

            Machines are shared and noisy, so no number stands alone: contenders take turns, round by round, and what counts is
            the ratio within a round. *Ours ÷ it* is the median of these ratios. In parentheses: the lowest and the highest round.

            """;

    private final Path docs;

    /**
     * Stands for the documents in a folder.
     *
     * @param docs the folder of the document
     */
    public Documents(Path docs) {
        this.docs = docs;
    }

    /** Keeps the numbers of a suite in place of those of its last run. */
    public void keep(SuiteResult result) throws IOException {
        Files.createDirectories(docs.resolve(FOLDER));
        Files.writeString(json(result.suite()), MAPPER.writeValueAsString(result) + "\n", StandardCharsets.UTF_8);
    }

    /** Draws the pictures and writes the document, from what is kept of each suite. */
    public void write(List<Suite> suites) throws IOException {
        for (Map.Entry<String, String> file : render(suites).entrySet()) {
            Files.writeString(docs.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /**
     * What {@link #write} would write, by the path below the folder.
     *
     * @throws IOException if what is kept cannot be read
     */
    public Map<String, String> render(List<Suite> suites) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(HEAD);
        for (Suite suite : suites) {
            if (!Files.exists(json(suite.name()))) {
                text.append("## ").append(suite.name()).append("\n\nNot measured yet.\n\n");
                continue;
            }
            SuiteResult result = MAPPER.readValue(json(suite.name()).toFile(), SuiteResult.class);
            Map<String, String> pictures = draw(result, files);
            Path notes = docs.resolve(FOLDER).resolve(suite.name() + "-notes.txt");
            text.append(Markdown.section(
                    suite.summary(), result, pictures, Files.exists(notes) ? Files.readString(notes) : ""));
        }
        files.put(DOCUMENT, text.toString().stripTrailing() + "\n");
        return files;
    }

    private static Map<String, String> draw(SuiteResult result, Map<String, String> files) {
        Map<String, String> pictures = new LinkedHashMap<>();
        if (!result.comparisons().isEmpty()) {
            Comparison first = result.comparisons().get(0);
            String title = first.metric() + ", ours divided by others ("
                    + first.better().name().toLowerCase(Locale.ROOT) + " is better)";
            String file = FOLDER + "/" + result.suite() + ".svg";
            files.put(
                    file,
                    Charts.ratios(
                            title,
                            result.comparisons().stream()
                                    .filter(one -> one.metric().equals(first.metric()))
                                    .toList()));
            pictures.put(title, file);
        }
        int number = 0;
        for (Curve curve : result.curves()) {
            String file = FOLDER + "/" + result.suite() + "-" + ++number + ".svg";
            files.put(file, Charts.curve(curve));
            pictures.put(curve.title(), file);
        }
        return pictures;
    }

    private Path json(String suite) {
        return docs.resolve(FOLDER).resolve(suite + ".json");
    }
}
