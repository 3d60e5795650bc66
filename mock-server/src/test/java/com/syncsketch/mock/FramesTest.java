package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTest {

    private MockServerFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new MockServerFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void createsAndListsAComment() throws Exception {
        JsonClient.Response made =
                create(fixture.item.id(), fixture.revision.id(), "\"text\": \"Too dark\", \"frame\": 41");
        assertThat(made.status()).isEqualTo(201);
        JsonNode comment = made.body();
        assertThat(comment.path("text").asText()).isEqualTo("Too dark");
        assertThat(comment.path("frame").asInt()).isEqualTo(41);
        assertThat(comment.path("duration").asInt()).isEqualTo(1);
        assertThat(comment.path("item").asText()).isEqualTo("/api/v1/item/" + fixture.item.id() + "/");
        assertThat(comment.path("revision").asText()).isEqualTo("/api/v1/revision/" + fixture.revision.id() + "/");
        assertThat(comment.path("resource_uri").asText()).isEqualTo("/api/v1/frame/" + comment.path("id") + "/");
        assertThat(comment.at("/creator/username").asText()).isEqualTo(fixture.mock.user());
        assertThat(comment.path("attachments")).isEmpty();
        assertThat(comment.path("attachments").isArray()).isTrue();
        for (String empty : List.of("parent_id", "publicUserInfo", "data", "cameraInfo")) {
            assertThat(comment.path(empty).isNull()).as(empty).isTrue();
        }
        assertThat(comment.path("loadTime").isIntegralNumber()).isTrue();

        JsonNode page = fixture.get("/api/v1/frame/?limit=10").body();
        assertThat(page.path("objects")).containsExactly(comment);
    }

    @Test
    void returnsZeroAsTheTotalCountOfTheList() throws Exception {
        for (int frame = 0; frame < 5; frame++) {
            fixture.note("comment", frame);
        }
        JsonNode first = fixture.get("/api/v1/frame/?limit=2").body();
        assertThat(first.at("/meta/total_count").asInt()).isZero();
        assertThat(first.at("/meta/next").isNull()).isTrue();
        assertThat(first.path("objects")).hasSize(2);
        JsonNode last = fixture.get("/api/v1/frame/?limit=2&offset=4").body();
        assertThat(last.path("objects")).hasSize(1);
        assertThat(last.at("/objects/0/frame").asInt()).isZero();
        assertThat(last.at("/meta/previous").isNull()).isTrue();
    }

    @Test
    void usesTheFirstFrameByDefault() throws Exception {
        assertThat(create(fixture.item.id(), fixture.revision.id(), "\"text\": \"x\"")
                        .body()
                        .path("frame")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void storesTheDrawingOfASketch() throws Exception {
        JsonClient.Response made = fixture.post(
                "/api/v1/frame/",
                "{\"item\": \"/api/v1/item/" + fixture.item.id() + "/\", \"revision\": \"/api/v1/revision/"
                        + fixture.revision.id()
                        + "/\", \"type\": \"sketch\", \"text\": \"\", \"data\": {\"imageData\": \"M 0 0\"}}");
        assertThat(made.body().at("/data/imageData").asText()).isEqualTo("M 0 0");
        assertThat(fixture.get("/api/v1/frame/?type=sketch").body().path("objects"))
                .containsExactly(made.body());
        assertThat(fixture.get("/api/v1/frame/?type=comment").body().path("objects"))
                .isEmpty();
    }

    @Test
    void ignoresReadOnlyFields() throws Exception {
        JsonNode made = create(
                        fixture.item.id(),
                        fixture.revision.id(),
                        "\"text\": \"x\", \"id\": 5, \"creator\": null, \"created\": \"2001-01-01T00:00:00Z\"")
                .body();
        assertThat(made.path("id").asLong()).isNotEqualTo(5);
        assertThat(made.at("/creator/username").asText()).isEqualTo(fixture.mock.user());
        assertThat(made.path("created").asText()).doesNotStartWith("2001");
    }

    @Test
    void rejectsFieldsOfTheWrongType() throws Exception {
        JsonClient.Response wrong =
                create(fixture.item.id(), fixture.revision.id(), "\"text\": \"x\", \"duration\": \"for ever\"");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.reason()).contains("/duration");
        assertThat(fixture.get("/api/v1/frame/").body().path("objects")).isEmpty();
    }

    @Test
    void rejectsARevisionOfAnotherItem() throws Exception {
        long other = fixture.item("shot_020.mov").id();
        JsonClient.Response wrong = create(other, fixture.revision.id(), "\"text\": \"x\"");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.reason())
                .contains("Revision " + fixture.revision.id() + " is one of item " + fixture.item.id())
                .contains("not of item " + other)
                .contains("revision_id");
    }

    @Test
    void rejectsUnknownItemsAndRevisions() throws Exception {
        JsonClient.Response noItem = create(7, fixture.revision.id(), "\"text\": \"x\"");
        assertThat(noItem.status()).isEqualTo(400);
        assertThat(noItem.reason()).contains("item /api/v1/item/7/");
        JsonClient.Response noRevision = create(fixture.item.id(), fixture.item.id(), "\"text\": \"x\"");
        assertThat(noRevision.status()).isEqualTo(400);
        assertThat(noRevision.reason()).contains("revision /api/v1/revision/" + fixture.item.id());
        assertThat(fixture.post(
                                "/api/v1/frame/",
                                "{\"item\": \"/api/v1/item/99999999999999999999/\", \"revision\":"
                                        + " \"/api/v1/revision/1/\", \"type\": \"comment\", \"text\": \"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rejectsCommentsOfViewers() throws Exception {
        fixture.note("comment", 0);
        fixture.restrictTo("viewer");
        JsonClient.Response rejected = create(fixture.item.id(), fixture.revision.id(), "\"text\": \"x\"");
        assertThat(rejected.status()).isEqualTo(403);
        assertThat(rejected.reason()).contains("viewer");
        assertThat(fixture.get("/api/v1/frame/").body().path("objects")).hasSize(1);
        fixture.restrictTo("reviewer");
        assertThat(create(fixture.item.id(), fixture.revision.id(), "\"text\": \"x\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void hidesCommentsOfInvisibleReviews() throws Exception {
        fixture.note("comment", 0);
        fixture.removeConnections();
        assertThat(fixture.get("/api/v1/frame/").body().path("objects")).isEmpty();
        assertThat(create(fixture.item.id(), fixture.revision.id(), "\"text\": \"x\"")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "item__id=ITEM, 2",
        "item__id=7, 0",
        "revision__id=REVISION, 2",
        "revision__id=7, 0",
        "revision__review_id=REVIEW, 2",
        "revision__review_id=7, 0",
        "creator=USER, 2",
        "creator=7, 0",
        "type=sketch, 1",
        "active=1, 1",
        "active=0, 1",
        "created__gt=2026-03-02T09:34:59Z, 2",
        "created__gt=2026-03-02T09:35:00Z, 0",
        "created__lt=2026-03-02T10:35:01%2B01:00, 2",
        "created__lt=2026-03-02T09:35:00Z, 0",
        "item__id=ITEM&type=comment&active=1, 1",
    })
    void appliesEveryFilterOfTheContract(String filter, int expected) throws Exception {
        fixture.sketch(0).fields().put("active", false);
        fixture.note("comment", 1);
        String query = filter.replace("ITEM", "" + fixture.item.id())
                .replace("REVISION", "" + fixture.revision.id())
                .replace("REVIEW", "" + fixture.review.id())
                .replace("USER", "" + fixture.user.id());
        assertThat(fixture.get("/api/v1/frame/?" + query).body().path("objects"))
                .hasSize(expected);
    }

    private JsonClient.Response create(long item, long revision, String members) throws Exception {
        return fixture.post(
                "/api/v1/frame/",
                "{\"item\": \"/api/v1/item/" + item + "/\", \"revision\": \"/api/v1/revision/" + revision
                        + "/\", \"type\": \"comment\", " + members + "}");
    }
}
