package com.syncsketch.release.published;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An artifact that is published, and where the build of this project left its files. */
public enum Artifact {
    BOM("bom"),
    OPENAPI("openapi"),
    GENERATOR_TEMPLATES("generator-templates"),
    SDK("sdk"),
    SDK_EXTENSIONS("sdk-extensions"),
    MOCK_SERVER("mock-server");

    /** The version of this build. */
    public static final String VERSION = System.getProperty("published.version");

    private final String folder;

    Artifact(String folder) {
        this.folder = folder;
    }

    /** Its artifact id. */
    public String id() {
        return "syncsketch-" + folder;
    }

    /** Whether it is more than a POM. */
    public boolean hasJar() {
        return this != BOM;
    }

    /** Its POM as it would be published. */
    public Path pom() {
        return target().resolve("flattened-pom.xml");
    }

    /** Its jar. */
    public Path jar() {
        // Whoever starts the mock server by hand shall not have to know its version.
        return target().resolve(this == MOCK_SERVER ? id() + ".jar" : id() + "-" + VERSION + ".jar");
    }

    /** Whether it is Java for others to call. */
    public boolean hasJava() {
        return hasJar() && this != OPENAPI;
    }

    /** Its sources, in a jar. */
    public Path sources() {
        return withClassifier("sources");
    }

    /** Its Javadoc, in a jar; a note where it has no Java. */
    public Path javadoc() {
        return withClassifier("javadoc");
    }

    /** What it is made of, as CycloneDX has it in JSON. */
    public Path sbom() {
        return target().resolve("bom.json");
    }

    /** All its files that are published. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(pom()));
        if (hasJar()) {
            files.addAll(List.of(jar(), sources(), javadoc(), sbom(), target().resolve("bom.xml")));
        }
        if (this == OPENAPI) {
            files.addAll(List.of(
                    Path.of("..", folder, "syncsketch.yaml"), target().resolve("reference/syncsketch-reference.html")));
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
