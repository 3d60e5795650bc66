package com.syncsketch.release.compatibility;

import com.syncsketch.release.published.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The baseline of a release: the signatures of its jars, and its contract.
 *
 * @param folder the folder
 */
record Baseline(Path folder) {

    static final List<Artifact> JARS = List.of(Artifact.SDK, Artifact.SDK_EXTENSIONS, Artifact.MOCK_SERVER);

    /** Returns the baseline of the last release. */
    static Baseline last() {
        return new Baseline(Path.of("baseline", System.getProperty("baseline.version")));
    }

    /** Returns the version of the release. */
    String version() {
        return folder.getFileName().toString();
    }

    /** Returns the signatures of the jars. */
    List<Path> signatures() {
        return JARS.stream().map(this::signatures).toList();
    }

    /** Returns the contract. */
    Path contract() {
        return folder.resolve("syncsketch.yaml");
    }

    /** Writes the baseline from the artifacts of this build. */
    void write() throws IOException {
        Files.createDirectories(folder);
        for (Artifact artifact : JARS) {
            ApiJar.write(artifact.jar(), signatures(artifact));
        }
        Files.copy(Path.of("../openapi/syncsketch.yaml"), contract(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path signatures(Artifact artifact) {
        return folder.resolve(artifact.id() + "-api.jar");
    }
}
