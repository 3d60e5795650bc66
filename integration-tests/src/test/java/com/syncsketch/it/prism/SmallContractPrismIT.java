package com.syncsketch.it.prism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests this package with a small contract. */
@WithPrism(contract = SmallContractPrismIT.CONTRACT)
class SmallContractPrismIT {
    static final String CONTRACT = "/com/syncsketch/it/prism/small.yaml";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PrismServer first;

    @BeforeAll
    static void remember(PrismServer prism) {
        first = prism;
    }

    private static HttpResponse<String> get(PrismServer prism, String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(prism.uri() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(PrismServer prism, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prism.uri() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static Path contract(Path folder) throws IOException {
        Path file = folder.resolve("contract.yaml");
        try (var in = SmallContractPrismIT.class.getResourceAsStream(CONTRACT)) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void allTests_shareTheServer(PrismServer prism) {
        assertSame(first, prism);
        assertTrue(prism.isAlive());
        assertNotEquals(PrismMode.AUTO, prism.mode());
        PrismMode requested = PrismMode.fromSystemProperty();
        if (requested != PrismMode.AUTO) {
            assertEquals(requested, prism.mode());
        }
        assertTrue(prism.version().matches("\\d+\\.\\d+\\.\\d+"), prism.version());
        assertTrue(prism.log().contains("Prism is listening on"), prism.log());
    }

    @Test
    void validRequest_hasNoViolations(PrismServer prism) throws Exception {
        HttpResponse<String> response = post(prism, "/notes/?limit=3", "{\"text\": \"hi\", \"stars\": 1}");

        assertEquals(200, response.statusCode(), response.body());
        Violations.of(response).assertEmpty();
    }

    @Test
    void violations_areReadFromTheHeader(PrismServer prism) throws Exception {
        HttpResponse<String> response = post(prism, "/notes/?limit=x", "{\"stars\": 9}");

        assertEquals(400, response.statusCode(), response.body());
        Violations violations = Violations.of(response);
        assertTrue(violations.list().stream().allMatch(Violations.Violation::inRequest));
        List<List<String>> locations =
                violations.list().stream().map(Violations.Violation::location).toList();
        assertTrue(locations.contains(List.of("request", "query", "limit")), violations.toString());
        assertTrue(locations.contains(List.of("request", "body")), violations.toString());
        assertTrue(locations.contains(List.of("request", "body", "stars")), violations.toString());
    }

    @Test
    void violations_areReadFromAnErrorThatTheContractDoesNotDescribe(PrismServer prism) throws Exception {
        HttpResponse<String> response = get(prism, "/plain/?limit=x");

        assertEquals(422, response.statusCode(), response.body());
        assertEquals(
                List.of("request.query.limit: Error type: Request query parameter limit must be integer"),
                Violations.of(response).lines());
    }

    @Test
    void unknownPath_isAViolation(PrismServer prism) throws Exception {
        assertTrue(Violations.of(get(prism, "/plain")).toString().contains("NO_PATH_MATCHED_ERROR"));
    }

    @Test
    void longListOfViolations_isTruncated(PrismServer prism) throws Exception {
        String tags = String.join(",", Collections.nCopies(200, "\"x\""));
        Violations violations = Violations.of(post(prism, "/notes/", "{\"text\": \"hi\", \"tags\": [" + tags + "]}"));

        assertTrue(violations.isTruncated());
        assertTrue(violations.list().size() > 20, violations.toString());
        assertTrue(violations.list().size() < 200, violations.toString());
    }

    @Test
    void malformedJson_isRejected(PrismServer prism) throws Exception {
        // Later versions of Prism never respond to this request.
        assertEquals(400, post(prism, "/notes/", "{\"text\": ").statusCode());
    }

    @Test
    void errors_validatesResponsesOfPrism(@TempDir Path folder) throws Exception {
        try (PrismServer prism =
                PrismServer.start(contract(folder), PrismOptions.mock().errors())) {
            assertEquals(200, get(prism, "/plain/").statusCode());
            HttpResponse<String> response = get(prism, "/wrong/");
            assertEquals(500, response.statusCode(), response.body());
            assertFalse(Violations.of(response).isEmpty());
        }
    }

    @Test
    void proxy_validatesRequestsAndResponses(@TempDir Path folder) throws Exception {
        HttpServer upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean invalid = exchange.getRequestURI().getPath().equals("/wrong/");
            byte[] body =
                    (invalid ? "{\"stars\": 9}" : "{\"text\": \"from upstream\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        upstream.start();
        URI uri = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort());
        try (PrismServer prism = PrismServer.start(contract(folder), PrismOptions.proxy(uri))) {
            HttpResponse<String> good = post(prism, "/notes/", "{\"text\": \"hi\"}");
            assertEquals(200, good.statusCode(), good.body());
            assertTrue(good.body().contains("from upstream"), good.body());
            Violations.of(good).assertEmpty();

            assertTrue(
                    Violations.of(get(prism, "/plain/?limit=x")).list().get(0).inRequest());

            HttpResponse<String> wrong = get(prism, "/wrong/");
            assertEquals(200, wrong.statusCode(), wrong.body());
            assertEquals(
                    2, Violations.of(wrong).list().size(), Violations.of(wrong).toString());
            assertFalse(Violations.of(wrong).list().get(0).inRequest());
        } finally {
            upstream.stop(0);
        }
    }

    @Test
    void rejectedContract_failsWithTheLog(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(
                folder.resolve("empty.yaml"), "openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: {}\n");

        String message = assertThrows(IllegalStateException.class, () -> PrismServer.start(broken, PrismOptions.mock()))
                .getMessage();

        assertTrue(message.contains("No operations found"), message);
    }

    @Test
    void exitedServer_failsTheTestAndIsRestarted() throws Exception {
        try (SharedPrism shared = new SharedPrism(new SharedPrism.Key(CONTRACT, false))) {
            shared.failIfExited();
            PrismServer before = shared.current();
            before.close();
            assertFalse(shared.isAlive());

            String message =
                    assertThrows(AssertionError.class, shared::failIfExited).getMessage();

            assertTrue(message.startsWith("Prism exited during this test and was restarted."), message);
            assertEquals(200, get(shared, "/plain/").statusCode());
            if (shared.mode() == PrismMode.PROCESS) {
                assertEquals(before.uri(), shared.uri());
            }
        }
    }

    @Test
    void unavailableProcess_reportsHowToInstall(@TempDir Path folder) throws Exception {
        Path contract = contract(folder);
        PrismOptions options = PrismOptions.mock().mode(PrismMode.PROCESS).home(folder);

        String message = assertThrows(IllegalStateException.class, () -> PrismServer.start(contract, options))
                .getMessage();

        assertEquals("Prism is not installed in " + folder + ". Install it with: npm ci --prefix " + folder, message);
    }
}
