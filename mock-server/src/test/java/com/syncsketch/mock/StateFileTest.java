package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a server, as a seed and in a file. */
class StateFileTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private MockSyncSketchBuilder builder() {
        return MockSyncSketch.builder()
                .clock(MockClock.at(Instant.parse("2026-03-02T09:15:00Z")))
                .seed(Seed.demo())
                .singlePort(true)
                .stateFile(folder.resolve("state.json"));
    }

    /** Changes everything that a state consists of. */
    private static void use(MockSyncSketch mock) {
        JsonClient client = JsonClient.of(mock);
        long project = client.project("Show");
        long review = client.review(project, "Dailies");
        long other = client.review(project, "Finals");
        UploadRoutes routes = new UploadRoutes(mock, review);
        long item = routes.form("", "a.mov", Map.of("artist", "Ada"));
        routes.form("?itemParentId=" + item, "a2.mov", Map.of());
        routes.url("http://media.example/b.mov");
        routes.signedForm("c.mov");
        long moved = routes.inParts("d.mov");
        assertThat(client.post(
                                "/api/v2/move-review-items/",
                                Map.of(
                                        "item_data",
                                        List.of(Map.of("item_id", moved, "review_id", review)),
                                        "new_review_id",
                                        other))
                        .status())
                .isLessThan(300);
        assertThat(client.post(
                                "/api/v2/review/" + review + "/sections/create/",
                                Map.of("name", "Sequence", "itemIds", List.of(item)))
                        .status())
                .isLessThan(300);
        assertThat(client.post(
                                "/api/v2/notifications/" + mock.data().accountId() + "/webhooks/",
                                Map.of(
                                        "url", "http://127.0.0.1:9/hook",
                                        "type", "review_session_end",
                                        "headers", Map.of("X-A", "b")))
                        .status())
                .isLessThan(300);
        mock.data().addUser("zoe@example.com", "zoe-key");
        mock.data().addComment(item, review, 12, "Hold longer");
        mock.shotGrid().linkProject(project, 77);
    }

    /** Returns the responses to many requests, without the port of the server. */
    private static List<String> responses(MockSyncSketch mock) {
        JsonClient client = JsonClient.of(mock);
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/account/",
                "/api/v1/project/",
                "/api/v1/review/?fields=id,name,items,uuid",
                "/api/v1/item/",
                "/api/v1/frame/",
                "/api/v1/simpleperson/",
                "/api/v1/person/tree/?fetchItems=1&active=1",
                "/api/v2/notifications/" + mock.data().accountId() + "/webhooks/"));
        client.get("/api/v1/review/")
                .objects()
                .forEach(review -> paths.add("/api/v1/review/" + review.path("id") + "/"));
        return paths.stream()
                .map(path -> {
                    JsonClient.Response response = client.get(path);
                    assertThat(response.status()).as(path + response.text()).isEqualTo(200);
                    return path + " " + response.text();
                })
                .map(text -> text.replace(mock.url().toString(), "URL").replaceAll("X-Amz-Signature=[0-9a-f]*", ""))
                .toList();
    }

    private static String objects(MockSyncSketch mock) {
        return Http.plain("GET", mock.url(), "/__mock/objects", null).raw().body();
    }

    @Test
    void restartedServer_hasTheSameResponses() throws IOException {
        List<String> before;
        String objects;
        String state;
        try (MockSyncSketch mock = builder().start()) {
            use(mock);
            before = responses(mock);
            objects = objects(mock);
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(responses(mock)).isEqualTo(before);
            assertThat(objects(mock)).isEqualTo(objects);
            assertThat(Http.get(mock.url(), "zoe@example.com", "zoe-key", "/api/v1/account/")
                            .status())
                    .isEqualTo(200);
            state = mock.exportSeed().json();
            assertThat(mock.defects()).isEmpty();
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(mock.exportSeed().json()).isEqualTo(state);
        }
    }

    @Test
    void restartedServer_continuesTheSequences() throws IOException {
        Map<String, Object> straight;
        try (MockSyncSketch mock =
                builder().stateFile(folder.resolve("other.json")).start()) {
            use(mock);
            straight = created(mock);
        }
        try (MockSyncSketch mock = builder().start()) {
            use(mock);
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(created(mock)).isEqualTo(straight);
        }
    }

    private static Map<String, Object> created(MockSyncSketch mock) {
        return mock.data().get(mock.data().addReview(mock.data().addProject("Later"), "Review"));
    }

    @Test
    void exportedSeed_goesIntoAnotherServer() throws IOException {
        List<String> before;
        JsonNode seed;
        try (MockSyncSketch mock = builder().start()) {
            use(mock);
            before = responses(mock);
            seed = Http.plain("GET", mock.url(), "/__mock/seed", null).json();
        }
        Path file = folder.resolve("seed.json");
        Files.writeString(file, seed.toString());
        MockClock clock = MockClock.at(Instant.parse("2026-03-02T09:15:00Z"));
        try (MockSyncSketch mock = MockSyncSketch.builder()
                .clock(clock)
                .seed(Seed.fromFile(file))
                .singlePort(true)
                .start()) {
            assertThat(responses(mock)).isEqualTo(before);

            mock.data().addProject("Another");
            mock.reset();

            assertThat(responses(mock)).isEqualTo(before);
        }
    }

    @Test
    void content_isKeptWithAStorageFolder() throws Exception {
        Path storage = folder.resolve("storage");
        try (MockSyncSketch mock = builder().storageFolder(storage).start()) {
            use(mock);
        }
        try (MockSyncSketch mock = builder().storageFolder(storage).start()) {
            for (JsonNode item :
                    JsonClient.of(mock).get("/api/v1/item/?type=video").objects()) {
                String url = item.path("url").asText();
                if (url.contains("/uploads/")) {
                    HttpResponse<String> response = HTTP.send(
                            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
                    assertThat(response.body()).isEqualTo("movie");
                }
            }
        }
    }

    @Test
    void killedServer_keepsWhatWasSaved() throws IOException {
        Path copy = folder.resolve("copy.json");
        try (MockSyncSketch mock = builder().start()) {
            mock.data().addProject("Saved");
            assertThat(Http.plain("POST", mock.url(), "/__mock/save", null).status())
                    .isEqualTo(204);
            mock.data().addProject("Not saved");
            // What a killed server leaves.
            Files.copy(folder.resolve("state.json"), copy);
        }
        try (MockSyncSketch mock = builder().stateFile(copy).start()) {
            assertThat(mock.data().projects())
                    .extracting(project -> project.get("name"))
                    .contains("Saved")
                    .doesNotContain("Not saved");
        }
    }

    @Test
    void file_isReadableByItsOwnerOnly() throws IOException {
        builder().start().close();

        assertThat(Files.getPosixFilePermissions(folder.resolve("state.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("state.json");
    }

    @Test
    void start_rejectsAFileThatCannotBeWritten() {
        assertThatThrownBy(() -> builder()
                        .stateFile(folder.resolve("missing/state.json"))
                        .start())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write the state file ");
    }

    @Test
    void save_withoutAFile_isRejected() throws IOException {
        try (MockSyncSketch mock = MockSyncSketch.start()) {
            assertThat(Http.plain("POST", mock.url(), "/__mock/save", null).status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"format": "x"}                                   | format: must be 'syncsketch-mock-state'
        {"format": 7}                                     | format: must be 'syncsketch-mock-state'
        {"format": "syncsketch-mock-state"}               | version: this server reads version 1
        {"format": "syncsketch-mock-state", "version": 2} | version: this server reads version 1, not 2
        {"format": "syncsketch-mock-state", "version": 1} | people: there is no user 'mock@example.com'
        """)
    void invalidStates_areRejected(String state, String reason) {
        assertThatThrownBy(() ->
                        MockSyncSketch.builder().seed(Seed.fromJson(state)).start())
                .isInstanceOf(SeedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "creator", "item", "review", "revision", "person", "project"})
    void danglingReferences_areRejected(String relation) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode state;
        try (MockSyncSketch mock = builder().start()) {
            state = json.readTree(mock.exportSeed().json());
        }
        String broken = state.toString().replaceFirst("\"" + relation + "\":[0-9]+", "\"" + relation + "\":99999");

        assertThat(broken).isNotEqualTo(state.toString());
        assertThatThrownBy(() ->
                        MockSyncSketch.builder().seed(Seed.fromJson(broken)).start())
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("99999");
    }

    @Test
    void runningServer_doesNotLoadAState() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            Seed state = mock.exportSeed();

            assertThatThrownBy(() -> mock.data().load(state))
                    .isInstanceOf(SeedException.class)
                    .hasMessageContaining("at the start only");
        }
    }

    @Test
    void externalStorage_hasNoState() {
        assertThatThrownBy(
                        () -> builder().externalStorage(new RecordingStorage()).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("external storage");
    }
}
