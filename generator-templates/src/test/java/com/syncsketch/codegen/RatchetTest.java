package com.syncsketch.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openapitools.codegen.DefaultGenerator;

/**
 * Counts the lines that differ from the stock generator: those that the stock template of the same role does not have. A commit
 * that changes the count must update {@code ratchet.properties} and give a reason.
 */
class RatchetTest {

    private static final Path SOURCES = Path.of("src/main");

    @TestFactory
    Stream<DynamicTest> distanceToStock_matchesTheRecord() throws IOException {
        Properties recorded = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("ratchet.properties"))) {
            recorded.load(file);
        }
        List<Path> ours = sources();
        assertThat(ours.stream().map(path -> path.getFileName().toString()))
                .as("files in ratchet.properties")
                .containsExactlyInAnyOrderElementsOf(recorded.stringPropertyNames());
        return ours.stream()
                .map(path -> DynamicTest.dynamicTest(
                        path.getFileName().toString(),
                        () -> assertThat(distance(path))
                                .as("lines of %s that stock does not have; see ratchet.properties", path)
                                .isEqualTo(Integer.parseInt(
                                        recorded.getProperty(path.getFileName().toString())))));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().matches(".*\\.(java|mustache)"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static int distance(Path path) throws IOException {
        List<String> ours = lines(Files.readString(path));
        stock(path.getFileName().toString()).forEach(ours::remove);
        return ours.size();
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static List<String> stock(String name) throws IOException {
        String role = name.equals("open_enum.mustache") ? "modelEnum.mustache" : "libraries/feign/" + name;
        try (InputStream resource = DefaultGenerator.class.getResourceAsStream("/Java/" + role)) {
            return resource == null ? List.of() : lines(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
