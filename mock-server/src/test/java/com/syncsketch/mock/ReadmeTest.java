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

/** What the README lists is what there is. */
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
    void hasARowForEachCommandOfTheControlApi() throws IOException {
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
    void namesEachOptionOfTheBuilder() {
        TreeSet<String> options = new TreeSet<>();
        Arrays.stream(MockSyncSketch.Builder.class.getMethods())
                .filter(method -> method.getReturnType() == MockSyncSketch.Builder.class)
                .forEach(method -> options.add(method.getName()));

        String table = readme.substring(readme.indexOf("| Option |"), readme.indexOf("With a `MockClock`"));
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(table).contains("`" + option + "`"));
    }

    @Test
    void namesEachActionOfFaults() {
        String table = readme.substring(readme.indexOf("| `Action` |"), readme.indexOf("503 twice"));
        assertThat(Arrays.stream(Action.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(table).contains(action + "("));
    }

    @Test
    void namesOperationsThatThereAre() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            List<String> names = rows("(?<=(?:\\.on|verify|inOrder)\\(\")[^\"]+|(?<=\"on\": \")[^\"]+");

            assertThat(names)
                    .contains("createProject", "storage.putPart")
                    .allSatisfy(name -> mock.faults().on(name));
        }
    }

    @Test
    void showsASeedThatIsOne() throws IOException {
        String seed = readme.substring(readme.indexOf("```json\n{\n  \"users\"") + "```json".length());
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .seed(Seed.of(seed.substring(0, seed.indexOf("```"))))
                .start()) {
            assertThat(mock.data().comments()).hasSize(1);
        }
    }

    @Test
    void showsAFaultThatIsOne() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            assertThat(rows("(?<=curl -d ')\\{\"on\"[^']+(?=')"))
                    .hasSize(1)
                    .allSatisfy(json -> mock.faults().addJson(json));
        }
    }
}
