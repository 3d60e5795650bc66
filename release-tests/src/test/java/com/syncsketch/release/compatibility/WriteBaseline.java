package com.syncsketch.release.compatibility;

import java.io.IOException;

/** Writes the baseline of a release from the artifacts of this build. Run by {@code mvn -Pbaseline verify}. */
public final class WriteBaseline {

    private WriteBaseline() {}

    /**
     * Writes the baseline for the version that is configured as the last release.
     *
     * @param args ignored
     * @throws IOException if the baseline cannot be written
     */
    public static void main(String[] args) throws IOException {
        Baseline baseline = Baseline.last();
        ContractChangelog changelog = ContractChangelog.read();
        if (!changelog.since().equals(baseline.version())) {
            changelog.released(baseline.version()).write();
        }
        baseline.write();
        WriteContractChangelog.main(args);
        System.out.println("Wrote " + baseline.folder());
    }
}
