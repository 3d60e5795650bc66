package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ItemGoneException;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.error.ProcessingFailedException;
import com.syncsketch.sdk.client.error.ProcessingTimeoutException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.internal.util.FakeTime;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.ProcessingStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for the media of items. */
class ItemProcessingTest {

    private final TestServer server = new TestServer();
    private final FakeTime time = new FakeTime();
    private final SyncSketchClient client = server.clientBuilder(time.timing()).build();

    /** The responses for each item; the last one is repeated. */
    private final Map<Long, Deque<String>> responses = new HashMap<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void awaitProcessed_pollsUntilTheItemIsDone() {
        serve(1, "processing", "\"queued\"", "null", "done");

        Item item = client.items().awaitProcessed(1);

        assertThat(item.getProcessingStatus()).isEqualTo(ProcessingStatus.DONE);
        assertThat(server.received).hasSize(4).allMatch(request -> request.uri().equals("/api/v1/item/1/"));
        assertThat(time.pauses)
                .containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMillis(2250));
    }

    @Test
    void awaitProcessed_ofADoneItem_makesOneRequestAndDoesNotWait() {
        serve(1, "done");
        assertThat(client.items().awaitProcessed(1).getId()).isEqualTo(1);
        assertThat(server.received).hasSize(1);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void intervals_growToTheMaximumAndNotBeyond() {
        serve(1, "a", "a", "a", "a", "a", "done");
        client.items()
                .awaitProcessed(
                        1,
                        ProcessingOptions.builder()
                                .pollInterval(Duration.ofSeconds(4))
                                .maxPollInterval(Duration.ofSeconds(7))
                                .build());
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(4L, 6L, 7L, 7L, 7L);

        time.pauses.clear();
        serve(2, "a", "a", "done");
        client.items()
                .awaitProcessed(
                        2,
                        ProcessingOptions.builder()
                                .pollInterval(Duration.ofSeconds(20))
                                .build());
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(20L, 20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "Failed", "error", "ERROR"})
    void failedConversion_isItsOwnException(String status) {
        serve(1, "processing", status);
        ProcessingFailedException e = catchThrowableOfType(
                ProcessingFailedException.class, () -> client.items().awaitProcessed(1));
        assertThat(e.getItemId()).isEqualTo(1);
        assertThat(e.getProcessingStatus().getValue()).isEqualTo(status);
        assertThat(e).hasMessageContaining("item 1").hasMessageContaining(status);
        assertThat(server.received).hasSize(2);
    }

    @Test
    void timeout_isExactAndNamesTheLastStatus() {
        serve(1, "transcoding");
        ProcessingTimeoutException e = catchThrowableOfType(
                ProcessingTimeoutException.class,
                () -> client.items()
                        .awaitProcessed(
                                1,
                                ProcessingOptions.builder()
                                        .timeout(Duration.ofSeconds(3))
                                        .build()));
        assertThat(e.getItemId()).isEqualTo(1);
        assertThat(e.getProcessingStatus()).isEqualTo(ProcessingStatus.of("transcoding"));
        assertThat(e)
                .hasMessageContaining("3000 ms")
                .hasMessageContaining("transcoding")
                .hasNoCause();
        // The last pause ends with the timeout, and one more request follows.
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMillis(500));
        assertThat(server.received).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "{\"id\": 1, \"active\": false, \"status\": \"done\"}"})
    void goneItem_isItsOwnException(String response) {
        serve(1, "processing", response);
        ItemGoneException e = catchThrowableOfType(
                ItemGoneException.class, () -> client.items().awaitProcessed(1));
        assertThat(e.getItemId()).isEqualTo(1);
        assertThat(server.received).hasSize(2);
    }

    @Test
    void temporaryFailure_doesNotEndTheWait() {
        serve(1, "502", "503", "done");
        assertThat(client.items().awaitProcessed(1).getId()).isEqualTo(1);
        assertThat(server.received).hasSize(3);
    }

    @Test
    void temporaryFailure_untilTheEnd_isTheCauseOfTheTimeout() {
        serve(1, "transcoding", "502");
        assertThatThrownBy(() -> client.items()
                        .awaitProcessed(
                                1,
                                ProcessingOptions.builder()
                                        .timeout(Duration.ofSeconds(5))
                                        .build()))
                .isInstanceOf(ProcessingTimeoutException.class)
                .hasMessageContaining("transcoding")
                .hasCauseInstanceOf(ServerException.class);
    }

    @Test
    void permanentFailure_endsTheWait() {
        serve(1, "processing", "401");
        assertThatThrownBy(() -> client.items().awaitProcessed(List.of(1L, 2L)))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void manyItems_areReturnedInTheirOrder() {
        serve(1, "processing", "processing", "done");
        serve(2, "done");
        serve(3, "processing", "done");

        List<Item> items = client.items().awaitProcessed(List.of(3L, 1L, 2L, 3L));

        assertThat(items).extracting(Item::getId).containsExactly(3L, 1L, 2L);
        assertThat(server.received)
                .extracting(request -> request.uri().replaceAll("\\D+1/item/|/$", ""))
                .containsExactly("3", "1", "2", "3", "1", "1");
    }

    @Test
    void manyItems_oneFailure_doesNotLoseTheOthers() {
        serve(1, "failed");
        serve(2, "processing", "done");
        serve(3, "404");
        serve(4, "processing");

        ItemsNotProcessedException e = catchThrowableOfType(
                ItemsNotProcessedException.class, () -> client.items().awaitProcessed(List.of(4L, 3L, 2L, 1L)));

        assertThat(e.getProcessed()).extracting(Item::getId).containsExactly(2L);
        assertThat(e.getFailures()).containsOnlyKeys(4L, 3L, 1L);
        assertThat(List.copyOf(e.getFailures().keySet())).containsExactly(4L, 3L, 1L);
        assertThat(e.getFailures().get(1L)).isInstanceOf(ProcessingFailedException.class);
        assertThat(e.getFailures().get(3L)).isInstanceOf(ItemGoneException.class);
        assertThat(e.getFailures().get(4L)).isInstanceOf(ProcessingTimeoutException.class);
        assertThat(e)
                .hasMessageContaining("3 of 4 items")
                .hasCause(e.getFailures().get(4L));
    }

    @Test
    void noItems_makeNoRequest() {
        assertThat(client.items().awaitProcessed(List.of())).isEmpty();
        assertThat(server.received).isEmpty();
    }

    @Test
    void listener_receivesTheStateOfEachItem() {
        serve(1, "processing", "done");
        serve(2, "failed");
        List<String> events = new ArrayList<>();

        assertThatThrownBy(() -> client.items()
                        .awaitProcessed(
                                List.of(1L, 2L),
                                ProcessingOptions.builder()
                                        .progressListener(p -> events.add(p.getItemId() + " " + p.getProcessingStatus()
                                                + " " + p.getProcessedItems() + "+" + p.getFailedItems() + "/"
                                                + p.getTotalItems() + " " + p.isComplete()))
                                        .build()))
                .isInstanceOf(ItemsNotProcessedException.class);

        assertThat(events).containsExactly("1 processing 0+0/2 false", "2 null 0+1/2 false", "1 done 1+1/2 true");
    }

    @Test
    void interrupt_endsTheWait() {
        serve(1, "processing");
        time.whilePausing(pause -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> client.items().awaitProcessed(1)).isInstanceOf(RequestInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingTheClient_endsTheWait() {
        serve(1, "processing");
        time.whilePausing(pause -> client.close());
        assertThatThrownBy(() -> client.items().awaitProcessed(1)).isInstanceOf(ClientClosedException.class);
        assertThat(server.received).hasSize(1);
    }

    /** Sets what the service returns for an item: statuses, JSON objects, or status codes of errors. */
    private void serve(long id, String... states) {
        responses.put(id, new ArrayDeque<>(List.of(states)));
        server.handle(exchange -> {
            server.note(exchange);
            long item = Long.parseLong(exchange.getRequestURI().getPath().replaceAll("\\D+1/item/|/$", ""));
            Deque<String> left = responses.get(item);
            String state = left.size() > 1 ? left.remove() : left.element();
            if (state.matches("\\d{3}")) {
                TestServer.send(exchange, Integer.parseInt(state), "application/json", "{\"error\": \"no\"}");
                return;
            }
            String status = state.equals("null") || state.startsWith("\"") ? state : "\"" + state + "\"";
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    state.startsWith("{")
                            ? state
                            : "{\"id\": " + item + ", \"active\": true, \"status\": " + status + "}");
        });
    }
}
