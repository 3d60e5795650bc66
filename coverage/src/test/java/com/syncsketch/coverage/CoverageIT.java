package com.syncsketch.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of all packages, held against what the tests of all modules have just run. */
class CoverageIT {

    @Test
    void noPackage_isBelowItsFloor() throws IOException {
        Path report = Path.of(System.getProperty("coverage.report"));
        List<String> classes = Files.readAllLines(report.resolve("jacoco.csv"));
        assertThat(Floors.parse(Files.readAllLines(Path.of("floors.txt"))).judge(Coverage.ofPackages(classes)))
                .as(
                        "what is missing: %s; the floors hold for a run of all tests, -Dcoverage.skip=true leaves them out",
                        report.resolve("index.html"))
                .isEmpty();
    }
}
