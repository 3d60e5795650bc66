package com.syncsketch.release.published;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The published artifacts, with their files in this build. */
public enum Artifact {
    BOM("bom"),
    OPENAPI("openapi"),
    GENERATOR_TEMPLATES("generator-templates"),
    SDK("sdk"),
    SDK_EXTENSIONS("sdk-extensions"),
    MOCK_SERVER("mock-server"),
    MOCK_SERVER_TESTCONTAINERS("mock-server-testcontainers"),
    CLI("cli");

    /** The version of this build. */
    public static final String VERSION = System.getProperty("published.version");

    private final String folder;

    Artifact(String folder) {
        this.folder = folder;
    }

    /** Returns the artifact id. */
    public String id() {
        return "syncsketch-" + folder;
    }

    /** Returns whether the artifact has a jar. */
    public boolean hasJar() {
        return this != BOM;
    }

    /** Returns the POM to publish. */
    public Path pom() {
        return target().resolve("flattened-pom.xml");
    }

    /** Returns the jar. */
    public Path jar() {
        // Without the version, so that programs are easy to start manually.
        return target().resolve(isProgram() ? id() + ".jar" : id() + "-" + VERSION + ".jar");
    }

    /** Returns whether the artifact has a Java API. */
    public boolean hasJava() {
        return hasJar() && this != OPENAPI;
    }

    private boolean isProgram() {
        return this == MOCK_SERVER || this == CLI;
    }

    /** Returns the jar with the sources. */
    public Path sources() {
        return withClassifier("sources");
    }

    /** Returns the jar with the Javadoc, or with a note if the artifact has no Java API. */
    public Path javadoc() {
        return withClassifier("javadoc");
    }

    /** Returns the SBOM in CycloneDX JSON. */
    public Path sbom() {
        return target().resolve("bom.json");
    }

    /** Returns all files to publish. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(pom()));
        if (hasJar()) {
            files.addAll(List.of(jar(), sources(), javadoc(), sbom(), target().resolve("bom.xml")));
        }
        if (this == CLI) {
            files.add(withClassifier("all"));
        }
        if (this == OPENAPI) {
            Stream.of(
                            "forms/syncsketch.yaml",
                            "forms/syncsketch.json",
                            "forms/syncsketch-dereferenced.json",
                            "forms/syncsketch-3.1.yaml",
                            "forms/syncsketch-3.1.json",
                            "reference/syncsketch-reference.html")
                    .map(target()::resolve)
                    .forEach(files::add);
        }
        return files;
    }

    private Path withClassifier(String classifier) {
        String jar = jar().getFileName().toString();
        return target().resolve(jar.replace(".jar", "-" + classifier + ".jar"));
    }

    private Path target() {
        return Path.of("..", folder, "target");
    }
}
