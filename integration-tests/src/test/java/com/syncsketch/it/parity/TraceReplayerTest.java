package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that changed recordings are reported as differences that no rule covers. */
class TraceReplayerTest {

    @TempDir
    Path folder;

    private TraceReplayer replayer;

    @BeforeEach
    void start() throws IOException {
        replayer = new TraceReplayer(folder);
    }

    @AfterEach
    void stop() {
        replayer.close();
    }

    @Test
    void unchangedCase_matches() throws IOException {
        assertThat(differences("update_project/plain", json -> {})).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update_project/plain    | method                  | "PUT"             | method
            update_project/plain    | path                    | "/api/v1/x/"      | path
            update_project/plain    | query/api_key           | ["other"]         | query api_key
            get_projects/plain      | query/limit             | ["20"]            | query limit
            create_project/auth-header-apikey | headers/Authorization | "apikey a:b" | authorization
            update_project/plain    | headers/Content-Type    | "text/plain"      | content-type
            update_project/plain    | framing                 | "chunked"         | framing
            update_project/plain    | body/value/name         | "Other"           | body /name
            update_project/plain    | body/value/description  | "Other"           | body /description
            update_project/plain    | body/kind               | "bytes"           | body kind
            add_users/plain         | body/value/users        | "[{\\"id\\": 1}]" | body /users/0
            add_media/plain         | body/parts/2/sha256     | "00"              | body reviewFile sha256
            add_media/plain         | body/parts/2/filename   | "other.mov"       | body reviewFile filename
            add_media_by_url/plain  | body/fields/artist      | ["Ada"]           | body artist
            """)
    void changedRequest_isReported(String name, String field, String value, String expected) throws IOException {
        List<String> lines =
                unexpected(name, json -> set((ObjectNode) json.path("requests").path(0), field, value));

        assertThat(lines).anyMatch(line -> line.startsWith("unexpected: " + name + ": " + expected));
    }

    @Test
    void missingRequest_isReported() throws IOException {
        assertThat(unexpected(
                        "update_project/plain",
                        json -> json.withArray("requests")
                                .add(json.path("requests").path(0).deepCopy())))
                .singleElement()
                .asString()
                .contains("request of request 2: Python PATCH /api/v1/project/21/, Java none");
    }

    @Test
    void additionalRequest_isReported() throws IOException {
        assertThat(unexpected(
                        "add_comment/plain", json -> json.withArray("requests").remove(1)))
                .anyMatch(line -> line.contains("request: Python none, Java POST /api/v1/frame/"));
    }

    @Test
    void changedOrder_isReported() throws IOException {
        assertThat(unexpected(
                        "add_comment/plain",
                        json -> json.withArray("requests")
                                .add(json.withArray("requests").remove(0))))
                .anyMatch(line -> line.contains(": order of request 2"));
    }

    @Test
    void changedResult_isReported() throws IOException {
        assertThat(unexpected("get_project_storage/plain", json -> set(json, "result/value/storage", "1")))
                .singleElement()
                .asString()
                .contains("result /storage: Python 1, Java 12345");
    }

    @Test
    void changedFile_isReported() throws IOException {
        assertThat(unexpected("get_grease_pencil_overlays/homedir", json -> set(json, "savedFile/size", "1")))
                .singleElement()
                .asString()
                .contains("result saved file /size: Python 1, Java 265");
    }

    @Test
    void numbers_areComparedByValue() throws IOException {
        assertThat(unexpected("get_project_storage/plain", json -> set(json, "result/value/storage", "12345.0")))
                .isEmpty();
    }

    @Test
    void changedStatus_isReported() throws IOException {
        assertThat(unexpected("update_project/raw", json -> set(json, "result/status", "200")))
                .singleElement()
                .asString()
                .contains("result status: Python 200, Java 202");
    }

    @Test
    void unknownMethod_isReported() throws IOException {
        assertThat(unexpected("update_project/plain", json -> json.put("canonical", "fly_to_the_moon")))
                .singleElement()
                .asString()
                .contains("unknown fly_to_the_moon")
                .contains("the method table has no such method");
    }

    @Test
    void unknownArgument_isReported() throws IOException {
        assertThat(unexpected("update_project/plain", json -> set(json, "args/color", "\"blue\"")))
                .singleElement()
                .asString()
                .contains("unknown color");
    }

    private List<String> unexpected(String name, Consumer<ObjectNode> change) throws IOException {
        TraceCase changed = changed(name, change);
        ParityReport report = new ParityReport(DeliberateDifferences.own());
        report.add(changed, replayer.run(changed));
        return report.unexpectedLines();
    }

    private List<Difference> differences(String name, Consumer<ObjectNode> change) throws IOException {
        return replayer.run(changed(name, change));
    }

    private static TraceCase changed(String name, Consumer<ObjectNode> change) throws IOException {
        TraceCase original = TraceFile.own().stream()
                .filter(trace -> trace.name().equals(name))
                .findFirst()
                .orElseThrow();
        ObjectNode json = original.json().deepCopy();
        change.accept(json);
        return new TraceCase(json);
    }

    private static void set(ObjectNode root, String path, String value) {
        try {
            JsonNode node = TraceFile.JSON.readTree(value);
            int slash = path.lastIndexOf('/');
            JsonNode parent = slash < 0 ? root : root.at("/" + path.substring(0, slash));
            ((ObjectNode) parent).set(path.substring(slash + 1), node);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
