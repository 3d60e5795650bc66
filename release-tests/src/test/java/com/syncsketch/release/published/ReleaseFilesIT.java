package com.syncsketch.release.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that all files to publish exist after {@code mvn -Prelease verify}. */
@Tag("release")
class ReleaseFilesIT {

    @ParameterizedTest
    @EnumSource(Artifact.class)
    void artifact_hasAllFiles(Artifact artifact) {
        assertThat(artifact.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @ParameterizedTest
    @EnumSource(value = Artifact.class, mode = EnumSource.Mode.EXCLUDE, names = "BOM")
    void javadocJar_hasJavadocOrANote(Artifact artifact) throws IOException {
        assertThat(entries(artifact.javadoc())).contains(artifact.hasJava() ? "index.html" : "README.txt");
    }

    /** These jars are useless without the contract. */
    @Test
    void contract_isInTheJarAndTheSources() throws IOException {
        for (Path jar : List.of(Artifact.OPENAPI.jar(), Artifact.OPENAPI.sources())) {
            assertThat(entries(jar))
                    .contains(
                            "com/syncsketch/openapi/syncsketch.yaml",
                            "com/syncsketch/openapi/journeys.arazzo.yaml",
                            "com/syncsketch/openapi/upload-in-parts.arazzo.yaml");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Artifact.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BOM", "OPENAPI"})
    void sourcesJar_hasASourceForEachClass(Artifact artifact) throws IOException {
        List<String> sources = entries(artifact.sources());
        assertThat(entries(artifact.jar()).stream()
                        .filter(entry -> entry.startsWith("com/syncsketch/") && entry.endsWith(".class"))
                        .filter(entry -> !entry.startsWith("com/syncsketch/mock/shaded/"))
                        // Nested classes are in the source of their outer class.
                        .filter(entry -> !entry.contains("$"))
                        .map(entry -> entry.replace(".class", ".java")))
                .isNotEmpty()
                .isSubsetOf(sources);
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }
}
