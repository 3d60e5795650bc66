package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.release.consumers.ConsumerProject.Language;
import com.syncsketch.release.published.Artifact;
import com.syncsketch.release.published.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the SBOMs of artifacts with the dependencies that Maven resolves for a program. */
@Tag("release")
class SbomIT {

    private static final String SHADED = "com/syncsketch/mock/shaded/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"OPENAPI", "GENERATOR_TEMPLATES", "SDK", "SDK_EXTENSIONS"})
    void sbom_containsTheDependenciesOfTheArtifact(Artifact artifact) throws IOException {
        Sbom sbom = Sbom.of(artifact);
        List<String> all = new ArrayList<>(sbom.components());
        all.add(sbom.subject());
        assertThat(all).containsExactlyInAnyOrderElementsOf(got(artifact));
    }

    /** Most components of the mock server are inside its jar, where Maven does not see them. */
    @Test
    void sbomOfTheMockServer_containsTheComponentsOfItsJar() throws IOException {
        List<String> inside = new ArrayList<>(List.of(
                "com.fasterxml.jackson.core:jackson-core:" + version("jackson"),
                "com.fasterxml.jackson.core:jackson-databind:" + version("jackson"),
                "info.picocli:picocli:" + version("picocli"),
                "org.slf4j:slf4j-api:" + version("slf4j"),
                "org.slf4j:slf4j-jdk14:" + version("slf4j")));
        for (String part : List.of("http", "io", "server", "util")) {
            inside.add("org.eclipse.jetty:jetty-" + part + ":" + version("jetty"));
        }
        // With other versions: that of Jackson without the patch number, and that of this build.
        String annotations = version("jackson").replaceFirst("\\.\\d+$", "");
        inside.add("com.fasterxml.jackson.core:jackson-annotations:" + annotations);
        inside.add("com.syncsketch:syncsketch-openapi:" + Artifact.VERSION);
        assertThat(shaded()).containsExactly("jackson", "jetty", "picocli", "slf4j");

        Sbom sbom = Sbom.of(Artifact.MOCK_SERVER);
        List<String> expected = new ArrayList<>(got(Artifact.MOCK_SERVER));
        expected.remove(sbom.subject());
        expected.addAll(inside);
        assertThat(sbom.components()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String version(String name) {
        return System.getProperty("version." + name);
    }

    private static Set<String> shaded() throws IOException {
        Set<String> packages = new TreeSet<>();
        try (JarFile jar = new JarFile(Artifact.MOCK_SERVER.jar().toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.startsWith(SHADED) && entry.endsWith(".class"))
                    .forEach(entry ->
                            packages.add(entry.substring(SHADED.length(), entry.indexOf('/', SHADED.length()))));
        }
        return packages;
    }

    private List<String> got(Artifact artifact) throws IOException {
        return ConsumerProject.of(folder, Language.JAVA, "any-artifact", Map.of("artifact", artifact.id()))
                .resolved()
                .coordinates();
    }
}
