package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.release.published.Artifact;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project outside this build, which Maven has built by the artifacts of this one. */
final class Consumer {

    private static final Path SOURCES = Path.of("src", "consumers");

    private final Path folder;
    private final List<Path> classPath;

    private Consumer(Path folder, List<Path> classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /**
     * Builds one.
     *
     * @param folder an empty folder to work in
     * @param pom the folder in {@code src/consumers} with its POM
     * @param sources the folder in {@code src/consumers} with its Java
     * @param versions what stands for {@code @name@} in its POM
     */
    static Consumer build(Path folder, String pom, String sources, Map<String, String> versions) throws IOException {
        Path repository = ConsumerRepository.create(folder.resolve("repository"));
        Path project = Files.createDirectories(folder.resolve("project"));
        String text = Files.readString(SOURCES.resolve(pom).resolve("pom.xml")).replace("@version@", Artifact.VERSION);
        for (Map.Entry<String, String> version : versions.entrySet()) {
            text = text.replace("@" + version.getKey() + "@", version.getValue());
        }
        Files.writeString(project.resolve("pom.xml"), text);
        Path java = Files.createDirectories(project.resolve("src/main/java"));
        try (Stream<Path> files = Files.list(SOURCES.resolve(sources))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Files.copy(file, java.resolve(file.getFileName()));
            }
        }

        Path classPath = project.resolve("class-path");
        boolean windows = File.separatorChar == '\\';
        Run maven = Run.of(
                project,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                                .toString(),
                        "-B",
                        "-ntp",
                        "-Dmaven.repo.local=" + repository,
                        // By name, so that nothing is asked of plugins that this build does not have already.
                        "org.apache.maven.plugins:maven-compiler-plugin:" + System.getProperty("compiler.plugin")
                                + ":compile",
                        "org.apache.maven.plugins:maven-dependency-plugin:" + System.getProperty("dependency.plugin")
                                + ":build-classpath",
                        "-Dmdep.outputFile=" + classPath,
                        "-Dmdep.includeScope=runtime"));
        assertThat(maven.exit()).as(maven.output()).isZero();
        // Maven's own: newer versions of Java warn of what Maven 3 itself does.
        assertThat(maven.output()).doesNotContain("[WARNING]");
        return new Consumer(
                project,
                Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    /** The jars that it has when it runs. */
    List<Path> classPath() {
        return classPath;
    }

    /** Runs its program. */
    Run run(String mainClass, Map<String, String> environment, String... arguments) {
        List<String> entries = new ArrayList<>();
        entries.add(folder.resolve("target/classes").toString());
        classPath.forEach(jar -> entries.add(jar.toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, entries),
                mainClass));
        command.addAll(List.of(arguments));
        return Run.of(folder, environment, command);
    }
}
