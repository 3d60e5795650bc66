package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.Action;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Checks that the tables of the README are complete. Another test runs the snippets of all documents. */
class ReadmeTest {

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    private List<String> rows(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void listsEachCommandOfTheAdminApi() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            JsonNode commands =
                    Http.plain("GET", mock.url(), "/__mock/", null).json().path("commands");

            assertThat(rows("(?<=^\\| `)[A-Z]+ /__mock/[^`]*(?=` \\|)"))
                    .containsExactlyElementsOf(StreamSupport.stream(commands.spliterator(), false)
                            .map(command -> command.path("method").asText() + " "
                                    + command.path("path").asText())
                            .toList());
        }
    }

    @Test
    void listsEachOptionOfTheBuilder() {
        TreeSet<String> options = new TreeSet<>();
        Arrays.stream(MockSyncSketchBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == MockSyncSketchBuilder.class)
                .forEach(method -> options.add(method.getName()));

        String table = readme.substring(readme.indexOf("| Builder |"), readme.indexOf("With a `MockClock`"));
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(table).contains("`" + option + "`"));
    }

    @Test
    void listsEachFaultAction() {
        String table = readme.substring(readme.indexOf("| `Action` |"), readme.indexOf("The first two requests"));
        assertThat(Arrays.stream(Action.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(table).contains(action + "("));
    }
}
