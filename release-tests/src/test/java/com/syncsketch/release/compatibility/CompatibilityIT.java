package com.syncsketch.release.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.release.published.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks that this build is compatible with the last release, except for allowed changes. */
@Tag("once")
class CompatibilityIT {

    private static final Baseline LAST = Baseline.last();

    @Test
    void javaApi_isCompatibleWithTheLastRelease() throws IOException {
        List<Path> built = Baseline.JARS.stream().map(Artifact::jar).toList();
        assertThat(problems("java.txt", JavaChanges.between(LAST.signatures(), built)))
                .as("see docs/releasing.md, \"When a gate stops you\"")
                .isEmpty();
    }

    @Test
    void contract_isCompatibleWithTheLastRelease() throws IOException {
        String before = Files.readString(LAST.contract());
        String now = Files.readString(Path.of("../openapi/syncsketch.yaml"));
        assertThat(problems("contract.txt", ContractChanges.between(before, now)))
                .as("see docs/releasing.md, \"When a gate stops you\"")
                .isEmpty();
    }

    @Test
    void contractChangelog_isCurrent() throws IOException {
        assertThat(ContractChangelog.read().text())
                .as(
                        "run mvn -Pcontract-changelog -Dunit.tests.skip=true -Dintegration.tests.skip=true verify, and commit %s",
                        ContractChangelog.FILE)
                .isEqualTo(WriteContractChangelog.current().text());
    }

    private static List<String> problems(String allowed, List<String> changes) throws IOException {
        return AllowedChanges.parse(Files.readAllLines(Path.of("allowed-changes", allowed)))
                .problems(changes);
    }
}
