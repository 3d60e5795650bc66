package com.syncsketch.release.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the changes of the contract since the last release to its changelog. */
public final class WriteContractChangelog {

    private WriteContractChangelog() {}

    /**
     * Writes the changelog. Run by {@code mvn -Pcontract-changelog verify}.
     *
     * @param args ignored
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        current().write();
        System.out.println("Wrote " + ContractChangelog.FILE);
    }

    /** Returns the changelog as it should be. */
    static ContractChangelog current() throws IOException {
        Baseline last = Baseline.last();
        ContractChangelog changelog = ContractChangelog.read();
        return changelog.with(
                last.version(),
                Files.readString(last.contract()),
                Files.readString(Path.of("../openapi/syncsketch.yaml")));
    }
}
