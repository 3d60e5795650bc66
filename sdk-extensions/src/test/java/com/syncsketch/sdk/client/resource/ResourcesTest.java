package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.TreeQuery;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void projects_archiveAndRestore_sendOneField() {
        server.respondJson("{\"id\": 20, \"name\": \"Show A\", \"is_archived\": true}");
        assertThat(client.projects().archive(20).getId()).isEqualTo(20);
        assertSent("PATCH", "/api/v1/project/20/", "{\"is_archived\":true}");
        client.projects().restore(20);
        assertSent("PATCH", "/api/v1/project/20/", "{\"is_archived\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": 1}"})
    void delete_isAnUpdateAndAcceptsAnEmptyResponse(String response) {
        server.respond(202, "application/json", response);
        client.projects().delete(20);
        assertSent("PATCH", "/api/v1/project/20/", "{\"active\":false}");
        client.reviews().delete(456);
        assertSent("PATCH", "/api/v1/review/456/", "{\"active\":false}");
        client.items().delete(789);
        assertSent("PATCH", "/api/v1/item/789/", "{\"active\":false}");
    }

    @Test
    void delete_whenTheResponseIsHtml_throws() {
        server.respond(200, "text/html", "<html>Log in</html>");
        assertThatThrownBy(() -> client.projects().delete(20)).isInstanceOf(DecodingException.class);
    }

    @Test
    void create_sendsWhatTheOfficialClientSends() {
        server.respondJson("{\"id\": 1}");
        client.projects().create(1001, "Show A");
        assertThat(server.last().uri()).isEqualTo("/api/v1/project/");
        assertThat(server.last().text()).contains("\"account_id\":1001", "\"name\":\"Show A\"", "\"description\":\"\"");
        client.reviews().create(20, "Dailies");
        assertThat(server.last().uri()).isEqualTo("/api/v1/review/");
        assertThat(server.last().text())
                .contains("\"project\":\"/api/v1/project/20/\"", "\"name\":\"Dailies\"", "\"description\":\"\"");
    }

    @Test
    void defaultMethods_throwTheSameExceptions() {
        server.respond(404, null, "");
        assertThatThrownBy(() -> client.projects().archive(20)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.projects().list()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void addComment_looksUpTheRevision() {
        server.handle(exchange -> {
            server.note(exchange);
            boolean lookup = exchange.getRequestMethod().equals("GET");
            TestServer.send(
                    exchange, 200, "application/json", lookup ? "{\"id\": 789, \"revision_id\": 9}" : "{\"id\": 17}");
        });
        Frame frame = client.annotations().addComment(789, 456, 42, "Hold two frames longer");
        assertThat(frame.getId()).isEqualTo(17);
        assertThat(server.received)
                .extracting(TestServer.Received::uri)
                .containsExactly("/api/v1/item/789/?review_id=456", "/api/v1/frame/");
        assertThat(server.last().text())
                .contains(
                        "\"item\":\"/api/v1/item/789/\"",
                        "\"revision\":\"/api/v1/revision/9/\"",
                        "\"frame\":42",
                        "\"type\":\"comment\"",
                        "\"text\":\"Hold two frames longer\"");
    }

    @Test
    void addComment_withoutARevision_throwsAndSendsNoComment() {
        server.respondJson("{\"id\": 789}");
        assertThatThrownBy(() -> client.annotations().addComment(789, 456, 0, "x"))
                .isInstanceOf(MissingRevisionException.class)
                .hasMessageContaining("789")
                .hasMessageContaining("456");
        assertThat(server.only().method()).isEqualTo("GET");
    }

    @Test
    void addComment_whenTheLookupFails_throwsItsException() {
        server.respond(404, null, "");
        assertThatThrownBy(() -> client.annotations().addComment(789, 456, 0, "x"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void isConnected_distinguishesRejectionFromFailure() {
        server.respondJson("{\"connection\": true}");
        assertThat(client.isConnected()).isTrue();
        assertThat(server.last().uri()).isEqualTo("/api/v1/person/connected/");
        server.respond(401, null, "");
        assertThat(client.isConnected()).isFalse();
        server.respond(403, "application/json", "{\"detail\": \"No\"}");
        assertThat(client.isConnected()).isFalse();
        server.respond(500, null, "");
        assertThatThrownBy(client::isConnected).isInstanceOf(ServerException.class);
    }

    @Test
    void tree_returnsAList() {
        server.respondJson("[{\"id\": 1001, \"name\": \"Northlight\"}]");
        assertThat(client.tree()).hasSize(1);
        assertThat(server.last().uri()).isEqualTo("/api/v1/person/tree/");
        client.tree(TreeQuery.builder().fetchItems(true).build());
        assertThat(server.last().uri()).isEqualTo("/api/v1/person/tree/?fetchItems=1");
        server.respondJson("{\"reason\": \"no\"}");
        assertThatThrownBy(client::tree).isInstanceOf(DecodingException.class);
    }

    @Test
    void resources_areTheSameInstances() {
        List<Object> resources = List.of(
                client.accounts(),
                client.projects(),
                client.reviews(),
                client.items(),
                client.uploads(),
                client.annotations(),
                client.users(),
                client.shotGrid(),
                client.webhooks());
        assertThat(resources).doesNotHaveDuplicates().contains(client.projects(), client.annotations());
        assertThat(client.projects()).hasToString("Projects").hasSameHashCodeAs(client.projects());
    }

    private void assertSent(String method, String uri, String body) {
        assertThat(server.last().method()).isEqualTo(method);
        assertThat(server.last().uri()).isEqualTo(uri);
        assertThat(server.last().text()).isEqualTo(body);
    }
}
