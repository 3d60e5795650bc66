package com.syncsketch.it.prism;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder with Prism's {@code package.json} and {@code node_modules}. */
record PrismHome(Path folder) {
    private static final String CLI = "node_modules/@stoplight/prism-cli";

    /** The given folder, or the module's {@code prism} folder seen from the working directory. */
    static PrismHome find(Optional<Path> given, Path workingDirectory) {
        PrismHome home = new PrismHome(given.map(Path::toAbsolutePath).orElseGet(() -> search(workingDirectory)));
        if (!Files.isRegularFile(home.cli())) {
            throw new IllegalStateException("Prism is not installed in " + home.folder()
                    + ". Install it with: npm ci --prefix " + home.folder());
        }
        return home;
    }

    private static Path search(Path workingDirectory) {
        for (Path at = workingDirectory.toAbsolutePath(); at != null; at = at.getParent()) {
            for (String name : new String[] {"prism", "integration-tests/prism"}) {
                if (Files.isRegularFile(at.resolve(name).resolve("package.json"))) {
                    return at.resolve(name);
                }
            }
        }
        throw new IllegalStateException("There is no prism folder with a package.json above " + workingDirectory
                + "; name it with -D" + PrismOptions.HOME_PROPERTY + "=FOLDER");
    }

    Path cli() {
        return folder.resolve(CLI).resolve("dist/index.js");
    }

    String version() {
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve(CLI).resolve("package.json").toFile())
                    .path("version")
                    .asText("of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
