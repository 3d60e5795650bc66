package com.syncsketch.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the coverage of all packages by the tests of all modules. */
class CoverageIT {

    @Test
    void noPackage_isBelowItsFloor() throws IOException {
        Path report = Path.of(System.getProperty("coverage.report"));
        List<String> classes = Files.readAllLines(report.resolve("jacoco.csv"));
        assertThat(Floors.parse(Files.readAllLines(Path.of("floors.txt"))).problems(Coverage.ofPackages(classes)))
                .as(
                        "report: %s; the floors apply to a run of all tests, -Dcoverage.skip=true skips this check",
                        report.resolve("index.html"))
                .isEmpty();
    }
}
