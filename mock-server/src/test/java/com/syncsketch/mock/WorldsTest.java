package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.internal.storage.UploadFixture;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worlds of a server: how they are created, addressed and deleted. */
class WorldsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant START = Instant.parse("2026-03-02T09:15:00Z");

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.builder()
                .clock(MockClock.at(START))
                .limits(limits -> limits.worlds(3))
                .start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private Http.Response admin(String method, String path, String body) {
        return Http.plain(method, mock.url(), path, body);
    }

    private MockWorld world(String name) {
        return mock.newWorld(options -> options.name(name));
    }

    /** Sends a GET request whose path and headers are given, and returns the status code. */
    private int status(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(mock.url().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String header(String user, String key) {
        return "apikey " + user + ":" + key;
    }

    private static String query(String name, String user, String secretName, String secret) {
        return "/api/v1/project/?" + name + "=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&" + secretName
                + "=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    @Test
    void newWorld_isEmpty_andLeavesOthersAlone() {
        mock.data().addProject("Of the default world");

        MockWorld world = world("gw0");
        JsonClient client = JsonClient.of(world);
        client.project("Of gw0");
        mock.faults().on("listAccounts").inject(Action.status(503));

        assertThat(client.get("/api/v1/project/").all("name")).containsExactly("Of gw0");
        assertThat(client.get("/api/v1/account/").status()).isEqualTo(200);
        assertThat(JsonClient.of(mock).get("/api/v1/project/").all("name")).containsExactly("Of the default world");
        assertThat(mock.journal().count()).isEqualTo(1);
        assertThat(world.journal().count("createProject")).isEqualTo(1);
        assertThat(world.journal().count()).isEqualTo(4);
    }

    @Test
    void reset_restoresOneWorld() {
        MockWorld one = world("one");
        MockWorld other = world("other");
        for (MockWorld world : List.of(one, other)) {
            JsonClient.of(world).project("Show");
            world.faults().on("listAccounts").inject(Action.status(503));
            world.clock().advance(Duration.ofHours(1));
        }
        mock.data().addProject("Show");

        one.reset();

        assertThat(one.data().projects()).isEmpty();
        assertThat(one.journal().entries()).isEmpty();
        assertThat(one.faults().list()).isEmpty();
        assertThat(one.clock().instant()).isEqualTo(START);
        assertThat(other.data().projects()).hasSize(1);
        assertThat(other.journal().entries()).isNotEmpty();
        assertThat(other.faults().list()).hasSize(1);
        assertThat(other.clock().instant()).isEqualTo(START.plus(Duration.ofHours(1)));
        mock.reset();
        assertThat(other.data().projects()).hasSize(1);
        assertThat(mock.clock().instant()).isEqualTo(START);
    }

    @Test
    void credentials_selectTheWorld_inEachPlacement() throws Exception {
        MockWorld world = world("gw0");
        String user = world.user();
        String key = world.key();

        assertThat(status("/api/v1/project/", "Authorization", header(user, key)))
                .isEqualTo(200);
        assertThat(status("/api/v1/project/", "Authorization", header(user, key).replace("apikey", "Token")))
                .isEqualTo(200);
        assertThat(status(query("username", user, "api_key", key))).isEqualTo(200);
        assertThat(status(query("email", user.toUpperCase(java.util.Locale.ROOT), "token", key)))
                .isEqualTo(200);
        assertThat(world.journal().count("listProjects")).isEqualTo(4);
        assertThat(mock.journal().count()).isZero();
    }

    @Test
    void wrongKey_isRejectedByTheWorldOfTheUser() throws Exception {
        MockWorld world = world("gw0");

        assertThat(status("/api/v1/project/", "Authorization", header(world.user(), mock.key())))
                .isEqualTo(401);
        assertThat(status("/api/v1/project/", "Authorization", header(mock.user(), world.key())))
                .isEqualTo(401);

        assertThat(world.journal().count()).isEqualTo(1);
        assertThat(mock.journal().count()).isEqualTo(1);
    }

    @Test
    void keyWithTheNameOfTheWorld_selectsIt_forOtherUsers() throws Exception {
        MockWorld world = mock.newWorld(options -> options.name("gw0").seed(Seed.demo()));
        world("gw1");
        String vera = "vera@client.example";

        assertThat(status("/api/v1/project/", "Authorization", header(vera, "gw0/vera-key")))
                .isEqualTo(200);
        assertThat(status(query("email", vera, "token", "gw0/vera-key"))).isEqualTo(200);
        assertThat(status("/api/v1/project/", "Authorization", header(vera, "gw0/other")))
                .isEqualTo(401);
        assertThat(world.journal().count()).isEqualTo(3);
        assertThat(status("/api/v1/project/", "Authorization", header(vera, "gw1/vera-key")))
                .isEqualTo(401);
        assertThat(mock.journal().count()).isZero();
        assertThat(status("/api/v1/project/", "Authorization", header(vera, "vera-key")))
                .isEqualTo(401);
        assertThat(status("/api/v1/project/", "Authorization", header(vera, "gone/vera-key")))
                .isEqualTo(401);
        assertThat(mock.journal().count()).isEqualTo(2);
    }

    @Test
    void keyOfTheDefaultUser_mayLookLikeThatOfAWorld() throws Exception {
        try (MockSyncSketch other = MockSyncSketch.builder().key("gw0/secret").start()) {
            MockWorld world = other.newWorld(options -> options.name("gw0"));

            assertThat(Http.get(other, "/api/v1/account/").status()).isEqualTo(200);

            assertThat(other.journal().count()).isEqualTo(1);
            assertThat(world.journal().count()).isZero();
        }
    }

    @Test
    void header_selectsTheWorld() throws Exception {
        MockWorld world = mock.newWorld(options -> options.name("gw0").seed(Seed.demo()));
        String name = "X-SyncSketch-Mock-World";

        assertThat(status("/api/v1/project/", "Authorization", header("vera@client.example", "vera-key"), name, "gw0"))
                .isEqualTo(200);
        assertThat(status("/api/v1/project/", "authorization", "malformed", name, "gw0"))
                .isEqualTo(401);
        assertThat(status("/api/v1/%ff/", name, "gw0")).isEqualTo(400);
        assertThat(world.journal().count()).isEqualTo(3);
        assertThat(status("/api/v1/project/", "Authorization", header(world.user(), world.key()), name, "gw9"))
                .isEqualTo(404);
        assertThat(status("/api/v1/project/", name, "")).isEqualTo(404);
        assertThat(status("/api/v1/project/", name, "default")).isEqualTo(401);
        assertThat(world.journal().count()).isEqualTo(3);
        assertThat(mock.journal().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void signedUrls_leadBackToTheirWorld(boolean singlePort) throws Exception {
        try (MockSyncSketch server =
                MockSyncSketch.builder().singlePort(singlePort).start()) {
            for (MockWorld world : List.of(server.newWorld(), server.newWorld())) {
                JsonClient client = JsonClient.of(world);
                UploadRoutes routes = new UploadRoutes(world, client.review(client.project("Show"), "Dailies"));
                routes.form("", "a.mov", Map.of());
                routes.signedForm("b.mov");
                routes.inParts("c.mov");

                assertThat(world.storage().objects()).hasSize(3);
                assertThat(world.journal().count("storage.putPart")).isEqualTo(1);
                assertThat(world.journal().count("storage.postForm")).isEqualTo(1);
                world.journal().verifyNoUnexpectedErrors();
                assertThat(world.defects()).isEmpty();
            }
            assertThat(server.storage().objects()).isEmpty();
            assertThat(server.journal().count()).isZero();
        }
    }

    @Test
    void signedUrl_isNotValidInAnotherWorld() throws Exception {
        MockWorld one = mock.newWorld(options -> options.name("one").seed(Seed.demo()));
        MockWorld other = mock.newWorld(options -> options.name("other").seed(Seed.demo()));
        String url = JsonClient.of(one)
                .get("/api/v1/item/")
                .objects()
                .get(0)
                .path("url")
                .asText();
        assertThat(url).startsWith(mock.storageUrl() + "/__worlds/one/");

        assertThat(status(url)).isEqualTo(200);
        assertThat(status(url.replace("/__worlds/one/", "/__worlds/other/"))).isEqualTo(403);
        assertThat(status(url.replace("/__worlds/one/", "/"))).isEqualTo(403);
        assertThat(status(url.replace("/__worlds/one/", "/__worlds/third/"))).isEqualTo(404);

        assertThat(one.journal().count("storage.getObject")).isEqualTo(1);
        assertThat(other.journal().count("storage.getObject")).isEqualTo(1);
        assertThat(mock.journal().count("storage.getObject")).isEqualTo(1);
    }

    @Test
    void signedForm_isNotValidInAnotherWorld() throws Exception {
        MockWorld one = world("one");
        MockWorld other = world("other");
        JsonClient client = JsonClient.of(one);
        byte[] file = UploadFixture.bytes("movie");
        JsonNode form = client.post(
                        "/uploads/get-s3-signed-url/",
                        Map.of(
                                "review_id", client.review(client.project("Show"), "Dailies"),
                                "item_name", "a.mov",
                                "item_data", Map.of("content_type", "video/mp4", "content_length", file.length)))
                .body();
        byte[] body = UploadFixture.parts(UploadFixture.fields(form), "file", "a.mov", file);
        String url = form.path("url").asText();

        assertThat(post(url.replace("/__worlds/one/", "/__worlds/other/"), body))
                .isEqualTo(403);
        assertThat(post(url.replace("/__worlds/one/", "/"), body)).isEqualTo(403);
        assertThat(post(url, body)).isEqualTo(204);
        assertThat(one.storage().objects()).hasSize(1);
        assertThat(other.storage().objects()).isEmpty();
        assertThat(mock.storage().objects()).isEmpty();
    }

    private static int post(String url, byte[] form) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void externalStorage_keepsWorldsApart() throws IOException {
        RecordingStorage external = new RecordingStorage();
        try (MockSyncSketch server =
                MockSyncSketch.builder().externalStorage(external).start()) {
            Set<String> keys = new HashSet<>();
            for (MockWorld world : List.of(world(server, "one"), world(server, "other"))) {
                JsonClient client = JsonClient.of(world);
                long review = client.review(client.project("Show"), "Dailies");
                JsonNode started = client.post(
                                "/uploads/stats/upload-start/",
                                Map.of(
                                        "review_id",
                                        review,
                                        "item_name",
                                        "a.mov",
                                        "item_data",
                                        Map.of("upload_type", "s3", "size", 5)))
                        .body();
                Map<String, Object> data = Map.of(
                        "name", "a.mov", "uuid", started.path("item_uuid").asText(), "size", 5);
                JsonNode opened = client.post(
                                "/uploads/multipart-upload/", Map.of("review_id", review, "item_data", data))
                        .body();
                String key = opened.path("key").asText();
                keys.add(key);
                assertThat(client.post(
                                        "/uploads/multipart-upload/"
                                                + opened.path("uploadId").asText() + "/complete/?key="
                                                + URLEncoder.encode(key, StandardCharsets.UTF_8),
                                        Map.of("parts", List.of(Map.of("PartNumber", 1, "ETag", "x"))))
                                .status())
                        .isEqualTo(200);
            }
            assertThat(keys).hasSize(1);
            String key = keys.iterator().next();
            assertThat(external.objects).containsOnlyKeys("one/" + key, "other/" + key);
        }
    }

    private static MockWorld world(MockSyncSketch server, String name) {
        return server.newWorld(options -> options.name(name));
    }

    @Test
    void options_overrideThoseOfTheServer() throws IOException {
        try (MockSyncSketch server = MockSyncSketch.builder()
                .seed(Seed.demo())
                .pageSize(2)
                .firstId(5001)
                .strict(true)
                .start()) {
            MockWorld same = server.newWorld();
            MockWorld own = server.newWorld(options -> options.name("own")
                    .user("ada@example.com")
                    .key("s3cret")
                    .seed(Seed.empty())
                    .pageSize(7)
                    .firstId(9001)
                    .randomSeed(5)
                    .processingReads(1)
                    .strict(false));

            assertThat(same.data().projects()).isEqualTo(server.data().projects());
            assertThat(JsonClient.of(same).get("/api/v1/item/?colour=red").status())
                    .isEqualTo(400);
            JsonNode list =
                    JsonClient.of(own).get("/api/v1/account/?colour=red").body();
            assertThat(list.at("/meta/limit").intValue()).isEqualTo(7);
            assertThat(list.at("/objects/0/name").asText()).isEqualTo("Studio");
            assertThat(list.at("/objects/0/id").longValue()).isGreaterThan(9000);
            assertThat(own.user() + own.key()).isEqualTo("ada@example.coms3cret");
        }
    }

    @Test
    void keysAndUsers_areTheSameForTheSameName() throws IOException {
        MockWorld world = world("gw0");

        assertThat(world.user()).isEqualTo("gw0." + mock.user());
        assertThat(world.key())
                .hasSize(40)
                .isNotEqualTo(mock.key())
                .isNotEqualTo(world("gw1").key());
        try (MockSyncSketch other = MockSyncSketch.start()) {
            assertThat(other.newWorld(options -> options.name("gw0")).key()).isEqualTo(world.key());
        }
    }

    @Test
    void names_areUnique_alsoGeneratedOnes() {
        world("world-1");

        assertThat(mock.newWorld().name()).isEqualTo("world-2");
        assertThatThrownBy(() -> world("world-1"))
                .isInstanceOf(WorldExistsException.class)
                .hasMessageContaining("world-1");
        assertThatThrownBy(() -> world("default")).isInstanceOf(WorldExistsException.class);
        assertThatThrownBy(() -> mock.newWorld(options -> options.user(mock.user())))
                .isInstanceOf(WorldExistsException.class)
                .hasMessageContaining("'default'");
        assertThatThrownBy(() -> mock.newWorld(options -> options.user("WORLD-1." + mock.user())))
                .isInstanceOf(WorldExistsException.class);
        mock.world("world-2").orElseThrow().close();
        assertThat(mock.newWorld().name()).isNotEqualTo("world-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GW0", "gw 0", "gw/0", "..", "-a", "_a", "gw0:", "ä", "a.b", "%41"})
    void name_mustBeUsableInUrlsAndFiles(String name) {
        assertThatThrownBy(() -> world(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
        assertThat(mock.worlds()).hasSize(1);
    }

    @Test
    void number_isLimited() {
        for (int i = 0; i < 3; i++) {
            mock.newWorld();
        }

        assertThatThrownBy(mock::newWorld)
                .isInstanceOfSatisfying(
                        WorldLimitException.class, e -> assertThat(e.maximum()).isEqualTo(3))
                .hasMessageContaining("--max-worlds");
        Http.Response response = admin("POST", "/__mock/worlds", "{}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().path("code").asText()).isEqualTo("too_many_worlds");
        mock.worlds().get(1).close();
        assertThat(admin("POST", "/__mock/worlds", "").status()).isEqualTo(201);
    }

    @Test
    void invalidSeed_createsNothing() {
        Seed seed = Seed.fromJson("{\"format\": \"syncsketch-mock-state\", \"version\": 1}");

        assertThatThrownBy(() -> mock.newWorld(options -> options.name("gw0").seed(seed)))
                .isInstanceOf(SeedException.class);

        assertThat(mock.worlds()).hasSize(1);
        assertThat(world("gw0").data().accounts()).hasSize(1);
    }

    @Test
    void close_deletesTheWorld_once() throws Exception {
        MockWorld first = world("gw0");
        String url = storageUrl(first);
        first.close();
        first.close();
        MockWorld second = world("gw0");
        first.close();

        assertThat(mock.world("gw0")).containsSame(second);
        assertThat(second.data().projects()).isEmpty();
        assertThat(status(url)).isEqualTo(404);
        second.close();
        assertThat(mock.worlds()).hasSize(1);
        assertThat(JsonClient.of(second).get("/api/v1/account/").status()).isEqualTo(401);
        assertThatThrownBy(() -> mock.worlds().get(0).close()).isInstanceOf(IllegalStateException.class);
    }

    private static String storageUrl(MockWorld world) {
        JsonClient client = JsonClient.of(world);
        client.item(client.review(client.project("Show"), "Dailies"), "shot.mov");
        return client.get("/api/v1/item/").objects().get(0).path("url").asText();
    }

    @Test
    void adminApi_createsDescribesAndDeletesWorlds() {
        Http.Response created = admin("POST", "/__mock/worlds", "{\"name\": \"gw0\", \"seed\": {\"name\": \"demo\"}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("name").asText()).isEqualTo("gw0");
        assertThat(created.json().path("url").asText()).isEqualTo(mock.url().toString());
        URI root = URI.create(created.json().path("admin").asText());
        assertThat(root).hasToString(mock.url() + "/__mock/worlds/gw0");
        MockWorld world = mock.world("gw0").orElseThrow();
        assertThat(created.json().path("user").asText()).isEqualTo(world.user());
        assertThat(created.json().path("key").asText()).isEqualTo(world.key());
        assertThat(world.data().projects()).hasSize(2);

        JsonNode list = admin("GET", "/__mock/worlds/", null).json();
        assertThat(list.findValuesAsText("name")).containsExactly("default", "gw0");
        JsonNode about = admin("GET", root.getPath() + "/", null).json();
        assertThat(about.path("world").asText()).isEqualTo("gw0");
        assertThat(about.path("user").asText()).isEqualTo(world.user());
        assertThat(about.path("commands").findValuesAsText("path")).contains("/__mock/worlds/gw0/reset");
        assertThat(admin("DELETE", root.getPath(), null).status()).isEqualTo(204);
        assertThat(admin("DELETE", root.getPath(), null).status()).isEqualTo(404);
        assertThat(mock.worlds()).hasSize(1);
    }

    @Test
    void eachCommand_actsOnItsWorld() {
        MockWorld world = world("gw0");
        mock.data().addProject("Of the default world");
        JsonClient.of(world).project("Show");
        String root = "/__mock/worlds/gw0/";

        assertThat(admin("GET", root + "state", null)
                        .json()
                        .at("/projects/0/name")
                        .asText())
                .isEqualTo("Show");
        assertThat(admin("GET", root + "seed", null).json().path("projects")).hasSize(1);
        admin("POST", root + "clock", "{\"advance\": \"PT2H\"}");
        assertThat(world.clock().instant()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(mock.clock().instant()).isEqualTo(START);
        admin("POST", root + "faults", "{\"on\": \"listAccounts\", \"do\": {\"response\": {\"status\": 503}}}");
        assertThat(world.faults().list()).hasSize(1);
        assertThat(mock.faults().list()).isEmpty();
        assertThat(StreamSupport.stream(
                        admin("GET", root + "journal?operation=createProject", null)
                                .json()
                                .spliterator(),
                        false))
                .hasSize(1);
        assertThat(admin("GET", "/__mock/journal", null).json()).isEmpty();
        admin("POST", root + "seed", "{\"name\": \"demo\"}");
        assertThat(world.data().projects()).hasSize(3);
        assertThat(admin("POST", root + "reset", "").status()).isEqualTo(204);
        assertThat(world.data().projects()).isEmpty();
        assertThat(mock.data().projects()).hasSize(1);
        assertThat(admin("POST", "/__mock/worlds/default/reset", "").status()).isEqualTo(204);
        assertThat(mock.data().projects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/__mock/worlds/gw9,,404",
        "POST,/__mock/worlds/gw9/reset,,404",
        "GET,/__mock/worlds//state,,404",
        "GET,/__mock/worlds/GW0/state,,404",
        "GET,/__mock/worlds/%67w0/state,,404",
        "DELETE,/__mock/worlds/gw9/journal,,404",
        "DELETE,/__mock/worlds/default,,405",
        "DELETE,/__mock/worlds,,405",
        "GET,/__mock/worlds/gw0/nothing,,404",
        "GET,/__mock/worlds/gw0/worlds,,404",
        "POST,/__mock/reset?world=gw0,,400",
        "POST,/__mock/worlds/gw0/reset?world=gw0,,400",
        "POST,/__mock/reset,gw9,404",
        "POST,/__mock/reset,,204",
        "POST,/__mock/reset,gw0,204",
        "POST,/__mock/worlds/gw0/reset,gw0,204",
        "POST,/__mock/worlds/gw0/reset,default,400",
    })
    void unknownAndContradictoryWorlds_areRejected(String method, String path, String header, int status)
            throws Exception {
        MockWorld world = world("gw0");
        world.data().addProject("Show");
        mock.data().addProject("Show");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(mock.url().resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (header != null) {
            request.header("X-SyncSketch-Mock-World", header);
        }

        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        boolean resetsWorld = status == 204 && "gw0".equals(header);
        assertThat(world.data().projects()).hasSize(resetsWorld ? 0 : 1);
        assertThat(mock.data().projects()).hasSize(status == 204 && header == null ? 0 : 1);
        if (status >= 400) {
            assertThat(response.body()).startsWith("{\"error\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"nam\": \"gw0\"}",
                "{\"name\": 7}",
                "{\"name\": \"GW\"}",
                "{\"user\": \"a:b\"}",
                "{\"key\": \"\"}",
                "{\"strict\": \"yes\"}",
                "{\"pageSize\": 0}",
                "{\"pageSize\": 4294967297}",
                "{\"processingReads\": -1}",
                "{\"firstId\": 0}",
                "{\"firstId\": 1.5}",
                "{\"randomSeed\": \"x\"}",
                "{\"seed\": \"demo\"}",
                "{\"seed\": {\"name\": \"other\"}}",
                "{\"seed\": {\"users\": 7}}"
            })
    void invalidOptions_createNothing(String body) {
        Http.Response response = admin("POST", "/__mock/worlds", body);

        assertThat(response.status()).as(response.raw().body()).isEqualTo(400);
        assertThat(mock.worlds()).hasSize(1);
    }

    @Test
    void existingName_isAConflict() {
        world("gw0");

        Http.Response response = admin("POST", "/__mock/worlds", "{\"name\": \"gw0\"}");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().path("code").asText()).isEqualTo("world_exists");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/__mock/worlds",
        "POST,/__mock/worlds",
        "DELETE,/__mock/worlds/gw0",
        "POST,/__mock/worlds/gw0/reset"
    })
    void foreignPages_cannotUseWorlds(String method, String path) throws Exception {
        MockWorld world = world("gw0");
        world.data().addProject("Show");

        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(mock.url().resolve(path))
                        .header("Origin", "http://evil.example")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(mock.worlds()).hasSize(2);
        assertThat(world.data().projects()).hasSize(1);
    }
}
