package com.syncsketch.sdk.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.model.AccountQuery;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.PersonQuery;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ReviewQuery;
import com.syncsketch.sdk.model.ReviewV2Query;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagingTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void all_ofEachResource_sendsLimitAndOffset() {
        server.respondJson("{\"meta\": {\"limit\": 100, \"offset\": 0, \"next\": null, \"total_count\": 1},"
                + " \"objects\": [{\"id\": 7}]}");
        Map<String, Function<SyncSketchClient, Iterable<?>>> lists = Map.of(
                "/api/v1/account/", c -> c.accounts().all(AccountQuery.none()),
                "/api/v1/project/", c -> c.projects().all(ProjectQuery.none()),
                "/api/v1/review/", c -> c.reviews().all(ReviewQuery.none()),
                "/api/v1/item/", c -> c.items().all(ItemQuery.none()),
                "/api/v1/frame/", c -> c.annotations().all(FrameQuery.none()),
                "/api/v1/simpleperson/", c -> c.users().all(PersonQuery.none()));
        lists.forEach((path, list) -> {
            assertThat(list.apply(client)).hasSize(1);
            assertThat(sorted(server.last())).isEqualTo(path + "?limit=100&offset=0");
        });
        server.respondJson("[{\"id\": 7}]");
        assertThat(client.reviews().allV2(ReviewV2Query.builder().projectId(20).build()))
                .hasSize(1);
        assertThat(sorted(server.last())).isEqualTo("/api/v2/review/?limit=100&offset=0&project_id=20");
    }

    @Test
    void all_usesTheConfiguredHostWhateverTheNextLinkContains() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean first = server.received.size() == 1;
            String next = first ? "\"https://elsewhere.example/api/v1/project/?limit=1&offset=1\"" : "null";
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    "{\"meta\": {\"limit\": 1, \"offset\": " + (first ? 0 : 1) + ", \"next\": " + next
                            + ", \"total_count\": 2}, \"objects\": [{\"id\": " + server.received.size() + "}]}");
        });
        assertThat(client.projects()
                        .all(ProjectQuery.builder().active(true).limit(5).build()))
                .extracting(project -> project.getId())
                .containsExactly(1L, 2L);
        assertThat(server.received)
                .extracting(PagingTest::sorted)
                .containsExactly(
                        "/api/v1/project/?active=1&limit=5&offset=0", "/api/v1/project/?active=1&limit=1&offset=1");
    }

    /** Returns the URL with sorted parameters, because Feign's order is arbitrary. */
    private static String sorted(TestServer.Received request) {
        String[] parts = request.uri().split("\\?");
        String[] query = parts[1].split("&");
        Arrays.sort(query);
        return parts[0] + "?" + String.join("&", query);
    }
}
