package com.syncsketch.sdk.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.api.ProjectsWithResponseApi;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.MissingResultException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.model.AccountUpdate;
import com.syncsketch.sdk.model.ItemUpdate;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.ReviewUpdate;
import feign.Param;
import feign.RequestLine;
import feign.TypedResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes whose responses have no body, the default of the service's framework. */
class MissingResultTest {

    private final TestServer server = new TestServer();
    private final SyncSketchClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** Responds to writes without a result, and to reads with one. */
    private void respond(int status, String body, String location, int readStatus) {
        server.handle(exchange -> {
            server.note(exchange);
            if (exchange.getRequestMethod().equals("GET")) {
                TestServer.send(exchange, readStatus, "application/json", "{\"id\":20,\"name\":\"Read\"}");
                return;
            }
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            TestServer.send(exchange, status, null, body);
        });
    }

    private List<String> requests() {
        return server.received.stream()
                .map(request -> request.method() + " " + request.uri())
                .toList();
    }

    static final List<Arguments> UPDATES = List.of(
            Arguments.of("v1/account", (Function<SyncSketchClient, String>) client -> client.accounts()
                    .update(20, AccountUpdate.builder().name("a").build())
                    .getName()),
            Arguments.of("v1/project", (Function<SyncSketchClient, String>) client -> client.projects()
                    .update(20, ProjectUpdate.builder().name("a").build())
                    .getName()),
            Arguments.of("v1/project", (Function<SyncSketchClient, String>)
                    client -> client.projects().archive(20).getName()),
            Arguments.of("v1/review", (Function<SyncSketchClient, String>) client -> client.reviews()
                    .update(20, ReviewUpdate.builder().name("a").build())
                    .getName()),
            Arguments.of("v1/item", (Function<SyncSketchClient, String>) client -> client.items()
                    .update(20, ItemUpdate.builder().name("a").build())
                    .getName()));

    @ParameterizedTest
    @FieldSource("UPDATES")
    void update_isFollowedByARead(String updated, Function<SyncSketchClient, String> update) {
        for (int status : new int[] {200, 201, 202, 204}) {
            server.received.clear();
            respond(status, "", null, 200);

            assertThat(update.apply(client)).isEqualTo("Read");
            assertThat(requests()).containsExactly("PATCH /api/" + updated + "/20/", "GET /api/" + updated + "/20/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" \n", "null", " null\n", "\ufeff", "\ufeffnull"})
    void bodyWithoutAValue_isNoResult(String body) {
        respond(200, body, null, 200);

        assertThat(client.projects().archive(20).getName()).isEqualTo("Read");
    }

    @Test
    void fullResponse_hasTheStatusOfTheUpdate() {
        respond(204, "", null, 200);

        TypedResponse<Project> response = client.api(ProjectsWithResponseApi.class)
                .updateWithResponse(20, ProjectUpdate.builder().name("a").build());

        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body().getName()).isEqualTo("Read");
    }

    @Test
    void failureOfTheRead_isTheCause() {
        respond(204, "", null, 404);

        assertThatThrownBy(() -> client.projects().archive(20))
                .isInstanceOfSatisfying(MissingResultException.class, e -> {
                    assertThat(e.getStatus()).isEqualTo(204);
                    assertThat(e.getLocation()).isNull();
                    assertThat(e).hasCauseInstanceOf(NotFoundException.class);
                    assertThat(e.getMessage()).contains("PATCH /api/v1/project/", "was carried out (204)");
                    assertThat(e.isTransient()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/project/20/",
        "ORIGIN/api/v1/project/20/",
    })
    void creation_isFollowedByAReadOfItsLocation(String location) {
        respond(201, "", location.replace("ORIGIN", server.url()), 200);

        assertThat(client.projects().create(1001, "a").getName()).isEqualTo("Read");
        assertThat(requests()).containsExactly("POST /api/v1/project/", "GET /api/v1/project/20/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/api/v1/project/20/",
                "//evil.example.com/api/v1/project/20/",
                "http://td@127.0.0.1/api/v1/project/20/",
                "/api/v1/review/20/",
                "/api/v1/project/20",
                "/api/v1/project/20/more/",
                "/api/v1/project/../account/20/",
                "/api/v1/project/%2e%2e/",
                "/api/v1/project/..%2faccount/",
                "/api/v1/project/20/?api_key=x",
                "/api/v1/project/20/#x",
                "/api/v1/project/",
                "",
                "::",
                "ftp:/api/v1/project/20/"
            })
    void otherLocation_isNotRead(String location) {
        respond(201, "", location, 200);

        assertThatThrownBy(() -> client.projects().create(1001, "a"))
                .isInstanceOfSatisfying(MissingResultException.class, e -> {
                    assertThat(e.getLocation()).isEqualTo(location.replaceAll("\\?.*", "?***"));
                    assertThat(e).hasNoCause();
                });
        assertThat(requests()).containsExactly("POST /api/v1/project/");
    }

    /** An update of something that no operation reads. */
    @Test
    void updateWithoutARead_wasCarriedOut() {
        respond(202, "", null, 200);

        assertThatThrownBy(() -> client.reviews().sortItems(31, List.of(1L)))
                .isInstanceOf(MissingResultException.class)
                .hasMessageContaining("PUT /api/v2/review/");
        assertThat(requests()).hasSize(1);
    }

    /** An interface of a user, in which the path parameters have other names. */
    interface OwnApi {

        @RequestLine("PATCH /api/v3/{kind}/{id}/")
        Project update(@Param("kind") String kind, @Param("id") long id, Map<String, Object> body);

        @RequestLine("GET /api/v3/{id}/")
        Project other(@Param("id") long id);

        @RequestLine("GET /api/v3/{kind}/")
        List<Project> list(@Param("kind") String kind);

        @RequestLine("GET /api/v3/of/{id}/{kind}/")
        Project get(@Param("id") long id, @Param("kind") String kind);
    }

    @Test
    void ownInterfaces_areSupported() {
        respond(204, "", null, 200);

        Project project = client.api(OwnApi.class).update("a b", 20, Map.of());

        assertThat(project.getName()).isEqualTo("Read");
        assertThat(requests()).containsExactly("PATCH /api/v3/a%20b/20/", "GET /api/v3/of/20/a%20b/");
    }

    @Test
    void creationWithoutALocation_wasCarriedOut() {
        respond(201, "", null, 200);

        assertThatThrownBy(() -> client.projects().create(1001, "a"))
                .isInstanceOf(MissingResultException.class)
                .hasMessageContaining("POST /api/v1/project/")
                .hasMessageContaining("was carried out (201)");
        assertThat(requests()).containsExactly("POST /api/v1/project/");
    }

    /** A host may have a path, as behind a gateway. */
    @Test
    void pathOfTheHost_isRespected() {
        respond(201, "", "/gateway/api/v1/project/20/", 200);
        SyncSketchClient behind =
                server.clientBuilder().host(server.url() + "/gateway").build();

        assertThat(behind.projects().create(1001, "a").getName()).isEqualTo("Read");
        assertThat(behind.projects().archive(20).getName()).isEqualTo("Read");
        assertThat(requests())
                .containsExactly(
                        "POST /gateway/api/v1/project/",
                        "GET /gateway/api/v1/project/20/",
                        "PATCH /gateway/api/v1/project/20/",
                        "GET /gateway/api/v1/project/20/");
    }

    @Test
    void readWithoutABody_isADecodingException() {
        server.respond(204, null, "");

        assertThatThrownBy(() -> client.projects().get(20)).isInstanceOf(DecodingException.class);
    }

    @Test
    void updateAnsweredByHtml_isADecodingException() {
        server.respond(200, "text/html", "<html>Log in</html>");

        assertThatThrownBy(() -> client.projects().archive(20)).isInstanceOf(DecodingException.class);
    }

    /** An empty body is a success of these operations, but not one that cannot be decoded. */
    @ParameterizedTest
    @CsvSource({"gzip, damaged", "gzip, '{}'", "deflate, damaged", "br, damaged", "'gzip, gzip', damaged"})
    void undecodableBody_isNoEmptyBody(String encoding, String body) {
        server.handle(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
            TestServer.send(exchange, 200, "application/json", body);
        });
        for (Runnable operation : List.<Runnable>of(
                () -> client.projects().delete(20),
                () -> client.reviews().delete(20),
                () -> client.items().delete(20),
                () -> client.users().addToProject(20, List.of(), ""),
                () -> client.users().addToWorkspace(20, List.of(), ""),
                () -> client.users().removeFromProject(20, List.of()),
                () -> client.users().removeFromWorkspace(20, List.of()))) {
            assertThatThrownBy(operation::run).isInstanceOf(DecodingException.class);
        }
    }

    @Test
    void deletion_needsNoResult() {
        respond(204, "", null, 404);

        client.projects().delete(20);
        client.reviews().delete(20);
        client.items().delete(20);
        assertThat(requests())
                .containsExactly("PATCH /api/v1/project/20/", "PATCH /api/v1/review/20/", "PATCH /api/v1/item/20/");
    }
}
