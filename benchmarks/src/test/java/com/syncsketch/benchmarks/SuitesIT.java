package com.syncsketch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.syncsketch.benchmarks.harness.Conditions;
import com.syncsketch.benchmarks.harness.Suite;
import com.syncsketch.benchmarks.measure.CheckTable;
import com.syncsketch.benchmarks.measure.Comparison;
import com.syncsketch.benchmarks.measure.Curve;
import com.syncsketch.benchmarks.measure.Series;
import com.syncsketch.benchmarks.measure.SuiteResult;
import com.syncsketch.benchmarks.report.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Smoke-tests every suite with all its candidates and generates its document. Checks no numbers. */
class SuitesIT {

    @TempDir
    Path scratch;

    @TempDir
    Path docs;

    static List<String> suites() {
        return Main.suites().stream().map(Suite::name).toList();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void runsAndIsRendered(String name) throws Exception {
        Suite suite = Main.suites().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assumeThat(suite.obstacle()).as("suite %s cannot run here", name).isNull();
        SuiteResult result = suite.run(new Conditions(true, 1, null, null, scratch, System.out::println));

        assertThat(result.suite()).isEqualTo(name);
        assertThat(result.comparisons().size() + result.curves().size()).isPositive();
        for (Comparison comparison : result.comparisons()) {
            assertThat(comparison.series()).extracting(Series::candidate).contains(comparison.ours());
            assertThat(comparison.series())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(series -> assertThat(series.rounds())
                            .isNotEmpty()
                            .allSatisfy(value -> assertThat(value).isFinite()));
            assertThat(comparison.targets())
                    .allSatisfy(target ->
                            assertThat(comparison.result(target).median()).isFinite());
        }
        for (CheckTable table : result.tables()) {
            assertThat(table.checks())
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.passed())
                            .as("%s: %s", table.title(), check.cells())
                            .isTrue());
        }
        for (Curve curve : result.curves()) {
            assertThat(curve.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.points()).isNotEmpty());
        }

        Documents documents = new Documents(docs);
        documents.store(result);
        Map<String, String> files = documents.render(Main.suites());
        assertThat(files.get(Documents.DOCUMENT)).contains("-Dbench=" + name);
        for (CheckTable table : result.tables()) {
            assertThat(table.checks())
                    .allSatisfy(check -> assertThat(files.get(Documents.DOCUMENT))
                            .contains("| " + String.join(" | ", check.cells()) + " | yes |"));
        }
        assertThat(files.keySet()).anyMatch(file -> file.endsWith(".svg"));
    }
}
