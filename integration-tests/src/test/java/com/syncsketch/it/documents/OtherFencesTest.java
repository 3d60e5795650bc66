package com.syncsketch.it.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.syncsketch.it.documents.Document.Fence;
import com.syncsketch.it.documents.ShellParser.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests the code blocks in languages other than Java: POMs, commands, JSON, YAML and Python. */
class OtherFencesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final ObjectMapper YAML = new YAMLMapper();

    private static List<Document> documents;
    private static ProjectPoms poms;
    private static CommandChecker commands;
    private static Set<String> pythonNames;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        documents = Document.all(ROOT);
        poms = new ProjectPoms(ROOT);
        commands = new CommandChecker(ROOT, folder);
        Path rows = ROOT.resolve("docs/python-to-java.md");
        pythonNames = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(rows))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    @AfterAll
    static void stop() {
        commands.close();
    }

    @TestFactory
    Stream<DynamicNode> poms_useExistingArtifacts() {
        return checkAll("xml", fence -> poms.problems(fence.text()));
    }

    @TestFactory
    Stream<DynamicNode> json_isValid() {
        return checkAll("json", fence -> {
            new ObjectMapper().readTree(fence.text());
            return List.of();
        });
    }

    /** Operations in YAML must be the same as in the contract. */
    @TestFactory
    Stream<DynamicNode> yaml_matchesTheContract() throws IOException {
        JsonNode contract =
                YAML.readTree(ROOT.resolve("openapi/syncsketch.yaml").toFile());
        return checkAll("yaml", fence -> {
            JsonNode documented = YAML.readTree(fence.text());
            JsonNode operation = contract.path("paths").findParents("operationId").stream()
                    .filter(candidate -> candidate.path("operationId").equals(documented.path("operationId")))
                    .findFirst()
                    .orElseThrow();
            return documented.properties().stream()
                    .filter(field -> !field.getValue().equals(operation.path(field.getKey())))
                    .map(field -> field.getKey() + " is " + operation.path(field.getKey()) + " in the contract")
                    .toList();
        });
    }

    /** The Python client is not available, so names are checked against the table of its methods. */
    @TestFactory
    Stream<DynamicNode> python_usesExistingMethods() {
        assertThat(pythonNames).hasSizeGreaterThan(100);
        return checkAll(
                "python",
                fence -> Pattern.compile("\\b(?:s|api)\\.(\\w+)\\(")
                        .matcher(fence.text())
                        .results()
                        .map(call -> call.group(1))
                        .filter(name -> !pythonNames.contains(name))
                        .map(name -> "the Python client has no method " + name)
                        .toList());
    }

    @TestFactory
    Stream<DynamicNode> commands_areValid() {
        return Stream.concat(checkAll("sh", commands::problems), checkAll("console", commands::problems));
    }

    @TestFactory
    Stream<DynamicNode> inlineMavenCommands_areValid() {
        return documents.stream()
                .map(document -> dynamicTest(document.name(), () -> {
                    List<String> problems = new ArrayList<>();
                    for (Fence code : document.codeSpans()) {
                        for (Command command : ShellParser.commands(code)) {
                            if (command.name().equals("mvn")) {
                                poms.problemsOfMaven(command.arguments())
                                        .forEach(problem -> problems.add(code + ": " + problem));
                            }
                        }
                    }
                    assertThat(problems).isEmpty();
                }));
    }

    /** A check that may throw. */
    @FunctionalInterface
    private interface Check {
        List<String> problems(Fence fence) throws Exception;
    }

    private static Stream<DynamicNode> checkAll(String language, Check check) {
        List<Fence> fences = documents.stream()
                .flatMap(document -> document.fences().stream())
                .filter(fence -> fence.language().equals(language))
                .toList();
        assertThat(fences).as(language).isNotEmpty();
        return fences.stream()
                .map(fence -> dynamicTest(fence.toString(), () -> {
                    List<String> problems = check.problems(fence);
                    if (!problems.isEmpty()) {
                        fail(fence + ": " + String.join("\n", problems));
                    }
                }));
    }
}
