package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.mock.model.SeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of a server with several worlds. */
class StateOfWorldsTest {

    @TempDir
    private Path folder;

    private MockSyncSketchBuilder builder() {
        return MockSyncSketch.builder()
                .clock(MockClock.at(Instant.parse("2026-03-02T09:15:00Z")))
                .singlePort(true)
                .storageFolder(folder.resolve("files"))
                .stateFile(folder.resolve("state.json"));
    }

    /** Stores different data in each world. */
    private static void use(MockWorld world) {
        JsonClient client = JsonClient.of(world);
        long review = client.review(client.project("Show of " + world.name()), "Dailies");
        UploadRoutes routes = new UploadRoutes(world, review);
        routes.form("", "form of " + world.name() + ".mov", Map.of());
        routes.signedForm("signed of " + world.name() + ".mov");
        routes.inParts("parts of " + world.name() + ".mov");
        world.data().addUser("zoe@example.com", "zoe-key");
    }

    private static List<String> responses(MockWorld world) {
        JsonClient client = JsonClient.of(world);
        return Stream.of(
                        "/api/v1/account/",
                        "/api/v1/project/",
                        "/api/v1/review/?fields=id,name,items,uuid",
                        "/api/v1/item/",
                        "/api/v1/simpleperson/")
                .map(path -> {
                    JsonClient.Response response = client.get(path);
                    assertThat(response.status()).as(path + response.text()).isEqualTo(200);
                    return response.text()
                            .replace(world.url().toString(), "URL")
                            .replaceAll("X-Amz-Signature=[0-9a-f]*", "");
                })
                .toList();
    }

    private static List<List<String>> responses(MockSyncSketch mock) {
        return mock.worlds().stream().map(StateOfWorldsTest::responses).toList();
    }

    private static MockWorld world(MockSyncSketch mock, String name) {
        return mock.world(name).orElseThrow();
    }

    @Test
    void restartedServer_hasAllWorlds() throws IOException {
        List<List<String>> before;
        String key;
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld(
                    options -> options.name("gw1").seed(Seed.demo()).pageSize(2).firstId(7001));
            mock.newWorld(options -> options.name("gw0").user("ada@example.com").strict(true));
            mock.worlds().forEach(StateOfWorldsTest::use);
            world(mock, "gw0").faults().on("listAccounts").inject(Action.status(503));
            before = mock.worlds().stream()
                    .map(world -> world.name().equals("gw0") ? List.<String>of() : responses(world))
                    .toList();
            key = world(mock, "gw0").key();
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(mock.worlds()).extracting(MockWorld::name).containsExactly("default", "gw1", "gw0");
            assertThat(responses(mock).subList(0, 2)).isEqualTo(before.subList(0, 2));
            MockWorld gw0 = world(mock, "gw0");
            assertThat(gw0.user() + gw0.key()).isEqualTo("ada@example.com" + key);
            assertThat(gw0.data().projects()).extracting("name").containsExactly("Show of gw0");
            assertThat(gw0.faults().list()).isEmpty();
            assertThat(JsonClient.of(gw0).get("/api/v1/item/?colour=red").status())
                    .isEqualTo(400);
            for (MockWorld world : mock.worlds()) {
                assertThat(JsonClient.of(world).get("/api/v1/item/?limit=100").objects().stream()
                                .map(item -> item.path("url").asText())
                                .filter(url -> url.contains("/uploads/"))
                                .map(Http::text))
                        .isNotEmpty()
                        .containsOnly("movie");
            }
        }
    }

    @Test
    void killedServer_hasTheSavedWorlds() throws IOException {
        Path copy = folder.resolve("copy.json");
        List<List<String>> saved;
        try (MockSyncSketch mock = builder().start()) {
            use(mock.newWorld(options -> options.name("gw0")));
            saved = responses(mock);
            assertThat(Http.plain("POST", mock.url(), "/__mock/worlds/gw0/save", null)
                            .status())
                    .isEqualTo(204);
            world(mock, "gw0").data().addProject("Not saved");
            mock.newWorld();
            // What a killed server leaves.
            Files.copy(folder.resolve("state.json"), copy);
        }
        try (MockSyncSketch mock = builder().stateFile(copy).start()) {
            assertThat(responses(mock)).isEqualTo(saved);

            world(mock, "gw0").data().addProject("Later");
            world(mock, "gw0").reset();

            assertThat(responses(mock)).isEqualTo(saved);
        }
    }

    @Test
    void worldsOfARestartedServer_continueTheirSequences() throws IOException {
        Map<String, Object> straight;
        try (MockSyncSketch mock =
                builder().stateFile(folder.resolve("other.json")).start()) {
            straight = created(mock.newWorld(options -> options.name("gw0").randomSeed(5)));
        }
        try (MockSyncSketch mock = builder().start()) {
            use(mock.newWorld(options -> options.name("gw0").randomSeed(5)));
        }
        try (MockSyncSketch mock = builder().start()) {
            MockWorld world = world(mock, "gw0");
            assertThat(world.data().get(world.data().addReview(world.data().addProject("Later"), "Review")))
                    .isEqualTo(straight);
        }
    }

    private static Map<String, Object> created(MockWorld world) {
        use(world);
        return world.data().get(world.data().addReview(world.data().addProject("Later"), "Review"));
    }

    @Test
    void newWorldOfARestartedServer_startsWithTheSeed() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            use(world(mock, "default"));
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(mock.data().projects()).hasSize(1);
            assertThat(mock.newWorld().data().projects()).isEmpty();
        }
    }

    @Test
    void deletedWorld_isNotSaved() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld().close();
        }
        try (MockSyncSketch mock = builder().start()) {
            assertThat(mock.worlds()).hasSize(1);
        }
        assertThat(Files.readString(folder.resolve("state.json"))).doesNotContain("\"worlds\"");
    }

    @Test
    void stateOfOneWorld_isASeedOfOthers() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            mock.data().addUser("vera@client.example", "vera-key");
            mock.data().addProject("Prepared");
            String state =
                    Http.plain("GET", mock.url(), "/__mock/seed", null).raw().body();

            Http.Response created =
                    Http.plain("POST", mock.url(), "/__mock/worlds", "{\"name\": \"gw0\", \"seed\": " + state + "}");

            assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
            JsonClient client = JsonClient.of(world(mock, "gw0"));
            assertThat(client.get("/api/v1/project/").all("name")).containsExactly("Prepared");
            assertThat(client.as("vera@client.example", "gw0/vera-key")
                            .get("/api/v1/account/")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/api/v1/simpleperson/").all("username")).contains("gw0." + mock.user());
        }
    }

    @Test
    void stateOfSeveralWorlds_isNoSeedOfAWorld() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld();
            mock.saveState();
            Seed state = Seed.fromFile(folder.resolve("state.json"));

            assertThatThrownBy(() -> mock.newWorld(options -> options.seed(state)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("other worlds");
            try (MockSyncSketch other = MockSyncSketch.builder().seed(state).start()) {
                assertThat(other.worlds()).hasSize(2);
            }
        }
    }

    @Test
    void moreWorldsThanTheMaximum_areNotLoaded() throws IOException {
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld();
            mock.newWorld();
        }

        assertThatThrownBy(() -> builder().limits(limits -> limits.worlds(1)).start())
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("--max-worlds");
        builder().limits(limits -> limits.worlds(2)).start().close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "name":"world-1"  | "name":"World 1"  | worlds[0]: The name of a world
        "name":"world-1"  | "name":"default"  | world 'default'
        "page_size":100   | "page_size":"x"   | worlds[0]: The page size
        "key":"[0-9a-f]+" | "key":""          | worlds[0]: The key
        "state":.         | "state":7,"x":{   | worlds[0]: seed
        """)
    void invalidWorlds_areRejected(String valid, String invalid, String reason) throws IOException {
        Path file = folder.resolve("state.json");
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld();
        }
        String state = Files.readString(file);
        String worlds = state.substring(state.indexOf("\"worlds\""));
        String broken = worlds.replaceFirst(valid, invalid);
        assertThat(broken).isNotEqualTo(worlds);
        Files.writeString(file, state.replace(worlds, broken));
        new ObjectMapper().readTree(file.toFile());

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(SeedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void danglingReferenceInAWorld_isRejected() throws IOException {
        Path file = folder.resolve("state.json");
        try (MockSyncSketch mock = builder().start()) {
            mock.newWorld().data().addProject("Show");
        }
        String state = Files.readString(file);
        int world = state.indexOf("\"worlds\"");
        Files.writeString(
                file,
                state.substring(0, world)
                        + state.substring(world).replaceFirst("\"account\":[0-9]+", "\"account\":99999"));

        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("99999");
    }
}
