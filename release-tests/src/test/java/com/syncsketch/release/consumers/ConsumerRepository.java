package com.syncsketch.release.consumers;

import com.syncsketch.release.published.Artifact;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Creates a local Maven repository for a consumer. Our artifacts in it are the files that this build would publish,
 * regardless of installed ones. All other artifacts are links into the local repository of this build, so that nothing is
 * downloaded twice.
 */
final class ConsumerRepository {

    private static final Path OURS = Path.of("com", "syncsketch");

    private ConsumerRepository() {}

    /** Creates a repository in a folder that must not exist, and returns the folder. */
    static Path create(Path folder) throws IOException {
        Path shared = Path.of(System.getProperty("local.repository"));
        Path group = Files.createDirectories(folder.resolve(OURS));
        linkAll(shared, folder, OURS.getName(0));
        linkAll(shared.resolve(OURS.getName(0)), group.getParent(), OURS.getName(1));
        for (Artifact artifact : Artifact.values()) {
            String name = artifact.id() + "-" + Artifact.VERSION;
            Path home = Files.createDirectories(group.resolve(artifact.id()).resolve(Artifact.VERSION));
            Files.copy(artifact.pom(), home.resolve(name + ".pom"));
            if (artifact.hasJar()) {
                Files.copy(artifact.jar(), home.resolve(name + ".jar"));
            }
        }
        return folder;
    }

    private static void linkAll(Path from, Path to, Path except) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(from, Files::isDirectory)) {
            for (Path entry : entries) {
                if (!entry.getFileName().equals(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
    }
}
