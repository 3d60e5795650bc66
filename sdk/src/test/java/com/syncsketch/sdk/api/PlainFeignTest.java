package com.syncsketch.sdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.syncsketch.sdk.model.ConnectionQuery;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectCreate;
import com.syncsketch.sdk.model.ProjectGetQuery;
import com.syncsketch.sdk.model.ProjectQuery;
import feign.Feign;
import feign.FeignException;
import feign.TypedResponse;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the generated interfaces with a plain Feign builder. */
class PlainFeignTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer server;
    private String response = "{\"id\":20,\"name\":\"Show A\"}";
    private int status = 200;
    private String method;
    private String path;
    private List<String> query;
    private String contentType;
    private String body;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            method = exchange.getRequestMethod();
            path = exchange.getRequestURI().getRawPath();
            String raw = exchange.getRequestURI().getRawQuery();
            query = raw == null
                    ? List.of()
                    : Arrays.stream(raw.split("&"))
                            .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                            .sorted()
                            .toList();
            contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = response.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Request-Id", "r-1");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private <T> T api(Class<T> type) {
        return Feign.builder()
                .encoder(new JacksonEncoder())
                .decoder(new JacksonDecoder())
                .target(type, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void get_expandsThePathAndReadsTheModel() {
        Project project = api(ProjectsApi.class).get(20);

        assertThat(project.getName()).isEqualTo("Show A");
        assertThat(method + " " + path).isEqualTo("GET /api/v1/project/20/");
        assertThat(query).isEmpty();
        assertThat(contentType).isNull();
    }

    @Test
    void query_sendsSetParametersUnderTheirWireNames() {
        response = "{\"meta\":{\"limit\":1},\"objects\":[]}";

        api(ProjectsApi.class)
                .list(ProjectQuery.builder()
                        .active(true)
                        .archived(false)
                        .namePrefix("a&b=é ")
                        .fields("id", "name")
                        .build());

        assertThat(query).containsExactly("active=1", "fields=id,name", "is_archived=0", "name__istartswith=a&b=é ");
    }

    @Test
    void query_sendsFlagsInTheWordsOfEachOperation() {
        response = "[]";
        ConnectionQuery connections = ConnectionQuery.builder()
                .includeInactive(true)
                .includeArchived(false)
                .build();

        api(UsersApi.class).connections(33, 1001, connections);
        assertThat(query).containsExactly("include_archived=false", "include_inactive=true");
        assertThat(connections.isIncludeInactive()).isTrue();
        assertThat(connections.isIncludeArchived()).isFalse();

        response = "{\"meta\":{},\"objects\":[]}";
        api(ProjectsApi.class)
                .list(ProjectQuery.builder()
                        .active(true)
                        .includeConnections(true)
                        .build());
        assertThat(query).containsExactly("active=1", "withFullConnections=True");
    }

    @Test
    void query_writesTimestampsInFull() {
        response = "{\"meta\":{},\"objects\":[]}";

        api(ItemsApi.class)
                .list(ItemQuery.builder()
                        .createdAfter(OffsetDateTime.parse("2024-05-01T08:00:00+02:00"))
                        .build());

        assertThat(query).containsExactly("created__gt=2024-05-01T08:00:00+02:00");
    }

    @Test
    void body_containsOnlySetFields() throws IOException {
        api(ProjectsApi.class)
                .create(ProjectCreate.builder().name("Show A").accountId(1001).build());

        assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree("{\"name\":\"Show A\",\"account_id\":1001}"));
        assertThat(contentType).startsWith("application/json");
    }

    @Test
    void withResponse_returnsStatusAndHeaders() {
        status = 202;

        TypedResponse<Project> project = api(ProjectsWithResponseApi.class).getWithResponse(20, ProjectGetQuery.none());

        assertThat(project.status()).isEqualTo(202);
        assertThat(project.headers().get("x-request-id")).containsExactly("r-1");
        assertThat(project.body().getId()).isEqualTo(20);
    }

    @Test
    void unknownResponse_isReturnedAsParsedJson() {
        response = "[{\"deleted\":2}]";

        api(ReviewsApi.class).archive(456);
        assertThat(path).isEqualTo("/api/v2/review/456/archive/");
        assertThat(api(ReviewsWithResponseApi.class).archiveWithResponse(456).body())
                .isInstanceOf(List.class);
    }

    @Test
    void textInAPath_cannotReachAnotherPath() {
        response = "";
        status = 204;

        api(ReviewsApi.class).deleteSection(456, "a/b c?x=1#y");

        assertThat(path).isEqualTo("/api/v2/review/456/sections/a%2Fb%20c%3Fx%3D1%23y/");
    }

    @Test
    void errorStatus_isAnException() {
        status = 404;

        assertThatThrownBy(() -> api(ProjectsApi.class).get(20)).isInstanceOf(FeignException.NotFound.class);
    }
}
