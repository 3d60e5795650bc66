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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<Http.Response> response = new AtomicReference<>();
    private final AtomicReference<MockSyncSketch> server = new AtomicReference<>();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), this::request, args);
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

    @Test
    void startsWithTheDemoSeed() {
        assertThat(run("--seed", "demo")).isZero();
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
}
