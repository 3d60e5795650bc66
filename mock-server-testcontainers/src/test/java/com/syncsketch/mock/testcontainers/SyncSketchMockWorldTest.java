package com.syncsketch.mock.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worlds of a server, here without a container. */
class SyncSketchMockWorldTest {

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private SyncSketchMockWorld world(String name) {
        return SyncSketchMockWorld.create(mock.url(), name, mock.user(), mock.key());
    }

    private static void createProject(SyncSketchMockWorld world) {
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(world.url())
                .credentials(Credentials.apiKey(world.user(), world.key()))
                .build()) {
            long account = client.accounts().list().getObjects().get(0).getId();
            client.projects().create(account, "Of " + world.name());
        }
    }

    private Object projects(String world) {
        return mock.world(world).orElseThrow().data().projects().stream()
                .map(project -> project.get("name"))
                .toList();
    }

    @Test
    void worlds_areApart_untilTheyAreClosed() {
        SyncSketchMockWorld one = world("one");
        try (SyncSketchMockWorld other = world("other")) {
            createProject(one);
            createProject(other);

            assertThat(projects("one")).asString().isEqualTo("[Of one]");
            assertThat(projects("other")).asString().isEqualTo("[Of other]");
            other.reset();
            assertThat(projects("one")).asString().isEqualTo("[Of one]");
            assertThat(projects("other")).asString().isEqualTo("[]");
        }
        assertThat(mock.worlds()).hasSize(2);
        assertThat(mock.data().projects()).isEmpty();
        assertThat(one).hasToString("SyncSketchMockWorld[one of " + mock.url() + "]");
        assertThat(one.adminUrl()).hasToString(mock.url() + "/__mock/worlds/one/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"se\"c'ret", "back\\slash", "{}", "k"})
    void key_mayContainAnyCharacter(String key) {
        createProject(SyncSketchMockWorld.create(mock.url(), "one", "\"ada\\\"@example.com", key));

        assertThat(projects("one")).asString().isEqualTo("[Of one]");
    }

    @Test
    void existingName_isRejected_withTheReason() {
        world("one");

        assertThatThrownBy(() -> world("one"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("returned 409")
                .hasMessageContaining("world_exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a/b", "a\"", "../a", "default?"})
    void invalidName_isRejected(String name) {
        assertThatThrownBy(() -> world(name)).isInstanceOf(IllegalArgumentException.class);

        assertThat(mock.worlds()).hasSize(1);
    }

    @Test
    void deletedWorld_isReported() {
        SyncSketchMockWorld one = world("one");
        one.close();

        assertThatThrownBy(one::reset).isInstanceOf(IllegalStateException.class).hasMessageContaining("404");
        assertThatThrownBy(one::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unreachableServer_isReported() {
        SyncSketchMockWorld one = world("one");
        mock.close();

        assertThatThrownBy(one::reset)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("POST " + one.adminUrl() + "reset failed: ");
    }
}
