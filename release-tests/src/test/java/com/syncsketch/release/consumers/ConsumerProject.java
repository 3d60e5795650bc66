package com.syncsketch.release.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.release.published.Artifact;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A project outside this build that Maven builds with the artifacts of this build. */
final class ConsumerProject {

    /** The languages of projects. */
    enum Language {
        JAVA,
        KOTLIN
    }

    private static final Duration MAX_DURATION = Duration.ofMinutes(10);
    private static final Path SOURCES = Path.of("src", "consumers");

    // Plugins by name, so that no others are required.
    private static final String JAVA_COMPILER =
            "org.apache.maven.plugins:maven-compiler-plugin:" + System.getProperty("compiler.plugin") + ":compile";
    private static final String KOTLIN_COMPILER =
            "org.jetbrains.kotlin:kotlin-maven-plugin:" + System.getProperty("version.kotlin") + ":compile";
    private static final String RESOLVER = "org.apache.maven.plugins:maven-dependency-plugin:"
            + System.getProperty("dependency.plugin") + ":build-classpath";
    private static final String CLASS_PATH = "-Dmdep.outputFile=class-path";
    private static final String RUNTIME = "-Dmdep.includeScope=runtime";

    private final Path folder;
    private final Path repository;
    private final Language language;

    private ConsumerProject(Path folder, Path repository, Language language) {
        this.folder = folder;
        this.repository = repository;
        this.language = language;
    }

    /**
     * Creates a project.
     *
     * @param folder an empty folder
     * @param language the language
     * @param pom the folder in {@code src/consumers} with the POM
     * @param versions the values of {@code @name@} placeholders in the POM
     */
    static ConsumerProject of(Path folder, Language language, String pom, Map<String, String> versions)
            throws IOException {
        Path repository = ConsumerRepository.create(folder.resolve("repository"));
        Path project = Files.createDirectories(folder.resolve("project"));
        String text = Files.readString(SOURCES.resolve(pom).resolve("pom.xml")).replace("@version@", Artifact.VERSION);
        for (Map.Entry<String, String> version : versions.entrySet()) {
            text = text.replace("@" + version.getKey() + "@", version.getValue());
        }
        Files.writeString(project.resolve("pom.xml"), text);
        return new ConsumerProject(project, repository, language);
    }

    /** Adds the sources of a folder in {@code src/consumers}. */
    ConsumerProject with(String sources) throws IOException {
        Path from = SOURCES.resolve(sources);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("pom.xml")) {
                    Path to = folder.resolve("src/main")
                            .resolve(language.name().toLowerCase(Locale.ROOT))
                            .resolve(from.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        return this;
    }

    /** Compiles the project and returns the result, successful or not. */
    FinishedProcess compile() {
        return maven(compiler());
    }

    /** Compiles the project and resolves its class path. Fails if Maven prints a warning. */
    ConsumerProject built() {
        return requireClean(maven(compiler(), RESOLVER, CLASS_PATH, RUNTIME));
    }

    /** Resolves the class path only. */
    ConsumerProject resolved() {
        return requireClean(maven(RESOLVER, CLASS_PATH, RUNTIME));
    }

    /** Returns the jars of the runtime class path. */
    List<Path> classPath() throws IOException {
        return Stream.of(Files.readString(folder.resolve("class-path")).strip().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** Returns the artifacts of the runtime class path as {@code group:artifact:version}. */
    List<String> coordinates() throws IOException {
        return classPath().stream()
                .map(jar -> {
                    Path version = repository.relativize(jar).getParent();
                    Path artifact = version.getParent();
                    String group = artifact.getParent().toString().replace(File.separatorChar, '.');
                    return group + ":" + artifact.getFileName() + ":" + version.getFileName();
                })
                .toList();
    }

    /** Runs a program on the class path. */
    FinishedProcess run(String mainClass, Map<String, String> environment, String... arguments) throws IOException {
        return java(environment, Stream.concat(Stream.of("-cp", path(), mainClass), Stream.of(arguments)));
    }

    /** Runs a program on the module path. */
    FinishedProcess runModule(String main, Map<String, String> environment, String... arguments) throws IOException {
        return java(environment, Stream.concat(Stream.of("-p", path(), "-m", main), Stream.of(arguments)));
    }

    private FinishedProcess java(Map<String, String> environment, Stream<String> arguments) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return ProcessRunner.in(folder)
                .environment(environment)
                .timeout(MAX_DURATION)
                .run(Stream.concat(java, arguments).toList());
    }

    private String path() throws IOException {
        List<String> entries =
                new ArrayList<>(List.of(folder.resolve("target/classes").toString()));
        classPath().forEach(jar -> entries.add(jar.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private String compiler() {
        return language == Language.KOTLIN ? KOTLIN_COMPILER : JAVA_COMPILER;
    }

    private FinishedProcess maven(String... arguments) {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return ProcessRunner.in(folder).timeout(MAX_DURATION).run(command);
    }

    private ConsumerProject requireClean(FinishedProcess maven) {
        assertThat(maven.exitCode()).as(maven.output()).isZero();
        // Only warnings of Maven: newer versions of Java warn about Maven 3 itself.
        assertThat(maven.output()).doesNotContain("[WARNING]");
        return this;
    }
}
