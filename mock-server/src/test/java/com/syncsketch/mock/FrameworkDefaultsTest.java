package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.mock.JsonClient.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the frameworks of the service accept by default is accepted, except by a strict server. */
class FrameworkDefaultsTest {

    private MockSyncSketch usual;
    private MockSyncSketch strict;
    private long project;
    private long review;
    private long item;

    @BeforeEach
    void start() throws IOException {
        usual = MockSyncSketch.start();
        strict = MockSyncSketch.builder().strict(true).start();
        // The same requests in the same order have the same ids on both servers.
        for (MockSyncSketch mock : List.of(usual, strict)) {
            JsonClient client = JsonClient.of(mock);
            project = client.project("Aurora");
            review = client.review(project, "Dailies");
            item = client.item(review, "a.mov");
        }
    }

    @AfterEach
    void stop() {
        assertThat(usual.journal().defects()).isEmpty();
        assertThat(strict.journal().defects()).isEmpty();
        usual.close();
        strict.close();
    }

    private JsonClient client() {
        return JsonClient.of(usual);
    }

    private String filled(String text) {
        return text.replace('\'', '"')
                .replace("ACCOUNT", String.valueOf(client().account()))
                .replace("PROJECT", String.valueOf(project))
                .replace("REVIEW", String.valueOf(review))
                .replace("ITEM", String.valueOf(item));
    }

    private static Response send(MockSyncSketch mock, String method, String path, String body) {
        JsonClient client = JsonClient.of(mock);
        return switch (method) {
            case "GET" -> client.get(path);
            case "PATCH" -> client.patch(path, body);
            case "PUT" -> client.put(path, body);
            default -> client.post(path, body);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        POST  | /api/v1/project/                    | {'account_id': 'ACCOUNT', 'name': 'B'}
        POST  | /api/v1/project/                    | {'account_id': ACCOUNT.0, 'name': 'B'}
        POST  | /api/v1/project/                    | {'account_id': ACCOUNT, 'name': 20}
        POST  | /api/v1/project/                    | {'account_id': ACCOUNT, 'name': 'B', 'is_public': 'True'}
        POST  | /api/v1/project/                    | {'account_id': ACCOUNT, 'name': 'B', 'is_public': 0}
        PATCH | /api/v1/project/PROJECT/            | {'is_archived': '1'}
        PATCH | /api/v1/project/PROJECT/            | {'color': 5}
        PATCH | /api/v1/review/REVIEW/              | {'active': 1}
        POST  | /api/v1/item/                       | {'reviewId': 'REVIEW', 'name': 'b', 'fps': '23.976', 'width': '1920'}
        PATCH | /api/v1/item/ITEM/                  | {'first_frame': '-5', 'fps': '24', 'can_download': 'f'}
        PATCH | /api/v1/item/ITEM/                  | {'totalFrames': '96', 'size': '9007199254740993'}
        PATCH | /api/v1/item/ITEM/                  | {'metadata': {'task': 'layout'}}
        POST  | /api/v2/bulk-delete-items/          | {'item_ids': ['ITEM']}
        POST  | /api/v2/move-review-items/          | {'new_review_id': 'REVIEW', 'item_data': [{'review_id': 'REVIEW', 'item_id': 'ITEM'}]}
        PUT   | /api/v2/review/REVIEW/sort_items/   | {'items': [{'id': 'ITEM', 'sortorder': '0'}]}
        POST  | /api/v2/review/REVIEW/sections/create/ | {'name': 7, 'itemIds': ['ITEM'], 'color': 'red'}
        POST  | /api/v2/project/PROJECT/duplicate/  | {'reviews': 'yes', 'users': 'FALSE', 'settings': 1, 'items': true}
        POST  | /api/v2/add-users/                  | {'which': 'project', 'entity_id': 'PROJECT', 'users': '[{\\'email\\': \\'b@example.com\\', \\'permission\\': \\'viewer\\'}]'}
        POST  | /api/v2/add-users/                  | {'which': 'project', 'entity_id': PROJECT, 'users': [{'email': 'b@example.com', 'permission': 'viewer'}]}
        POST  | /api/v2/remove-users/               | {'which': 'account', 'entity_id': 'ACCOUNT', 'users': [{'id': '5'}]}
        POST  | /uploads/stats/upload-start/        | {'review_id': 'REVIEW', 'item_name': 'c.mov', 'item_data': {'upload_type': 's3', 'size': '10'}}
        GET   | /api/v1/item/?created__gt=2026-03-01  |
        GET   | /api/v1/item/?created__range=2020-01-01,2999-12-31  |
        GET   | /api/v1/frame/?created__lt=2026-03-01%2008:00 |
        GET   | /api/v1/frame/?revisionId=5         |
        GET   | /api/v1/item/ITEM/?active=1&fields=thumbnail_url |
        GET   | /api/v2/account/?active=1           |
        GET   | /api/v1/project/?format=json        |
        """)
    void request_isRejectedOnlyIfStrict(String method, String path, String body) {
        Response accepted = send(usual, method, filled(path), body == null ? null : filled(body));
        Response rejected = send(strict, method, filled(path), body == null ? null : filled(body));

        assertThat(accepted.status()).as(accepted.text()).isBetween(200, 299);
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(400);
        assertThat(rejected.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'12a'",
                "' 12 '",
                "'12 '",
                "'1.0'",
                "'\\u0661\\u0662'",
                "'0x10'",
                "'1_000'",
                "'+12'",
                "'1e3'",
                "''",
                "'-'",
                "'99999999999999999999999999999999999999999999'",
                "true",
                "null",
                "[12]",
                "{}",
                "12.5"
            })
    void wrongDigits_areRejected(String id) {
        String body = ("{'item_ids': [" + id + "]}").replace('\'', '"');
        for (MockSyncSketch mock : List.of(usual, strict)) {
            Response rejected = send(mock, "POST", "/api/v2/bulk-delete-items/", body);

            assertThat(rejected.status()).isEqualTo(400);
            assertThat(rejected.reason()).contains("/item_ids/0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/item/?id=12a",
                "/api/v1/item/?id=%2012",
                "/api/v1/item/?id=1.0",
                "/api/v1/item/?id=%D9%A1%D9%A2",
                "/api/v1/item/?id__in=1,%D9%A1",
                "/api/v1/item/?created__gt=yesterday",
                "/api/v1/item/?created__gt=2026-02-30",
                "/api/v1/item/?created__range=2026-03-01",
                "/api/v1/project/?active=perhaps",
                "/api/v1/project/%D9%A1/",
                "/api/v1/project/?limit=%2B5"
            })
    void wrongValuesInUrls_areRejected(String path) {
        for (MockSyncSketch mock : List.of(usual, strict)) {
            assertThat(send(mock, "GET", path, null).status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        /api/v1/project/PROJECT/ | {'active': 'perhaps'}
        /api/v1/project/PROJECT/ | {'active': 2}
        /api/v1/project/PROJECT/ | {'name': ['B']}
        /api/v1/project/PROJECT/ | {'active': 'yes'}
        /api/v1/item/ITEM/       | {'fps': 'fast'}
        /api/v1/item/ITEM/       | {'fps': 'nan'}
        /api/v1/item/ITEM/       | {'fps': '1e999'}
        /api/v1/item/ITEM/       | {'first_frame': 1.5}
        """)
    void valuesThatNoFrameworkConverts_areRejected(String path, String body) {
        assertThat(send(usual, "PATCH", filled(path), filled(body)).status()).isEqualTo(400);
    }

    @Test
    void convertedValues_haveTheTypesOfTheContract() {
        client().patch(
                        "/api/v1/item/" + item + "/",
                        JsonClient.json(
                                "{'fps': '23.976', 'first_frame': '1001', 'can_download': 'True', 'name': 20}"));

        JsonNode read = client().get("/api/v1/item/" + item + "/").body();
        assertThat(read.path("fps").doubleValue()).isEqualTo(23.976);
        assertThat(read.path("first_frame").isInt()).isTrue();
        assertThat(read.path("can_download").booleanValue()).isTrue();
        assertThat(read.path("name").textValue()).isEqualTo("20");
    }

    @Test
    void plainDate_isTheStartOfThatDay() {
        usual.data().set(item, "created", "2026-03-02T00:00:00Z");

        assertThat(client().get("/api/v1/item/?created=2026-03-02").all("name")).containsExactly("a.mov");
        assertThat(client().get("/api/v1/item/?created__gt=2026-03-02").all("name"))
                .isEmpty();
        assertThat(client().get("/api/v1/item/?created__gte=2026-03-02T00:00").all("name"))
                .containsExactly("a.mov");
        assertThat(client().get("/api/v1/item/?created__lt=2026-03-02%2000:00:01")
                        .all("name"))
                .containsExactly("a.mov");
        assertThat(client().get("/api/v1/item/?created__range=2026-03-01,2026-03-02")
                        .all("name"))
                .containsExactly("a.mov");
    }

    @Test
    void ignoredParameters_areListedInTheJournal() {
        client().get("/api/v1/project/?nam__istartswith=x&nmae=x&active=1");

        assertThat(usual.journal().entries())
                .last()
                .satisfies(entry -> assertThat(entry.problems())
                        .containsExactly("The query parameter nmae is not in the contract and was ignored"));
    }

    @Test
    void bodyWhereNoneIsTaken_isRejectedOnlyIfStrict() {
        String path = "/api/v2/review/" + review + "/archive/";

        assertThat(send(usual, "POST", path, "null").status()).isEqualTo(200);
        assertThat(send(strict, "POST", path, "null").status()).isEqualTo(400);
    }

    @Test
    void projectByAccountUri_isTheOlderForm() {
        long account = client().account();
        Map<String, Object> body = Map.of("name", "B", "account", "/api/v1/account/" + account + "/");

        Response created = client().post("/api/v1/project/", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("account_id").longValue()).isEqualTo(account);
        assertThat(JsonClient.of(strict).post("/api/v1/project/", body).status())
                .isEqualTo(400);
    }

    @Test
    void itemByReviewUris_isTheOlderForm() {
        long second = client().review(project, "Second");
        Map<String, Object> body = Map.of(
                "name",
                "b.mov",
                "fps",
                24,
                "reviews",
                List.of("/api/v1/review/" + review + "/", "/api/v2/review/" + second + "/"));

        Response created = client().post("/api/v1/item/", body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(client().get("/api/v1/item/?reviews__id=" + review).all("name"))
                .containsExactly("a.mov", "b.mov");
        assertThat(client().get("/api/v1/item/?reviews__id=" + second).all("name"))
                .containsExactly("b.mov");
        assertThat(JsonClient.of(strict).post("/api/v1/item/", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        /api/v1/project/ | {'name': 'B', 'account': 'ACCOUNT'}                      | account: "ACCOUNT" is not a relative URI
        /api/v1/project/ | {'name': 'B', 'account': '/api/v1/project/PROJECT/'}     | account:
        /api/v1/project/ | {'name': 'B', 'account': '/api/v1/account/7777/'}        | account_id: There is no workspace 7777
        /api/v1/item/    | {'name': 'b', 'fps': 24, 'reviews': [REVIEW]}            | reviews: REVIEW is not a relative URI
        /api/v1/item/    | {'name': 'b', 'fps': 24, 'reviews': []}                  | createItem: body: required property 'reviewId'
        /api/v1/item/    | {'name': 'b', 'fps': 24, 'reviews': ['/api/v1/review/REVIEW/', '/api/v1/review/7777/']} | reviews: There is no review 7777
        /api/v1/review/  | {'name': 'b', 'project': PROJECT}                        | createReview: body /project
        """)
    void wrongReferencesOfOlderForms_areRejectedWithAReason(String path, String body, String reason) {
        Response rejected = send(usual, "POST", path, filled(body));

        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.reason()).startsWith(filled(reason).replace("\"reviewId\"", "'reviewId'"));
        assertThat(client().get("/api/v1/item/").objects()).hasSize(1);
    }
}
