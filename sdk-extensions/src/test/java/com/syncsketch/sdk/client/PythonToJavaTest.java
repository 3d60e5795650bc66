package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks {@code docs/python-to-java.md} against the methods of the Python client and of this client. */
class PythonToJavaTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "python-to-java.md");

    private record Row(String python, String java, String http, String difference) {

        @Override
        public String toString() {
            return python;
        }
    }

    /** A step of a method chain, such as {@code projects} without arguments. */
    private record Step(String name, int arguments) {}

    private static Stream<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
                .map(cells -> {
                    assertThat(cells).as(cells[0]).hasSize(4);
                    return new Row(
                            cells[0].strip().replace("`", ""), cells[1].strip(), cells[2].strip(), cells[3].strip());
                });
    }

    @Test
    void eachPythonName_hasOneRow() throws IOException {
        List<String> names;
        try (InputStream in = Objects.requireNonNull(PythonToJavaTest.class.getResourceAsStream("python-names.txt"))) {
            names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        assertThat(names).hasSize(106).doesNotHaveDuplicates();
        assertThat(rows().map(Row::python)).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRow_namesAnExistingMethod(Row row) {
        assertThat(row.http()).isNotEmpty();
        assertThat(row.difference()).isNotEmpty();
        assertThat(row.java()).startsWith("`").endsWith(")`");
        String chain = row.java().substring(1, row.java().length() - 1);
        int dot = chain.indexOf('.');
        assertThat(chain.substring(0, dot)).isIn("client", "SyncSketchClient");
        Class<?> type = SyncSketchClient.class;
        for (Step step : steps(chain.substring(dot))) {
            Optional<Method> method = method(type, step);
            assertThat(method).as("%s of %s", step, type).isPresent();
            type = method.orElseThrow().getReturnType();
        }
    }

    @Test
    void aliases_sendTheRequestsOfTheirMethods() throws IOException {
        Map<String, Row> byName = new TreeMap<>();
        rows().forEach(row -> byName.put(row.python(), row));
        assertThat(byName.values().stream().filter(row -> row.http().startsWith("as ")))
                .hasSize(40)
                .allSatisfy(row -> {
                    Row method = byName.get(row.http().substring(3).replace("`", ""));
                    assertThat(method).isNotNull();
                    assertThat(method.http()).doesNotStartWith("as ");
                    if (!row.python().contains("shotgun_")) {
                        assertThat(row.java()).isEqualTo(method.java());
                    }
                });
    }

    private static Optional<Method> method(Class<?> type, Step step) {
        return Stream.of(type.getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().equals(step.name()))
                .filter(method -> method.getParameterCount() == step.arguments())
                .findFirst();
    }

    /** Parses {@code .projects().list(A.b().c(d).e())} as {@code projects} without arguments and {@code list} with one. */
    private static List<Step> steps(String chain) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < chain.length()) {
            int open = chain.indexOf('(', at);
            int depth = 1;
            int commas = 0;
            int end = open + 1;
            while (depth > 0) {
                char c = chain.charAt(end++);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                commas += c == ',' && depth == 1 ? 1 : 0;
            }
            boolean empty = chain.substring(open + 1, end - 1).isBlank();
            steps.add(new Step(chain.substring(at + 1, open), empty ? 0 : commas + 1));
            at = end;
        }
        return steps;
    }
}
