package com.syncsketch.release.compatibility;

import com.syncsketch.release.published.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a release promised: the signatures in its jars, and its contract.
 *
 * @param folder where it is kept
 */
record Baseline(Path folder) {

    static final List<Artifact> JARS = List.of(Artifact.SDK, Artifact.SDK_EXTENSIONS, Artifact.MOCK_SERVER);

    /** The one of the last release. */
    static Baseline last() {
        return new Baseline(Path.of("baseline", System.getProperty("baseline.version")));
    }

    /** The signatures of the jars. */
    List<Path> signatures() {
        return JARS.stream().map(this::signatures).toList();
    }

    /** The contract. */
    Path contract() {
        return folder.resolve("syncsketch.yaml");
    }

    /** Writes it from what this build made. */
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
