package com.syncsketch.mock.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.Http;
import com.syncsketch.mock.MockSyncSketch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Http.Response> response = new AtomicReference<>();
    private final AtomicReference<MockSyncSketch> server = new AtomicReference<>();

    private int run(String... args) {
        return run(Map.of(), args);
    }

    private int run(Map<String, String> environment, String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), environment, this::request, args);
    }

    private void request(MockSyncSketch mock) {
        try (mock) {
            server.set(mock);
            response.set(Http.get(mock, "/api/v1/account/?colour=red"));
        }
    }

    @Test
    void printsTheUrlFirst() {
        assertThat(run("--port", "0", "--strict")).isZero();
        assertThat(out.toString().lines())
                .startsWith(
                        "listening on " + server.get().url(),
                        "storage on " + server.get().storageUrl(),
                        "user " + server.get().user(),
                        "key " + server.get().key());
        assertThat(err.toString()).isEmpty();
        assertThat(response.get().status()).isEqualTo(400);
    }

    @Test
    void appliesTheOptions() {
        assertThat(run("--user=ada@example.com", "--key=s3cret", "--page-size=7", "--host=127.0.0.1"))
                .isZero();
        assertThat(out.toString()).contains("user ada@example.com", "key s3cret");
        assertThat(response.get().status()).isEqualTo(200);
        assertThat(response.get().json().at("/meta/limit").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --port=x              | 'x' is not an int
        --port=65536          | 65536
        --port                | Missing required parameter
        --user=a:b            | colon
        --page-size=0         | at least 1
        --storage-url=ftp://a | storage URL must be
        --processing-reads=-1 | must not be negative
        --journal-capacity=0  | at least 1
        --colour              | Unknown option: '--colour'
        file                  | Unmatched argument
        """)
    void rejectsInvalidOptionsWithTheUsage(String options, String reason) {
        assertThat(run(options.split(" "))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains(reason, "Usage:", "--page-size=N");
        assertThat(server.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "examples"})
    void startsWithANamedSeed(String name) {
        assertThat(run("--seed", name)).isZero();
        assertThat(names(server.get().data().accounts())).contains("Northlight");
    }

    @Test
    void startsWithASeedFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("studio.json"), "{\"accounts\": [{\"name\": \"Von der Rolle\"}]}");

        assertThat(run("--seed=" + file)).isZero();
        assertThat(names(server.get().data().accounts())).containsExactly("Von der Rolle");
    }

    private static List<Object> names(List<Map<String, Object>> records) {
        return records.stream().map(record -> record.get("name")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                              | no such file
        {"accounts": [{}]}    | accounts[0].name: is missing
        {"accounts":          | invalid JSON
        {"ids": 7, "users": 7} | users: must be an array
        """)
    void reportsAnInvalidSeedInOneLine(String json, String reason, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("studio.json");
        if (json != null) {
            Files.writeString(file, json);
        }

        assertThat(run("--seed", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains(file.toString(), reason)
                .doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
        assertThat(server.get()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"--help,--page-size=N", "-h,--page-size=N", "--version,syncsketch-mock-server", "-V,development"})
    void printsHelpAndVersion(String option, String text) {
        assertThat(run(option)).isZero();
        assertThat(out.toString()).contains(text);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void reportsAPortInUseInOneLine() throws IOException {
        try (MockSyncSketch other = MockSyncSketch.start()) {
            int port = other.url().getPort();

            assertThat(run("--port=" + port)).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen on 127.0.0.1:" + port + ": ")
                    .doesNotContain("Exception");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void reportsAnUnknownHostInOneLine() {
        assertThat(run("--host=nowhere.invalid")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Cannot listen on nowhere.invalid:0: unknown address");
    }

    @Test
    void readsTheOptionsFromTheEnvironment() {
        assertThat(run(Map.of(
                        "SYNCSKETCH_MOCK_PAGE_SIZE", "7",
                        "SYNCSKETCH_MOCK_STRICT", "true",
                        "SYNCSKETCH_MOCK_FIRST_ID", "5001",
                        "SYNCSKETCH_MOCK_USER", "ada@example.com",
                        "SYNCSKETCH_MOCK_SEED", "")))
                .isZero();
        assertThat(response.get().status()).isEqualTo(400);
        assertThat(server.get().data().userId()).isEqualTo(5001);
        assertThat(server.get().user()).isEqualTo("ada@example.com");
    }

    @Test
    void prefersTheCommandLineToTheEnvironment() {
        assertThat(run(Map.of("SYNCSKETCH_MOCK_KEY", "one"), "--key=two")).isZero();
        assertThat(server.get().key()).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource({
        "true,,400",
        "true,--strict,400",
        "true,--strict=false,200",
        "false,,200",
        "false,--strict,400",
        "false,--strict=true,400",
        "'',--strict=false,200"
    })
    void combinesAFlagWithItsEnvironmentVariable(String value, String flag, int status) {
        Map<String, String> environment = Map.of("SYNCSKETCH_MOCK_STRICT", value);

        assertThat(flag == null ? run(environment) : run(environment, flag)).isZero();
        assertThat(response.get().status()).isEqualTo(status);
    }

    @Test
    void reportsAnInvalidEnvironmentVariable() {
        assertThat(run(Map.of("SYNCSKETCH_MOCK_STRICT", "maybe"))).isEqualTo(2);
        assertThat(err.toString()).contains("--strict", "'maybe' is not a boolean");
        assertThat(run(Map.of("SYNCSKETCH_MOCK_PAGE_SIZE", "seven"))).isEqualTo(2);
        assertThat(err.toString()).contains("--page-size", "'seven' is not an int");
    }

    /** Values that each option rejects, by its environment variable. */
    private static final Map<String, String> INVALID = Map.ofEntries(
            Map.entry("SYNCSKETCH_MOCK_PORT", "-1"),
            Map.entry("SYNCSKETCH_MOCK_HOST", " "),
            Map.entry("SYNCSKETCH_MOCK_USER", "a:b"),
            Map.entry("SYNCSKETCH_MOCK_KEY", "a\nb"),
            Map.entry("SYNCSKETCH_MOCK_SEED", "/nowhere.json"),
            Map.entry("SYNCSKETCH_MOCK_STATE", "/nowhere/state.json"),
            Map.entry("SYNCSKETCH_MOCK_PAGE_SIZE", "0"),
            Map.entry("SYNCSKETCH_MOCK_STRICT", "maybe"),
            Map.entry("SYNCSKETCH_MOCK_STORAGE", "/dev/null/folder"),
            Map.entry("SYNCSKETCH_MOCK_STORAGE_PORT", "65536"),
            Map.entry("SYNCSKETCH_MOCK_SINGLE_PORT", "yes"),
            Map.entry("SYNCSKETCH_MOCK_STORAGE_HOST", "http://a"),
            Map.entry("SYNCSKETCH_MOCK_STORAGE_URL", "ftp://a"),
            Map.entry("SYNCSKETCH_MOCK_PROCESSING_READS", "-1"),
            Map.entry("SYNCSKETCH_MOCK_JOURNAL_CAPACITY", "0"),
            Map.entry("SYNCSKETCH_MOCK_JOURNAL_SIZE", "0"),
            Map.entry("SYNCSKETCH_MOCK_FIRST_ID", "0"),
            Map.entry("SYNCSKETCH_MOCK_RANDOM_SEED", "x"),
            Map.entry("SYNCSKETCH_MOCK_SIGNED_URL_LIFETIME", "PT0S"),
            Map.entry("SYNCSKETCH_MOCK_MAX_CONCURRENT_REQUESTS", "0"),
            Map.entry("SYNCSKETCH_MOCK_BODY_TIMEOUT", "PT0S"),
            Map.entry("SYNCSKETCH_MOCK_MAX_WORLDS", "-1"),
            Map.entry("SYNCSKETCH_MOCK_ALLOWED_HOST", "http://a"),
            Map.entry("SYNCSKETCH_MOCK_TRUST_FORWARDED_HEADERS", "2"));

    static List<String> variables() {
        return Main.commandLine(Map.of(), mock -> {}).getCommandSpec().options().stream()
                .filter(option -> !Main.isInformative(option))
                .map(Main::variable)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("variables")
    void readsEachOptionFromItsEnvironmentVariable(String variable) {
        assertThat(INVALID).as("a value that the option rejects").containsKey(variable);

        assertThat(run(Map.of(variable, INVALID.get(variable)))).isIn(1, 2);
        assertThat(err.toString()).isNotEmpty();
        assertThat(server.get()).isNull();
    }

    /** An option on the command line of the image would override its variable. */
    @Test
    void theDockerfileSetsOptionsByVariablesOnly() throws IOException {
        String dockerfile = Files.readString(Path.of("Dockerfile"));

        assertThat(dockerfile.substring(dockerfile.indexOf("\nENTRYPOINT"))).doesNotContain("\"--");
        assertThat(Pattern.compile("SYNCSKETCH_MOCK_[A-Z_]+(?==)")
                        .matcher(dockerfile)
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(variables());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /dev/zero | not a regular file
        /dev      | not a regular file
        """)
    void rejectsASeedThatIsNotARegularFile(String file, String reason) {
        assertThat(run("--seed=" + file)).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(file, reason);
    }

    @Test
    void reportsAStorageFolderThatCannotBeWrittenInOneLine(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("--storage=" + file)).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("Cannot write to the storage folder " + file)
                .doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --first-id=0                 | The first id must be from 1
        --first-id=9007199254740992  | The first id must be from 1
        --random-seed=x              | 'x' is not a long
        --signed-url-lifetime=PT0S   | from 1 second to 7 days
        --signed-url-lifetime=1h     | --signed-url-lifetime
        --journal-size=0             | at least 1
        --max-concurrent-requests=0  | at least 1
        --body-timeout=PT0S          | from 1 millisecond
        --allowed-host=http://a      | must be a name such as
        """)
    void rejectsInvalidValuesOfFurtherOptions(String option, String reason) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r", "\na", " a", "a ", "a\u0000", "\u00e4", "a\tb"})
    void rejectsAKeyThatAHeaderCannotContain(String key) {
        assertThat(run("--key", key)).isEqualTo(2);
        assertThat(err.toString()).contains("The key must be printable ASCII");
    }

    @Test
    void theReadmeListsEachOption() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(run("--help")).isZero();
        List<String> options = Main.commandLine(Map.of(), mock -> {}).getCommandSpec().options().stream()
                .filter(option -> !Main.isInformative(option))
                .map(OptionSpec::longestName)
                .toList();

        assertThat(options)
                .hasSizeGreaterThan(15)
                .allSatisfy(option -> assertThat(out.toString()).contains(option))
                .allSatisfy(option -> assertThat(readme).contains("`" + option + "`"));
    }
}
