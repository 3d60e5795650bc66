package com.syncsketch.it.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.it.documents.Document.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that errors in documents are detected and reported with the name and line. */
class DocumentChecksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final List<Sample> SAMPLES = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static Map<Fence, String> results;

    /** A document. All samples run together, because a process for each would take too long. */
    private record Sample(String name, String text) {

        List<String> results() {
            return results.entrySet().stream()
                    .filter(result -> result.getKey().document().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private static Sample sample(String name, String text) {
        Sample sample = new Sample("docs/" + name + ".md", text);
        SAMPLES.add(sample);
        return sample;
    }

    @BeforeAll
    static void runAll() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            documents.add(document(sample.name(), sample.text()));
        }
        results = SnippetSuite.of(documents, Files.createDirectories(folder.resolve("run")));
    }

    private static Document document(String name, String text) throws IOException {
        Path root = folder.resolve("project");
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        // Backticks within text blocks would be confusing.
        return Document.read(root, Files.writeString(file, text.replace("~~~", "```")));
    }

    private static final Sample BROKEN = sample("broken", """
            # Guide

            <!-- then: assertThat(name).isEqualTo("Show A"); -->
            ~~~java
            String name = client.projects().get(projectId).getName();
            ~~~

            <!-- then: assertThat(title).isNotEmpty(); -->
            ~~~java
            Project project = client.projects().get(projectId);
            String title = project.getTitle();
            ~~~
            """);

    @Test
    void uncompilableSnippet_isReportedWithItsLine_andOthersRun() {
        List<String> results = BROKEN.results();

        assertThat(results.get(0)).isEmpty();
        assertThat(results.get(1))
                .startsWith("docs/broken.md:11: does not compile: cannot find symbol")
                .contains("getTitle()", "> String title = project.getTitle();");
    }

    private static final Sample UNREADABLE = sample("unreadable", """
            <!-- then: assertThat(mock).isNotNull(); -->
            ~~~java
            try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
                ...
            }
            ~~~
            """);

    @Test
    void unparsableSnippet_isReportedWithItsLine() {
        assertThat(UNREADABLE.results())
                .singleElement()
                .asString()
                .startsWith("docs/unreadable.md:4: does not compile: illegal start of expression");
    }

    private static final Sample DEPRECATED = sample("deprecated", """
            <!-- then: assertThat(old).isNotNull(); -->
            ~~~java
            Object old = client.shotgun();
            ~~~
            """);

    @Test
    void useOfDeprecatedApi_isReported() {
        assertThat(DEPRECATED.results())
                .singleElement()
                .asString()
                .startsWith("docs/deprecated.md:3: does not compile: ")
                .contains("shotgun() in com.syncsketch.sdk.client.SyncSketchClient has been deprecated");
    }

    private static final Sample FAILING = sample("failing", """
            <!-- then: assertThat(review).isNotNull(); -->
            ~~~java
            long missing = 99;
            Review review = client.reviews().get(missing);
            ~~~

            <!-- then: assertThat(printed()).containsExactly("Dailies"); -->
            ~~~java
            System.out.println(client.reviews().get(456).getName());
            ~~~
            """);

    @Test
    void failingSnippet_isReportedWithItsLine_andOthersRun() {
        List<String> results = FAILING.results();

        assertThat(results.get(0))
                .startsWith("docs/failing.md:4: fails: com.syncsketch.sdk.client.error.NotFoundException: GET ");
        assertThat(results.get(1)).isEmpty();
    }

    private static final Sample OTHER_OUTCOME = sample("other-outcome", """
            Text.

            <!-- given: System.out.println("first"); -->
            <!-- then:
                assertThat(printed()).hasSize(2);
                assertThat(printed()).contains("third");
            -->
            ~~~java
            System.out.println("second");
            ~~~
            """);

    @Test
    void unexpectedOutcome_isReportedWithTheLineOfTheNote() {
        assertThat(OTHER_OUTCOME.results())
                .singleElement()
                .asString()
                .startsWith("docs/other-outcome.md:6: fails: java.lang.AssertionError: ");
    }

    private static final Sample STRANGERS = sample("strangers", """
            <!-- then: assertThat(Path.of("left.txt")).exists(); -->
            ~~~java
            client.projects().create(accountId, "Show B");
            Files.writeString(Path.of("left.txt"), "left");
            ~~~

            <!-- then: assertThat(Path.of("left.txt")).doesNotExist(); -->
            ~~~java
            assertEquals(1, client.projects().list(ProjectQuery.none()).getObjects().size());
            ~~~
            """);

    @Test
    void snippets_areIsolated() {
        assertThat(STRANGERS.results()).containsExactly("", "");
    }

    private static final Sample SILENT = sample("silent", """
            ~~~java
            client.isConnected();
            ~~~
            """);

    @Test
    void snippetWithoutAnOutcome_isRejected() {
        assertThat(SILENT.results())
                .containsExactly(
                        "docs/silent.md:2: the snippet has no expected outcome;" + " add <!-- then: ... --> above it");
    }

    private static final Sample MISSPELLED = sample("misspelled", """
            <!-- than: assertThat(true).isTrue(); -->
            ~~~java
            client.isConnected();
            ~~~
            """);

    @Test
    void noteWithAnUnknownKey_isRejected() {
        assertThat(MISSPELLED.results())
                .containsExactly("docs/misspelled.md:1: a note must start with given: or then:, not than:");
    }

    private static final Sample TESTS = sample("tests", """
            ~~~java
            class GoodTest {
                @Test
                void passes() {
                    assertEquals(4, 2 + 2);
                }
            }
            ~~~

            ~~~java
            import static org.assertj.core.api.Assertions.assertThat;

            class BadTest {
                @Test
                void fails() {
                    assertThat(2 + 2).isEqualTo(5);
                }
            }
            ~~~

            ~~~java
            class NoTest {
                @Test
                @Disabled
                void isNotRun() {}
            }
            ~~~
            """);

    @Test
    void classWithTests_isRunByJUnit() {
        List<String> results = TESTS.results();

        assertThat(results.get(0)).isEmpty();
        assertThat(results.get(1)).startsWith("docs/tests.md:16: fails: ").contains("expected: 5", "but was: 4");
        assertThat(results.get(2)).contains("1 tests were found, and 0 succeeded");
    }

    private static final Sample TYPES = sample("types", """
            <!-- then: assertThat(new Shout().of("hold")).isEqualTo("HOLD!"); -->
            ~~~java
            class Shout {
                String of(String text) {
                    return text.toUpperCase(Locale.ROOT) + "!";
                }
            }
            ~~~

            ~~~java
            class Unused {}
            ~~~

            <!-- then: new Fuse().light(); -->
            ~~~java
            class Fuse {
                void light() {
                    throw new IllegalStateException("wet");
                }
            }
            ~~~
            """);

    @Test
    void classWithoutTests_isUsedByItsNote() {
        List<String> results = TYPES.results();

        assertThat(results.get(0)).isEmpty();
        assertThat(results.get(1)).startsWith("docs/types.md:11: the snippet is a class without tests");
        assertThat(results.get(2)).startsWith("docs/types.md:18: fails: java.lang.IllegalStateException: wet");
    }

    private static final Sample ASTRAY = sample("astray", """
            <!-- then: assertThat(connected).isTrue(); -->
            ~~~java
            boolean connected = SyncSketchClient.builder()
                    .credentials(Credentials.apiKey(user, key))
                    .build()
                    .isConnected();
            ~~~
            """);

    @Test
    void snippetWithAnotherHost_isBlocked() {
        assertThat(ASTRAY.results())
                .singleElement()
                .asString()
                .startsWith("docs/astray.md:6: fails: ")
                .contains("A snippet requested www.syncsketch.com");
    }

    private static final Sample ASTRAY_UNNOTICED = sample("astray-unnoticed", """
            <!-- then: assertThat(client).isNotNull(); -->
            ~~~java
            try (SyncSketchClient stray = SyncSketchClient.builder()
                    .credentials(Credentials.apiKey(user, key))
                    .build()) {
                stray.tree();
            } catch (SyncSketchException e) {
                System.out.println(e.getMessage());
            }
            ~~~
            """);

    @Test
    void snippetWithAnotherHost_isReported_evenIfItCatchesTheException() {
        assertThat(ASTRAY_UNNOTICED.results())
                .singleElement()
                .asString()
                .startsWith("docs/astray-unnoticed.md:3: fails: java.lang.AssertionError: "
                        + "A snippet requested www.syncsketch.com");
    }

    private static final Sample ASTRAY_DIRECTLY = sample("astray-directly", """
            <!-- then: assertThat(tree).isNotNull(); -->
            ~~~java
            var tree = SyncSketchClient.builder()
                    .credentials(Credentials.apiKey(user, key))
                    .proxy(ProxySettings.none())
                    .retryPolicy(RetryPolicy.none())
                    .build()
                    .tree();
            ~~~
            """);

    @Test
    void snippetWithAnotherHost_isBlocked_evenWithoutAProxy() {
        assertThat(ASTRAY_DIRECTLY.results())
                .singleElement()
                .asString()
                .startsWith("docs/astray-directly.md:8: fails: com.syncsketch.sdk.client.error.ConnectionException: ")
                .contains("UnknownHostException");
    }

    private static final Sample JSON = sample("json", """
            <!-- then: assertThat(text).isEqualTo("{\\"a\\": \\"\\\\n\\"}\\n"); -->
            ~~~json
            {"a": "\\n"}
            ~~~
            """);

    @Test
    void notesOfOtherLanguages_canUseTheText() {
        assertThat(JSON.results()).containsExactly("");
    }

    /** The last sample, because nothing runs after it. */
    private static final Sample ENDING = sample("ending", """
            <!-- then: assertThat(true).isTrue(); -->
            ~~~java
            System.exit(0);
            ~~~

            <!-- then: assertThat(true).isTrue(); -->
            ~~~java
            client.isConnected();
            ~~~
            """);

    @Test
    void snippetsAfterAnExit_areReported() {
        List<String> results = ENDING.results();

        assertThat(results.get(0)).startsWith("docs/ending.md:3: did not run, because the process exited before");
        assertThat(results.get(1)).startsWith("docs/ending.md:8: did not run, because the process exited before");
    }

    @Test
    void brokenLinks_areReportedWithTheirLines() throws IOException {
        Document guide = document("docs/guide.md", """
                # Guide

                [here](#the-other-part), [twice](#the-other-part-1), [not](#another-part)
                [file](guide.md#guide), [no file](other.md), [folder](../docs), [outside](../../run)

                ## The *other* part!

                | A table |
                |---|
                | [a cell](gone.md) |

                ## The other part
                """);

        assertThat(LinksTest.broken(folder.resolve("project"), List.of(guide), guide))
                .containsExactly(
                        "docs/guide.md:3: #another-part is not a heading of that document",
                        "docs/guide.md:4: other.md does not exist",
                        "docs/guide.md:4: ../../run does not exist",
                        "docs/guide.md:10: gone.md does not exist");
    }

    @Test
    void unknownArtifacts_areReported() throws IOException {
        ProjectPoms poms = new ProjectPoms(ROOT);

        assertThat(poms.problems("<dependency><groupId>com.syncsketch</groupId></dependency"))
                .singleElement()
                .asString()
                .startsWith("not XML");
        assertThat(poms.problems(
                        "<dependency><groupId>com.syncsketch</groupId><artifactId>syncsketch-client</artifactId>"
                                + "<version>9.9</version></dependency>"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("unknown artifact syncsketch-client; known: ["))
                .anySatisfy(problem -> assertThat(problem).startsWith("wrong version 9.9; current: "));
    }

    @Test
    void invalidCommands_areReported() throws Exception {
        Fence commands = document("docs/commands.md", """
                        ~~~sh
                        mvn -Pquick verify -pl sdk,client -Dnothing=1
                        java -jar cli/target/syncsketch-cli-all.jar upload --to 456 --artists Ada \\
                            shot010_v003.mov
                        java -jar mock-server/target/syncsketch-mock-server.jar --port 8080 --ports=1
                        curl -X POST -d '{"advance": "2 hours"}' http://127.0.0.1:8080/__mock/clock   # a comment
                        curl --silent http://127.0.0.1:8080/__mock/
                        .ci/nothing
                        A=1 wget x | grep y
                        ~~~
                        """).fences().get(0);

        try (CommandChecker shell = new CommandChecker(ROOT, folder)) {
            assertThat(shell.problems(commands))
                    .satisfiesExactly(
                            problem -> assertThat(problem).startsWith("line 2: unknown profile quick; known: ["),
                            problem -> assertThat(problem).isEqualTo("line 2: unknown module client"),
                            problem -> assertThat(problem).isEqualTo("line 2: no POM uses the property nothing"),
                            problem -> assertThat(problem)
                                    .startsWith("line 3: exits with 2: ")
                                    .contains("'--artists'"),
                            problem -> assertThat(problem).isEqualTo("line 5: unknown option --ports=1"),
                            problem -> assertThat(problem).startsWith("line 6: responds with 400: "),
                            problem -> assertThat(problem).isEqualTo("line 7: cannot check the option --silent"),
                            problem -> assertThat(problem).isEqualTo("line 8: .ci/nothing does not exist"),
                            problem -> assertThat(problem).isEqualTo("line 9: cannot check the command wget"));
        }
    }
}
