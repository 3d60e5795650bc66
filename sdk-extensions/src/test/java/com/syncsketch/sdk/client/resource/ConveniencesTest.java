package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.AuthenticationException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.ItemsNotSortedException;
import com.syncsketch.sdk.client.error.UsersNotRemovedException;
import com.syncsketch.sdk.model.ItemCreate;
import com.syncsketch.sdk.model.Permission;
import com.syncsketch.sdk.model.Person;
import com.syncsketch.sdk.model.ProcessingStatus;
import com.syncsketch.sdk.model.Review;
import com.syncsketch.sdk.model.UserAddEntry;
import com.syncsketch.sdk.model.UserRemoveEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the requests of the convenience methods with the traces of the official Python client. */
class ConveniencesTest {

    private static final String EMPTY_PAGE = "{\"meta\": {\"next\": null}, \"objects\": []}";

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void lists_sendTheFiltersOfTheOfficialClient() {
        server.respondJson(EMPTY_PAGE);
        assertThat(client.accounts().active()).isEmpty();
        assertThat(query()).containsExactly("active=1");
        assertThat(client.projects().active()).isEmpty();
        assertThat(query())
                .containsExactlyInAnyOrder("active=1", "is_archived=0", "account__active=1", "limit=100", "offset=0");
        assertThat(client.projects().findByName("Aur")).isEmpty();
        assertThat(query()).containsExactly("name__istartswith=Aur");
        assertThat(client.reviews().ofProject(21)).isEmpty();
        assertThat(query())
                .containsExactlyInAnyOrder(
                        "project__id=21", "project__active=1", "project__is_archived=0", "limit=100", "offset=0");
        assertThat(client.reviews().findByName("Dailies & more")).isEmpty();
        assertThat(query())
                .containsExactlyInAnyOrder(
                        "name__istartswith=Dailies%20%26%20more", "active=True", "limit=100", "offset=0");
        assertThat(client.items().ofReview(31)).isEmpty();
        assertThat(query()).containsExactlyInAnyOrder("reviews__id=31", "active=1");
        assertThat(client.annotations().ofItem(41)).isEmpty();
        assertThat(query()).containsExactlyInAnyOrder("item__id=41", "active=1");
        assertThat(client.annotations().ofItem(41, 31)).isEmpty();
        assertThat(query()).containsExactlyInAnyOrder("item__id=41", "active=1", "revision__review_id=31");
        assertThat(client.users().findByName("Ada Winter")).isEmpty();
        assertThat(query()).containsExactly("name=Ada%20Winter");
        assertThat(server.received)
                .extracting(request -> request.uri().substring(0, request.uri().indexOf('?')))
                .containsExactly(
                        "/api/v1/account/",
                        "/api/v1/project/",
                        "/api/v1/project/",
                        "/api/v1/review/",
                        "/api/v1/review/",
                        "/api/v1/item/",
                        "/api/v1/frame/",
                        "/api/v1/frame/",
                        "/api/v1/simpleperson/");
    }

    @Test
    void lists_continueAfterThePageAtWhichTheOfficialClientStops() {
        Map<String, Supplier<Iterable<?>>> lists = Map.of(
                "active=1", () -> client.accounts().active(),
                "name__istartswith=a", () -> client.projects().findByName("a"),
                "active=1&reviews__id=31", () -> client.items().ofReview(31),
                "active=1&item__id=41", () -> client.annotations().ofItem(41),
                "active=1&item__id=41&revision__review_id=31",
                        () -> client.annotations().ofItem(41, 31),
                "name=a", () -> client.users().findByName("a"));
        lists.forEach((filters, list) -> {
            servePages(2, 3);
            assertThat(list.get()).hasSize(3);
            assertThat(server.received)
                    .extracting(ConveniencesTest::sortedQuery)
                    .containsExactly(filters, sorted(filters + "&limit=2&offset=2"));
        });
        Map<String, Supplier<Iterable<?>>> sized = Map.of(
                "account__active=1&active=1&is_archived=0",
                        () -> client.projects().active(),
                "project__active=1&project__id=21&project__is_archived=0",
                        () -> client.reviews().ofProject(21),
                "active=True&name__istartswith=a", () -> client.reviews().findByName("a"));
        sized.forEach((filters, list) -> {
            servePages(100, 101);
            assertThat(list.get()).hasSize(101);
            assertThat(server.received)
                    .extracting(ConveniencesTest::sortedQuery)
                    .containsExactly(
                            sorted(filters + "&limit=100&offset=0"), sorted(filters + "&limit=100&offset=100"));
        });
    }

    /** Serves a list like the framework of the service. */
    private void servePages(int limit, int count) {
        server.received.clear();
        server.handle(exchange -> {
            server.note(exchange);
            int offset = server.received.size() == 1 ? 0 : limit;
            String next =
                    offset + limit < count ? "\"/x/?limit=" + limit + "&offset=" + (offset + limit) + "\"" : "null";
            String objects = IntStream.range(offset, Math.min(count, offset + limit))
                    .mapToObj(id -> "{\"id\": " + id + "}")
                    .collect(Collectors.joining(","));
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    "{\"meta\": {\"limit\": " + limit + ", \"offset\": " + offset + ", \"next\": " + next
                            + ", \"total_count\": " + count + "}, \"objects\": [" + objects + "]}");
        });
    }

    private static String sortedQuery(TestServer.Received request) {
        return sorted(request.uri().substring(request.uri().indexOf('?') + 1));
    }

    private static String sorted(String query) {
        return Stream.of(query.split("&")).sorted().collect(Collectors.joining("&"));
    }

    @Test
    void findByUuid_returnsTheFirstMatchOrEmpty() {
        server.respondJson("{\"meta\": {}, \"objects\": [{\"id\": 31}, {\"id\": 32}]}");
        assertThat(client.reviews().findByUuid("aB3dE5fG7hJ9"))
                .map(Review::getId)
                .hasValue(31L);
        assertThat(server.last().uri()).isEqualTo("/api/v1/review/?uuid=aB3dE5fG7hJ9");
        assertThat(client.reviews().fromLink("https://studio.syncsketch.com/sketch/aB3dE5fG7hJ9/#41"))
                .map(Review::getId)
                .hasValue(31L);
        assertThat(server.last().uri()).isEqualTo("/api/v1/review/?uuid=aB3dE5fG7hJ9");
        server.respondJson(EMPTY_PAGE);
        assertThat(client.reviews().findByUuid("aB3dE5fG7hJ9")).isEmpty();
    }

    @Test
    void findByEmail_returnsTheFirstMatchOrEmpty() {
        server.respondJson("{\"meta\": {}, \"objects\": [{\"id\": 51}]}");
        assertThat(client.users().findByEmail("user+a@example.com"))
                .map(Person::getId)
                .hasValue(51L);
        assertThat(server.last().uri()).isEqualTo("/api/v1/simpleperson/?email__iexact=user%2Ba%40example.com");
        server.respondJson(EMPTY_PAGE);
        assertThat(client.users().findByEmail("nobody@example.com")).isEmpty();
    }

    @Test
    void find_whenTheServiceReturnsAnError_throws() {
        server.respond(401, null, "");
        assertThatThrownBy(() -> client.reviews().findByUuid("a")).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> client.users().findByEmail("a@example.com"))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void find_withABlankValue_sendsNothing() {
        assertThatThrownBy(() -> client.reviews().findByUuid(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.users().findByEmail("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.reviews().fromLink("https://example.com/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void sortItems_numbersItemsFromZero() {
        server.respondJson("{\"updated_items\": 2}");
        assertThat(client.reviews().sortItems(31, List.of(42L, 41L)).getUpdatedItems())
                .isEqualTo(2);
        assertThat(server.last().method()).isEqualTo("PUT");
        assertThat(server.last().uri()).isEqualTo("/api/v2/review/31/sort_items/");
        assertThat(server.last().text())
                .isEqualTo("{\"items\":[{\"id\":42,\"sortorder\":0},{\"id\":41,\"sortorder\":1}]}");
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 0", "2, -1"})
    void sortItems_thatAreNotAllSorted_throws(int items, int updated) {
        server.respondJson("{\"updated_items\": " + updated + "}");
        List<Long> ids = LongStream.rangeClosed(1, items).boxed().toList();

        assertThatThrownBy(() -> client.reviews().sortItems(31, ids))
                .isInstanceOfSatisfying(ItemsNotSortedException.class, e -> {
                    assertThat(e.getReviewId()).isEqualTo(31);
                    assertThat(e.getRequestedItems()).isEqualTo(items);
                    assertThat(e.getUpdatedItems()).isEqualTo(updated);
                })
                .hasMessageStartingWith(
                        "The service set the positions of " + updated + " of " + items + " items of review 31");
        assertThat(server.received).hasSize(1);
    }

    /** An ID that is listed twice is one item; and a service that does not count cannot be checked. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"updated_items\": 2}", "{\"updated_items\": 3}", "{\"updated_items\": 7}", "{}"})
    void sortItems_thatAreAllSorted_returnsTheResult(String response) {
        server.respondJson(response);

        assertThat(client.reviews().sortItems(31, List.of(42L, 41L, 42L))).isNotNull();
    }

    @Test
    void addHosted_setsTheStatusDoneByDefault() {
        server.respondJson("{\"id\": 401}");
        ItemCreate item =
                ItemCreate.builder().reviewId(31).name("Sample").fps(24).build();
        client.items().addHosted(item);
        assertThat(server.last().uri()).isEqualTo("/api/v1/item/");
        assertThat(server.last().text()).contains("\"status\":\"done\"", "\"reviewId\":31", "\"fps\":24");
        client.items()
                .addHosted(item.toBuilder()
                        .processingStatus(ProcessingStatus.of("new"))
                        .build());
        assertThat(server.last().text()).contains("\"status\":\"new\"");
    }

    @Test
    void connectToReview_isNotSupported() {
        @SuppressWarnings("deprecation")
        Runnable call = () -> client.items().connectToReview(41, 31);
        assertThatThrownBy(call::run)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("moveMany");
        assertThat(server.received).isEmpty();
    }

    @Test
    void addUsers_sendsTheListAsText() {
        server.respondJson("{\"addedUsers\": [\"user\"]}");
        List<UserAddEntry> users = List.of(UserAddEntry.builder()
                .email("zoë\"x\"@example.com")
                .permission(Permission.ADMIN)
                .build());
        assertThat(client.users().addToWorkspace(11, users, "Welcome").getAddedUsers())
                .containsExactly("user");
        assertAddUsers("account", 11, "Welcome");
        client.users().addToProject(21, users, "");
        assertAddUsers("project", 21, "");
    }

    private void assertAddUsers(String which, int id, String note) {
        assertThat(server.last().method()).isEqualTo("POST");
        assertThat(server.last().uri()).isEqualTo("/api/v2/add-users/");
        Map<?, ?> body = JsonReading.map(server.last().text());
        assertThat(body.get("which")).isEqualTo(which);
        assertThat(body.get("entity_id")).isEqualTo(id);
        assertThat(body.get("note")).isEqualTo(note);
        assertThat(JsonReading.list((String) body.get("users")))
                .isEqualTo(List.of(Map.of("email", "zoë\"x\"@example.com", "permission", "admin")));
    }

    @Test
    void removeUsers_sendsTheListAsText() {
        server.respondJson("{}");
        List<UserRemoveEntry> users = List.of(
                UserRemoveEntry.builder().email("user@example.com").build(),
                UserRemoveEntry.builder().id(51L).build());
        client.users().removeFromWorkspace(11, users);
        assertRemoveUsers("account", 11);
        client.users().removeFromProject(21, users);
        assertRemoveUsers("project", 21);
    }

    private void assertRemoveUsers(String which, int id) {
        assertThat(server.last().uri()).isEqualTo("/api/v2/remove-users/");
        Map<?, ?> body = JsonReading.map(server.last().text());
        assertThat(body.get("which")).isEqualTo(which);
        assertThat(body.get("entity_id")).isEqualTo(id);
        assertThat(body.containsKey("note")).isFalse();
        assertThat(JsonReading.list((String) body.get("users")))
                .isEqualTo(List.of(Map.of("email", "user@example.com"), Map.of("id", 51)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"error\": \"\"}", "{\"error\": null}", "{\"status\": \"ok\"}"})
    void removeUsers_whenTheResponseContainsNoError_succeeds(String response) {
        server.respondJson(response);
        client.users().removeFromProject(21, List.of());
        assertThat(server.only().text()).contains("\"users\":\"[]\"");
    }

    @Test
    void addUsers_acceptsAnEmptyResponseButNoHtml() {
        server.respond(200, null, "");
        assertThat(client.users().addToProject(21, List.of(), "").getAddedUsers())
                .isNullOrEmpty();
        server.respond(200, "text/html", "<html>Log in</html>");
        assertThatThrownBy(() -> client.users().addToProject(21, List.of(), "")).isInstanceOf(DecodingException.class);
    }

    @Test
    void removeUsers_whenASuccessContainsAnError_throws() {
        server.respondJson("{\"error\": \"Not a member\"}");
        assertThatThrownBy(() -> client.users().removeFromProject(21, List.of()))
                .isInstanceOfSatisfying(
                        UsersNotRemovedException.class,
                        e -> assertThat(e.getReason()).isEqualTo("Not a member"))
                .hasMessageContaining("Not a member");
    }

    private List<String> query() {
        String uri = server.last().uri();
        return List.of(uri.substring(uri.indexOf('?') + 1).split("&"));
    }
}
