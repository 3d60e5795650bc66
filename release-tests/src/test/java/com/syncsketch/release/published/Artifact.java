package com.syncsketch.release.published;

import java.nio.file.Path;

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

    private Path target() {
        return Path.of("..", folder, "target");
    }
}
