package com.syncsketch.sdk.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.syncsketch.sdk.model.ItemApprovalStatusChangedEvent;
import com.syncsketch.sdk.model.NewNotesEvent;
import com.syncsketch.sdk.model.WebhookAction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<? extends WebhookEvent>> EVENTS = Map.of(
            "itemApprovalStatusChanged", WebhookEvent.ItemApprovalStatusChanged.class,
            "reviewSessionEnd", WebhookEvent.ReviewSessionEnd.class,
            "itemUploaded", WebhookEvent.ItemUploaded.class,
            "newNotes", WebhookEvent.NewNotes.class,
            "reviewCreated", WebhookEvent.ReviewCreated.class,
            "reviewDeleted", WebhookEvent.ReviewDeleted.class,
            "itemDeleted", WebhookEvent.ItemDeleted.class);

    /** Returns the examples of all callbacks of the contract: callback, example, body. */
    static Stream<Arguments> contractExamples() throws IOException {
        JsonNode contract;
        try (InputStream yaml =
                WebhookParserTest.class.getResourceAsStream("/com/syncsketch/openapi/syncsketch.yaml")) {
            contract = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        }
        List<Arguments> found = new ArrayList<>();
        for (JsonNode callbacks : contract.findValues("callbacks")) {
            callbacks
                    .properties()
                    .forEach(callback -> callback.getValue()
                            .findValue("examples")
                            .fieldNames()
                            .forEachRemaining(name -> found.add(Arguments.of(
                                    callback.getKey(),
                                    name,
                                    contract.at("/components/examples/" + name + "/value")
                                            .toString()))));
        }
        return found.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("contractExamples")
    void parse_readsTheExamplesOfTheContractWithAllFields(String callback, String name, String body) throws Exception {
        WebhookEvent event = WebhookParser.parse(body);
        assertThat(event).isExactlyInstanceOf(EVENTS.get(callback));
        assertThat(WebhookParser.parse(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(event);

        Object payload = event.getClass().getMethod("getPayload").invoke(event);
        assertThat(JSON.readTree(JSON.writeValueAsBytes(payload))).isEqualTo(JSON.readTree(body));
        assertThat(event.getAction() == null ? null : event.getAction().getValue())
                .isEqualTo(JSON.readTree(body).path("action").textValue());
        assertThat(event.toString()).doesNotContain("Signature=");
    }

    @Test
    void events_areEqualIfTheirValuesAre() throws IOException {
        List<String> bodies = new ArrayList<>(contractExamples()
                .map(example -> (String) example.get()[2])
                .distinct()
                .toList());
        bodies.addAll(List.of("{\"action\": \"later\"}", "{\"action\": \"sooner\"}", "{}", "{\"a\": 1}"));
        for (String body : bodies) {
            WebhookEvent event = WebhookParser.parse(body);
            assertThat(event).isEqualTo(WebhookParser.parse(body)).hasSameHashCodeAs(WebhookParser.parse(body));
            assertThat(event).isNotEqualTo(body).isNotEqualTo(null);
            assertThat(bodies.stream()
                            .filter(other -> WebhookParser.parse(other).equals(event)))
                    .containsExactly(body);
        }
    }

    @Test
    void unknownEvents_differInEachValue() {
        WebhookEvent.Unknown event = new WebhookEvent.Unknown(WebhookAction.of("later"), "reason", "{}");
        assertThat(event)
                .isEqualTo(new WebhookEvent.Unknown(WebhookAction.of("later"), "reason", "{}"))
                .isNotEqualTo(new WebhookEvent.Unknown(null, "reason", "{}"))
                .isNotEqualTo(new WebhookEvent.Unknown(WebhookAction.of("later"), "other", "{}"))
                .isNotEqualTo(new WebhookEvent.Unknown(WebhookAction.of("later"), "reason", "[]"));
    }

    @Test
    void parser_knowsAllEventsOfTheContract() throws IOException {
        assertThat(contractExamples().map(example -> (String) example.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
        assertThat(WebhookEvent.class.getPermittedSubclasses()).hasSize(EVENTS.size() + 1);
    }

    @Test
    void parse_readsTheFields() {
        WebhookEvent event = WebhookParser.parse("""
                {"action": "item_approval_status_changed", "item_id": 9007199254740993, "old_status": "approved",
                 "new_status": "", "account": {"id": 1}, "later": {"a": [1, null]}}""");
        ItemApprovalStatusChangedEvent payload = ((WebhookEvent.ItemApprovalStatusChanged) event).getPayload();
        assertThat(payload.getItemId()).isEqualTo(9007199254740993L);
        assertThat(payload.getNewStatus()).isEmpty();
        assertThat(payload.getUser()).isNull();
        assertThat(payload.getAdditionalProperties()).containsOnlyKeys("later");
        assertThat(event.getAction()).isEqualTo(WebhookAction.ITEM_APPROVAL_STATUS_CHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"item_info\": [], \"total_new_annotations\": 0}",
                "{\"item_info\": null}",
                "{\"action\": null, \"item_info\": []}",
                "{\"action\": \"\", \"item_info\": []}",
                "\ufeff{\"item_info\": []}",
            })
    void parse_withoutAction_identifiesNewNotesByTheirItems(String body) {
        WebhookEvent event = WebhookParser.parse(body.getBytes(StandardCharsets.UTF_8));
        assertThat(event).isInstanceOf(WebhookEvent.NewNotes.class);
        assertThat(event.getAction()).isNull();
    }

    @Test
    void parse_readsTimestampsWithASpace() {
        WebhookEvent event = WebhookParser.parse(
                "{\"item_info\": [{\"id\": 1, \"created\": \"2026-03-02 09:12:44.120777+00:00\"}]}");
        NewNotesEvent payload = ((WebhookEvent.NewNotes) event).getPayload();
        assertThat(payload.getItemInfo().get(0).getCreated()).hasToString("2026-03-02T09:12:44.120777Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\": \"item_created\", \"item_id\": 1, \"item_name\": \"a\", \"review_id\": 2}",
                "{\"action\": \"item_deleted\", \"item_id\": 1, \"item_name\": \"a\", \"review_id\": 2}",
                "{\"action\": \"Item_Uploaded\", \"item_id\": 1}",
                "{\"action\": \"project_created\", \"item_info\": []}",
            })
    void parse_withUnknownAction_keepsTheBodyAndDoesNotGuess(String body) {
        WebhookEvent.Unknown event = (WebhookEvent.Unknown) WebhookParser.parse(body);
        assertThat(event.getAction().isKnown()).isFalse();
        assertThat(event.getReason()).isEqualTo("the action is unknown");
        assertThat(event.getJson()).isEqualTo(body);
        assertThat(event.toString())
                .doesNotContain("item_id")
                .contains(event.getAction().getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"review\": {\"id\": 1}, \"account\": {\"id\": 2}}",
                "{\"item_id\": 1, \"item_name\": \"a\", \"review\": {\"id\": 2}, \"review_id\": 2}",
                "{\"item_id\": 1, \"review_id\": 2}",
            })
    void parse_whenNoFieldIdentifiesTheEvent_keepsTheBody(String body) {
        WebhookEvent.Unknown event = (WebhookEvent.Unknown) WebhookParser.parse(body);
        assertThat(event.getAction()).isNull();
        assertThat(event.getReason()).isEqualTo("it has no action, and its fields do not identify it");
        assertThat(event.getJson()).isEqualTo(body);
    }

    @Test
    void parse_whenAFieldHasAnotherType_keepsTheBodyAndNamesTheField() {
        String body = "{\"action\": \"item_uploaded\", \"review\": {\"id\": {\"secret\": 1}}}";
        WebhookEvent.Unknown event = (WebhookEvent.Unknown) WebhookParser.parse(body);
        assertThat(event.getAction()).isEqualTo(WebhookAction.ITEM_UPLOADED);
        assertThat(event.getReason()).isEqualTo("field review.id has an unexpected type");
        assertThat(event.getJson()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"action\": hidden}", "{} {}", "{\"a\": 1,}", "<html>", "a=b", "{\"a\": NaN}"})
    void parse_whenTheBodyIsNotJson_throws(String body) {
        assertThatThrownBy(() -> WebhookParser.parse(body))
                .isInstanceOf(WebhookParseException.class)
                .hasMessageMatching("The body is (empty|not JSON: see line \\d+, column \\d+)")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"action\": \"item_uploaded\"}]", "null", "1", "\"text\"", "true"})
    void parse_whenTheBodyIsNotAnObject_throws(String body) {
        assertThatThrownBy(() -> WebhookParser.parse(body))
                .isInstanceOf(WebhookParseException.class)
                .hasMessage("The body is not a JSON object");
    }

    @Test
    void parse_whenTheBodyIsNotUtf8_throws() {
        byte[] body = "{\"item_name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> WebhookParser.parse(body))
                .isInstanceOf(WebhookParseException.class)
                .hasMessage("The body is not UTF-8");
    }

    @Test
    void parse_whenTheBodyIsNestedTooDeeply_throws() {
        String body = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> WebhookParser.parse(body)).isInstanceOf(WebhookParseException.class);
    }

    @Test
    void parse_limitsTheSizeInBytes() {
        byte[] body = "{\"item_name\": \"é\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookParser.parse(body, body.length)).isInstanceOf(WebhookEvent.Unknown.class);
        assertThatThrownBy(() -> WebhookParser.parse(body, body.length - 1))
                .isInstanceOf(WebhookParseException.class)
                .hasMessage("The body has 19 bytes; the limit is 18");
        String tooLong = "é".repeat(WebhookParser.DEFAULT_LIMIT / 2 + 1);
        assertThatThrownBy(() -> WebhookParser.parse(tooLong)).hasMessageContaining("bytes; the limit is 4194304");
        assertThatThrownBy(() -> WebhookParser.parse("x".repeat(WebhookParser.DEFAULT_LIMIT + 1)))
                .hasMessageContaining("characters; the limit is 4194304");
    }

    /** Any input results in an event or a WebhookParseException. */
    @Test
    void parse_withCorruptedBytes_throwsNoOtherException() throws IOException {
        Random random = new Random(20261124);
        List<byte[]> seeds = contractExamples()
                .map(example -> ((String) example.get()[2]).getBytes(StandardCharsets.UTF_8))
                .toList();
        int events = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] body = seeds.get(i % seeds.size()).clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : '0');
            }
            try {
                WebhookEvent event = WebhookParser.parse(body);
                assertThat(event.toString()).isNotEmpty();
                events++;
            } catch (WebhookParseException e) {
                assertThat(e).hasMessageStartingWith("The body ");
            }
        }
        assertThat(events).isPositive();
    }
}
