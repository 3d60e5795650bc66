package com.syncsketch.sdk.client.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.ItemQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import com.syncsketch.sdk.model.ReviewSection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Credentials in each of the four forms reach the configured origin and never another one. */
@Timeout(60)
class CredentialsAndOriginsTest {

    private final TestServer service = new TestServer();
    private final TestServer other = new TestServer();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shot.mov"), "frames");
    }

    @AfterEach
    void stop() {
        service.close();
        other.close();
    }

    static Stream<Credentials> placements() {
        Credentials key = Credentials.apiKey(TestServer.USER, TestServer.KEY);
        Credentials token = Credentials.token(TestServer.USER, TestServer.KEY);
        return Stream.of(key, key.inQuery(), token, token.inQuery());
    }

    static Stream<Arguments> redirects() {
        return placements()
                .flatMap(place -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(place, status)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void redirectedRequests_doNotReachTheOtherOrigin(Credentials credentials, int status) {
        SyncSketchClient client = client(credentials);
        List<Consumer<SyncSketchClient>> calls = List.of(
                SyncSketchClient::isConnected,
                SyncSketchClient::tree,
                c -> c.projects().get(20),
                c -> c.items().all(ItemQuery.none()).stream().toList(),
                c -> c.raw().send("GET", "/api/v1/anything/", Map.of("name", "a"), null),
                c -> c.projects().create(1001, "Show A"),
                c -> c.projects()
                        .update(20, ProjectUpdate.builder().name("Show B").build()),
                c -> c.reviews()
                        .updateSections(
                                456,
                                List.of(ReviewSection.builder()
                                        .uuid("u")
                                        .name("a")
                                        .itemIds(List.of(1L))
                                        .build())),
                c -> c.reviews().deleteSection(456, "u"),
                c -> c.uploads().uploadToServer(456, file),
                c -> c.uploads().uploadFromUrl(456, URI.create("https://files.example/shot.mov")),
                c -> c.uploads().uploadSigned(UploadRequest.builder(456, file).build()));
        service.handle(exchange -> {
            service.note(exchange);
            // Like a server that redirects everything to another host: path and query, including credentials, stay.
            TestServer.redirectTo(exchange, status, other.url() + exchange.getRequestURI());
        });
        for (Consumer<SyncSketchClient> call : calls) {
            service.received.clear();
            assertThatThrownBy(() -> call.accept(client)).isInstanceOf(RedirectRefusedException.class);
            assertThat(service.received).hasSize(1);
            assertThat(shows(service.only())).isTrue();
        }
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("placements")
    void redirectChain_thatLeavesTheOrigin_isNotFollowed(Credentials credentials) {
        service.handle(exchange -> {
            service.note(exchange);
            String target = service.received.size() == 1 ? "/moved/" : other.url() + "/moved/";
            TestServer.redirectTo(exchange, 302, target);
        });
        assertThatThrownBy(() -> client(credentials).tree()).isInstanceOf(RedirectRefusedException.class);
        assertThat(service.received).hasSize(2).allMatch(CredentialsAndOriginsTest::shows);
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("placements")
    void nextPage_atTheOtherOrigin_isRequestedFromTheService(Credentials credentials) {
        service.handle(exchange -> {
            service.note(exchange);
            boolean first = service.received.size() == 1;
            String next = first ? "\"" + other.url() + "/api/v1/item/?limit=1&offset=1\"" : "null";
            TestServer.send(
                    exchange,
                    200,
                    "application/json",
                    "{\"meta\": {\"limit\": 1, \"offset\": " + (first ? 0 : 1) + ", \"next\": " + next
                            + ", \"previous\": null, \"total_count\": 2}, \"objects\": [{\"id\": " + (first ? 1 : 2)
                            + "}]}");
        });
        assertThat(client(credentials).items().all(ItemQuery.builder().limit(1).build()).stream())
                .hasSize(2);
        assertThat(service.received).hasSize(2).allMatch(CredentialsAndOriginsTest::shows);
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("placements")
    void signedUpload_sendsNoCredentialsToTheStorage(Credentials credentials) {
        service.respondJson("{\"url\": \"" + other.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"77\"}}");
        other.respond(204, null, "");
        UploadRequest request = UploadRequest.builder(456, file).build();
        client(credentials).uploads().uploadSigned(request);
        assertThat(shows(service.only())).isTrue();
        assertThat(shows(other.only())).isFalse();

        other.received.clear();
        other.handle(this::challenge);
        assertThatThrownBy(() -> client(credentials).uploads().uploadSigned(request))
                .isInstanceOf(StorageException.class);
        assertThat(shows(other.only())).isFalse();

        service.received.clear();
        other.redirect(307, service.url() + "/bucket/");
        assertThatThrownBy(() -> client(credentials).uploads().uploadSigned(request))
                .isInstanceOf(StorageException.class);
        assertThat(service.only().uri()).startsWith("/uploads/get-s3-signed-url/");
    }

    @ParameterizedTest
    @MethodSource("placements")
    void signedUpload_toTheServiceItself_sendsNoCredentials(Credentials credentials) {
        service.respondJson(
                "{\"url\": \"" + service.url() + "/bucket/\", \"fields\": {\"x-amz-meta-item-id\": \"77\"}}");
        client(credentials)
                .uploads()
                .uploadSigned(UploadRequest.builder(456, file).build());
        assertThat(service.received)
                .extracting(CredentialsAndOriginsTest::shows)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @MethodSource("placements")
    void download_sendsNoCredentials(Credentials credentials) {
        SyncSketchClient client = client(credentials);
        other.respond(200, "application/zip", "zip");
        client.downloads().download(other.url() + "/file", folder.resolve("a"));
        service.redirect(302, other.url() + "/there");
        client.downloads().download(service.url() + "/here", folder.resolve("b"));
        assertThat(service.received).hasSize(1).noneMatch(CredentialsAndOriginsTest::shows);
        assertThat(other.received).hasSize(2).noneMatch(CredentialsAndOriginsTest::shows);

        other.received.clear();
        other.handle(this::challenge);
        assertThatThrownBy(() -> client.downloads().download(other.url() + "/file", folder.resolve("c")))
                .isInstanceOf(DownloadException.class);
        assertThat(shows(other.only())).isFalse();

        // A URL of the storage that leads back to the service is still not an API request.
        service.received.clear();
        service.respond(200, "application/zip", "zip");
        other.redirect(302, service.url() + "/back");
        client.downloads().download(other.url() + "/file", folder.resolve("d"));
        assertThat(service.received).hasSize(1).noneMatch(CredentialsAndOriginsTest::shows);
    }

    private SyncSketchClient client(Credentials credentials) {
        return service.clientBuilder().credentials(credentials).build();
    }

    private void challenge(HttpExchange exchange) throws IOException {
        other.note(exchange);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"storage\"");
        TestServer.send(exchange, 401, null, "");
    }

    /** Checks whether a request contains the user or the secret, plain or encoded, or a header for them. */
    private static boolean shows(TestServer.Received request) {
        String all = request.uri() + " " + request.headers().values() + " " + request.text();
        return request.header("Authorization") != null
                || Stream.of(TestServer.KEY, "s3cret%2Fkey%2B0123456789", TestServer.USER, "td%40example.com")
                        .anyMatch(all::contains);
    }
}
