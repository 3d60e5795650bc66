package com.syncsketch.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.ConflictException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectUpdate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawClientTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void send_sendsQueryAndCredentials() {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("name", "a b&c+é");
        query.put("active", true);
        query.put("is_archived", false);
        query.put("limit", 5);
        query.put("id", Arrays.asList(1L, 2L));
        query.put("none", null);
        client.raw().send("GET", "/api/v1/project/", query, null);
        assertThat(server.only().uri())
                .isEqualTo("/api/v1/project/?name=a%20b%26c%2B%C3%A9&active=1&is_archived=0&limit=5&id=1&id=2");
        assertThat(server.only().header("Authorization")).isEqualTo("apikey " + TestServer.USER + ":" + TestServer.KEY);
        assertThat(server.only().header("Accept")).isEqualTo("application/json");
        assertThat(server.only().body()).isEmpty();
        assertThat(client.raw()).isSameAs(client.raw());
    }

    @Test
    void send_writesModelsAndMaps() {
        client.raw()
                .send(
                        "PATCH",
                        "/api/v1/project/20/",
                        Map.of(),
                        ProjectUpdate.builder().name("é").description(null).build());
        assertThat(server.last().method()).isEqualTo("PATCH");
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
        assertThat(server.last().text()).isEqualTo("{\"name\":\"é\",\"description\":null}");
        client.raw().send("POST", "/api/v2/new/", Map.of(), Map.of("a", List.of(1)));
        assertThat(server.last().text()).isEqualTo("{\"a\":[1]}");
        client.raw().send("POST", "/api/v2/new/", Map.of(), "text");
        assertThat(server.last().text()).isEqualTo("\"text\"");
        client.raw().send("DELETE", "/api/v1/review/31/");
        assertThat(server.last().method()).isEqualTo("DELETE");
        assertThat(server.last().body()).isEmpty();
        assertThat(server.last().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void response_isParsedOnDemand() {
        server.respond(201, "application/json", "{\"id\": 20, \"name\": \"Show\"}");
        RawResponse response = client.raw().send("GET", "/api/v1/project/20/");
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getHeaders()).containsKey("content-type");
        assertThat(response.getText()).isEqualTo("{\"id\": 20, \"name\": \"Show\"}");
        assertThat(response.getBytes()).isEqualTo(response.getText().getBytes(StandardCharsets.UTF_8));
        assertThat(response.read(Project.class).getName()).isEqualTo("Show");
        assertThat(response.read(JsonNode.class).get("id").asLong()).isEqualTo(20);
        assertThatThrownBy(() -> response.readList(Project.class)).isInstanceOf(DecodingException.class);
        assertThat(response).hasToString("RawResponse{GET /api/v1/project/20/: 201}");
        server.respondJson("[{\"id\": 20}]");
        assertThat(client.raw().send("GET", "/x/").readList(Project.class))
                .extracting(Project::getId)
                .containsExactly(20L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>", "{\"id\": 1"})
    void response_thatCannotBeParsed_isKept(String body) {
        server.respond(200, "text/html", body);
        RawResponse response = client.raw().send("GET", "/x/");
        assertThat(response.getText()).isEqualTo(body);
        assertThatThrownBy(() -> response.read(Map.class))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("GET /x/");
    }

    @Test
    void errors_areTheExceptionsOfTheClient() {
        server.respond(409, "application/json", "{\"detail\": \"Busy\"}");
        assertThatThrownBy(() -> client.raw().send("POST", "/api/v2/x/"))
                .isInstanceOfSatisfying(ConflictException.class, e -> {
                    assertThat(e.getPath()).isEqualTo("/api/v2/x/");
                    assertThat(e.getDetail().getMessage()).isEqualTo("Busy");
                });
        server.redirect(301, "/api/v2/y/");
        assertThatThrownBy(() -> client.raw().send("POST", "/api/v2/x/")).isInstanceOf(RedirectRefusedException.class);
    }

    @Test
    void credentialsInTheQuery_areAddedToTheOtherParameters() {
        SyncSketchClient inQuery = server.clientBuilder()
                .credentials(Credentials.apiKey("u", "k").inQuery())
                .build();
        inQuery.raw().send("GET", "/api/v1/item/", Map.of("limit", 1), null);
        assertThat(server.only().uri()).contains("limit=1", "api_key=k", "username=u");
        assertThat(server.only().headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "get, /x/",
        "TRACE, /x/",
        "GET, x/",
        "GET, https://example.com/x/",
        "GET, //example.com/x/",
        "GET, /x/?a=b",
        "GET, /x/#a",
        "GET, /a/../x/",
        "GET, /a/%2e%2e/x/",
        "GET, /a b/",
        "GET, ''"
    })
    void send_rejectsPathsToOtherHosts(String method, String path) {
        assertThatThrownBy(() -> client.raw().send(method, path)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.received).isEmpty();
    }

    @Test
    void send_afterClose_throws() {
        RawClient raw = client.raw();
        client.close();
        assertThatThrownBy(() -> raw.send("GET", "/x/")).isInstanceOf(ClientClosedException.class);
    }
}
