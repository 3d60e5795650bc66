package com.syncsketch.it.prism;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder with the {@code package.json} and {@code node_modules} of Prism. */
record PrismHome(Path folder) {
    private static final String CLI = "node_modules/@stoplight/prism-cli";

    /** Returns the given folder, or searches the {@code prism} folder of the module from the working directory upwards. */
    static PrismHome find(Optional<Path> given, Path workingDirectory) {
        PrismHome home = new PrismHome(given.map(Path::toAbsolutePath).orElseGet(() -> search(workingDirectory)));
        if (!Files.isRegularFile(home.cli())) {
            throw new IllegalStateException("Prism is not installed in " + home.folder()
                    + ". Install it with: npm ci --prefix " + home.folder());
        }
        return home;
    }

    private static Path search(Path workingDirectory) {
        for (Path parent = workingDirectory.toAbsolutePath(); parent != null; parent = parent.getParent()) {
            for (String name : new String[] {"prism", "integration-tests/prism"}) {
                if (Files.isRegularFile(parent.resolve(name).resolve("package.json"))) {
                    return parent.resolve(name);
                }
            }
        }
        throw new IllegalStateException("No prism folder with a package.json found above " + workingDirectory
                + "; specify it with -D" + PrismOptions.HOME_PROPERTY + "=FOLDER");
    }

    Path cli() {
        return folder.resolve(CLI).resolve("dist/index.js");
    }

    String version() {
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve(CLI).resolve("package.json").toFile())
                    .path("version")
                    .asText("(unknown version)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
