package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.model.MoveItemEntry;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deleteMany_sendsOneRequest() {
        server.respondJson("{\"status\": \"ok\"}");
        BulkResult result = client.items().deleteMany(List.of(41L, 42L, 41L));
        assertThat(server.only().method()).isEqualTo("POST");
        assertThat(server.only().uri()).isEqualTo("/api/v2/bulk-delete-items/");
        assertThat(server.only().text()).isEqualTo("{\"item_ids\":[41,42]}");
        assertThat(result.isComplete()).isTrue();
        assertThat(result.getSucceededIds()).containsExactly(41L, 42L);
        assertThat(result.orThrow()).isSameAs(result);
        assertThat(result).hasToString("BulkResult{2 items, 0 failed}");
    }

    @Test
    void moveMany_sendsOneRequest() {
        server.respond(200, null, "");
        MoveItemEntry entry = MoveItemEntry.builder().reviewId(31).itemId(41).build();
        BulkResult result = client.items().moveMany(32, List.of(entry));
        assertThat(server.only().uri()).isEqualTo("/api/v2/move-review-items/");
        assertThat(JsonReading.map(server.only().text()))
                .isEqualTo(JsonReading.map(
                        "{\"new_review_id\": 32, \"item_data\": [{\"review_id\": 31, \"item_id\": 41}]}"));
        assertThat(result.getSucceededIds()).containsExactly(41L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 205})
    void chunks_containEachItemOnceAndInOrder(int count) {
        List<Long> ids = LongStream.range(1, count + 1).boxed().toList();
        BulkResult result = client.items().deleteMany(ids);
        assertThat(server.received).hasSize((count + BulkResult.CHUNK_SIZE - 1) / BulkResult.CHUNK_SIZE);
        List<Object> sent = server.received.stream()
                .<Object>flatMap(request -> {
                    List<?> chunk = (List<?>) JsonReading.map(request.text()).get("item_ids");
                    assertThat(chunk).isNotEmpty().hasSizeLessThanOrEqualTo(BulkResult.CHUNK_SIZE);
                    return chunk.stream();
                })
                .toList();
        assertThat(sent.toString()).isEqualTo(ids.toString());
        assertThat(result.getSucceededIds()).isEqualTo(ids);
    }

    @Test
    void failedChunk_doesNotAffectTheOthers() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean second = server.received.size() == 2;
            TestServer.send(exchange, second ? 500 : 200, "application/json", second ? "{\"detail\": \"No\"}" : "{}");
        });
        List<Long> ids = LongStream.range(0, 250).boxed().toList();
        BulkResult result = client.items().deleteMany(ids);
        assertThat(server.received).hasSize(3);
        assertThat(result.isComplete()).isFalse();
        assertThat(result.getOutcomes())
                .extracting(BulkResult.Outcome::getItemId)
                .isEqualTo(ids);
        assertThat(result.getFailures())
                .extracting(BulkResult.Outcome::getItemId)
                .isEqualTo(ids.subList(100, 200));
        assertThat(result.getFailures())
                .allSatisfy(outcome -> assertThat(outcome.getFailure()).isInstanceOf(ServerException.class));
        assertThat(result.getSucceededIds()).hasSize(150).doesNotContain(100L, 199L);
        assertThatThrownBy(result::orThrow).isInstanceOf(ServerException.class);
    }

    /** Serves an endpoint that rejects a request as a whole if it contains one of some items. */
    private void rejects(int status, Long... bad) {
        server.handle(exchange -> {
            server.note(exchange);
            String ids = server.last().text().replaceAll(".*\\[(.*)].*", "$1");
            boolean rejected = Stream.of(ids.split(",")).map(Long::valueOf).anyMatch(List.of(bad)::contains);
            TestServer.send(exchange, rejected ? status : 200, "application/json", "{}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void rejectedItem_doesNotAffectTheOthers(int status) {
        rejects(status, 4242L);

        BulkResult result = client.items().deleteMany(List.of(1017L, 4242L));

        assertThat(result.getSucceededIds()).containsExactly(1017L);
        assertThat(result.getFailures()).singleElement().satisfies(failure -> {
            assertThat(failure.getItemId()).isEqualTo(4242);
            assertThat(failure.getFailure())
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
        });
        assertThat(server.received).hasSize(3);
    }

    @Test
    void rejectedItems_areFoundWithFewRequests() {
        rejects(404, 117L, 180L);
        List<Long> ids = LongStream.range(0, 250).boxed().toList();

        BulkResult result = client.items().deleteMany(ids);

        assertThat(result.getOutcomes())
                .extracting(BulkResult.Outcome::getItemId)
                .isEqualTo(ids);
        assertThat(result.getFailures())
                .extracting(BulkResult.Outcome::getItemId)
                .containsExactly(117L, 180L);
        assertThat(server.received).hasSizeLessThan(35);
    }

    @Test
    void allRejectedItems_haveTheirOwnFailures() {
        rejects(404, 1L, 2L, 3L);

        BulkResult result = client.items().deleteMany(List.of(1L, 2L, 3L));

        assertThat(result.getFailures())
                .hasSize(3)
                .extracting(BulkResult.Outcome::getFailure)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void otherFailures_areNotSentAgain(int status) {
        rejects(status, 1L);

        BulkResult result = client.items().deleteMany(List.of(1L, 2L, 3L));

        assertThat(result.getFailures()).hasSize(3);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void moveMany_withARejectedItem_movesTheOthersInOrder() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean rejected = server.last().text().contains("\"item_id\":3");
            TestServer.send(exchange, rejected ? 404 : 200, "application/json", "{}");
        });
        List<MoveItemEntry> entries = LongStream.of(5, 4, 3, 2)
                .mapToObj(id -> MoveItemEntry.builder().reviewId(31).itemId(id).build())
                .toList();

        BulkResult result = client.items().moveMany(32, entries);

        assertThat(result.getSucceededIds()).containsExactly(5L, 4L, 2L);
    }

    @Test
    void interrupt_stopsTheOperationAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        BulkResult result = client.items().deleteMany(List.of(41L, 42L));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.received).isEmpty();
        assertThat(result.getFailures())
                .hasSize(2)
                .allSatisfy(
                        outcome -> assertThat(outcome.getFailure()).isInstanceOf(RequestInterruptedException.class));
    }
}
