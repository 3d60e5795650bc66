package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.model.ShotGridConfig;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation")
class ShotgunTest {

    private final TestServer server = new TestServer();
    private final Shotgun shotgun = server.client().shotgun();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oldNames_sendTheRequestsOfTheNewNames() {
        server.respondJson("{\"id\": 1, \"review_id\": 302, \"items\": [], \"playlists\": []}");
        shotgun.createConfig(ShotGridConfig.builder()
                .account(11)
                .url("u")
                .username("n")
                .key("k")
                .build());
        shotgun.getPlaylists(11, null, null);
        shotgun.getPlaylists(11, null, 71L);
        shotgun.getPlaylists(11, 21L, null);
        shotgun.getPlaylists(11, 21L, 71L);
        shotgun.syncReviewNotes(31);
        shotgun.getSyncReviewNotesProgress("task-1");
        shotgun.syncNewItemNotes(21, 31, 41);
        shotgun.syncReviewItems(21, "dailies", 811, null);
        shotgun.syncReviewItems(21, "dailies", 811, 31L);
        assertThat(server.received)
                .extracting(request -> request.method() + " " + request.uri())
                .containsExactly(
                        "POST /api/v2/shotgun/config/test/",
                        "POST /api/v2/shotgun/config/",
                        "GET /api/v2/shotgun/playlists/11/",
                        "GET /api/v2/shotgun/playlists/11/?shotgun_project_id=71",
                        "GET /api/v2/shotgun/playlists/11/21/",
                        "GET /api/v2/shotgun/playlists/11/21/?shotgun_project_id=71",
                        "POST /api/v2/shotgun/sync-review-notes/review/31/",
                        "GET /api/v2/shotgun/sync-review-notes/task-1/",
                        "POST /api/v2/shotgun/sync-notes/project/21/review/31/41/",
                        "POST /api/v2/shotgun/sync-items/project/21/check/",
                        "POST /api/v2/shotgun/sync-items/project/21/review/31/check/");
    }

    @Test
    void unsupportedNames_throwAndNameTheReplacement() {
        assertThatThrownBy(() -> shotgun.getProjects(21))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("findPlaylists");
        assertThatThrownBy(() -> shotgun.getSyncReviewItemsProgress("task-1"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("syncItems");
        assertThat(server.received).isEmpty();
    }

    @Test
    void allNames_areDeprecatedButNotForRemoval() {
        List<Method> methods = Stream.of(Shotgun.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .toList();
        assertThat(methods).hasSize(8).allSatisfy(method -> {
            Deprecated deprecated = method.getAnnotation(Deprecated.class);
            assertThat(deprecated.since()).isEqualTo("0.1.0");
            assertThat(deprecated.forRemoval()).isFalse();
        });
        assertThat(Shotgun.class).hasAnnotation(Deprecated.class);
    }
}
