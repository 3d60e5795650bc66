package com.syncsketch.release.compatibility;

import java.io.IOException;

/** Writes the baseline of a release from what this build made; run by {@code mvn -Pbaseline verify}. */
public final class WriteBaseline {

    private WriteBaseline() {}

    /**
     * Writes it, as that of the version that is set as the last release.
     *
     * @param args nothing
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Baseline baseline = Baseline.last();
        baseline.write();
        System.out.println("Written: " + baseline.folder());
    }
}
