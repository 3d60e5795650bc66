package com.syncsketch.release.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that published POMs are self-contained and list exactly the dependencies of users. */
@Tag("once")
class PublishedPomsIT {

    private static final String VERSION = Artifact.VERSION;
    private static final String ANNOTATIONS =
            "jakarta.annotation:jakarta.annotation-api:" + version("jakarta.annotation");
    private static final String DATABIND = "com.fasterxml.jackson.core:jackson-databind:" + version("jackson");
    private static final String FEIGN = "io.github.openfeign:feign-core:" + version("feign");

    private static final String HTTPCORE = "org.apache.httpcomponents.core5:httpcore5:" + version("httpcore5");

    private static final Map<Artifact, List<String>> DEPENDENCIES = Map.of(
            Artifact.BOM, List.of(),
            Artifact.OPENAPI, List.of(),
            // Provided by the generator plugin.
            Artifact.GENERATOR_TEMPLATES,
                    List.of(
                            ANNOTATIONS + ":provided",
                            "org.commonmark:commonmark-ext-gfm-tables:" + version("commonmark") + ":compile",
                            "org.commonmark:commonmark:" + version("commonmark") + ":compile",
                            "org.openapitools:openapi-generator:" + version("openapi-generator") + ":provided"),
            Artifact.SDK, List.of(DATABIND + ":compile", FEIGN + ":compile", ANNOTATIONS + ":compile"),
            Artifact.SDK_EXTENSIONS,
                    List.of(
                            DATABIND + ":compile",
                            "com.syncsketch:syncsketch-sdk:" + VERSION + ":compile",
                            FEIGN + ":compile",
                            ANNOTATIONS + ":compile",
                            HTTPCORE + ":compile",
                            "org.slf4j:slf4j-api:" + version("slf4j") + ":compile"),
            // All other dependencies are inside the jar.
            Artifact.MOCK_SERVER,
                    List.of(
                            ANNOTATIONS + ":compile",
                            "org.junit.jupiter:junit-jupiter-api:" + version("junit") + ":provided"),
            Artifact.MOCK_SERVER_TESTCONTAINERS,
                    List.of("org.testcontainers:testcontainers:" + version("testcontainers") + ":compile"),
            Artifact.CLI,
                    List.of(
                            DATABIND + ":compile",
                            "com.syncsketch:syncsketch-mock-server:" + VERSION + ":provided:optional",
                            "com.syncsketch:syncsketch-openapi:" + VERSION + ":compile",
                            "com.syncsketch:syncsketch-sdk-extensions:" + VERSION + ":compile",
                            "info.picocli:picocli:" + version("picocli") + ":compile",
                            ANNOTATIONS + ":compile",
                            "org.slf4j:slf4j-simple:" + version("slf4j") + ":runtime"));

    @ParameterizedTest
    @EnumSource(Artifact.class)
    void pom_isSelfContained(Artifact artifact) throws IOException {
        PomFile pom = PomFile.read(artifact.pom());
        assertThat(pom.elements())
                .doesNotContain("parent", "build", "profiles", "properties", "modules", "repositories", "reporting")
                .contains("groupId", "artifactId", "version", "name", "description", "url", "licenses", "scm")
                .contains("developers");
        assertThat(pom.text("groupId")).isEqualTo("com.syncsketch");
        assertThat(pom.text("artifactId")).isEqualTo(artifact.id());
        assertThat(pom.text("version")).isEqualTo(VERSION);
        assertThat(pom.text("licenses", "license", "name")).isEqualTo("Apache-2.0");
        // By default, Maven would append the module name to the URL of the project.
        assertThat(pom.text("url")).isEqualTo(System.getProperty("project.home"));
        assertThat(pom.text("scm", "url")).isEqualTo(System.getProperty("project.home"));
        assertThat(pom.text("scm", "connection")).isEqualTo("scm:git:" + System.getProperty("project.home") + ".git");
        assertThat(Files.readString(artifact.pom())).doesNotContain("${");
    }

    @ParameterizedTest
    @EnumSource(Artifact.class)
    void pom_listsTheDependenciesOfUsers(Artifact artifact) {
        assertThat(PomFile.read(artifact.pom()).dependencies("dependencies"))
                .containsExactlyElementsOf(DEPENDENCIES.get(artifact));
    }

    @ParameterizedTest
    @EnumSource(value = Artifact.class, mode = EnumSource.Mode.EXCLUDE, names = "BOM")
    void pom_hasNoDependencyManagement(Artifact artifact) {
        assertThat(PomFile.read(artifact.pom()).elements()).doesNotContain("dependencyManagement");
    }

    @Test
    void bom_containsAllPublishedArtifacts() {
        Stream<String> jars = Arrays.stream(Artifact.values())
                .filter(Artifact::hasJar)
                .map(artifact -> "com.syncsketch:" + artifact.id() + ":" + VERSION + ":compile");
        Stream<String> files = Stream.of(
                        "yaml", "json", "json:dereferenced", "yaml:openapi-3.1", "json:openapi-3.1", "html:reference")
                .map(type -> "com.syncsketch:syncsketch-openapi:" + type + ":" + VERSION + ":compile");
        assertThat(PomFile.read(Artifact.BOM.pom()).dependencies("dependencyManagement", "dependencies"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(jars, files).toList());
    }

    private static String version(String name) {
        return System.getProperty("version." + name);
    }
}
