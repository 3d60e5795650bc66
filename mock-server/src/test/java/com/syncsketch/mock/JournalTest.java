package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.CredentialPlacement;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "/api/v1/account/";

    private final HttpClient client = HttpClient.newHttpClient();
    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return send("GET", target, "");
    }

    private HttpResponse<String> patch(String json) throws IOException, InterruptedException {
        String id = JSON.readTree(get(LIST).body()).at("/objects/0/id").asText();
        return send("PATCH", LIST + id + "/", json);
    }

    private HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(mock.url() + target))
                        .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void recordsRequestAndResponse() throws Exception {
        HttpResponse<String> response = patch("{\"name\":\"Neu \\u00e4\"}");

        JournalEntry entry = mock.journal().verify("updateAccount").once();
        assertThat(entry.number()).isEqualTo(2);
        assertThat(entry.request().method()).isEqualTo("PATCH");
        assertThat(entry.request().path()).isEqualTo(response.uri().getRawPath());
        assertThat(entry.request().header("content-type")).hasValue("application/json");
        assertThat(entry.request().body().text()).hasValue("{\"name\":\"Neu \\u00e4\"}");
        assertThat(entry.status()).isEqualTo(202);
        assertThat(entry.response().orElseThrow().body().text()).hasValue(response.body());
        assertThat(entry.response().orElseThrow().headers()).containsEntry("Content-Type", "application/json");
        assertThat(entry.outcome()).isEqualTo(ExchangeOutcome.COMPLETED);
        assertThat(entry.fault()).isEmpty();
        assertThat(entry.problems()).isEmpty();
        assertThat(entry.credentialPlacement()).isEqualTo(CredentialPlacement.KEY_IN_HEADER);
    }

    @Test
    void decodesTheQuery() throws Exception {
        get(LIST + "?fields=id%2Cname&limit=2");

        mock.journal()
                .verify("listAccounts")
                .withQueryParameter("fields", "id,name")
                .once();
        mock.journal().verify("listAccounts").withQueryParameter("fields", "id").never();
        mock.journal().verify("listAccounts").withoutQueryParameter("offset").once();
        mock.journal().verify("listAccounts").withoutQueryParameter("limit").never();
    }

    @Test
    void recordsTheCredentialPlacement() throws Exception {
        String pair = "?api_key=" + mock.key() + "&username=x";
        client.send(
                HttpRequest.newBuilder(URI.create(mock.url() + LIST + pair)).build(),
                HttpResponse.BodyHandlers.discarding());
        client.send(
                HttpRequest.newBuilder(URI.create(mock.url() + LIST + "?token=t&email=x"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        get(LIST + pair);
        client.send(
                HttpRequest.newBuilder(URI.create(mock.url() + LIST)).build(), HttpResponse.BodyHandlers.discarding());

        assertThat(mock.journal().entries())
                .extracting(JournalEntry::credentialPlacement)
                .containsExactly(
                        CredentialPlacement.KEY_IN_QUERY,
                        CredentialPlacement.TOKEN_IN_QUERY,
                        CredentialPlacement.SEVERAL,
                        CredentialPlacement.NONE);
        mock.journal()
                .verify("listAccounts")
                .withCredentials(CredentialPlacement.SEVERAL)
                .withStatus(400)
                .once();
    }

    @Test
    void verifiesTheNumberOfRequests() throws Exception {
        get(LIST);
        get(LIST);

        assertThat(mock.journal().verify("listAccounts").times(2)).hasSize(2);
        mock.journal().verify("listAccounts").atLeast(2);
        mock.journal().verify("listAccounts").atMost(2);
        mock.journal().verify("createProject").never();
        mock.journal().verifyAny().times(2);
        assertThat(mock.journal().count("listAccounts")).isEqualTo(2);
        assertFails(() -> mock.journal().verify("listAccounts").once(), "expected exactly 1 request", "there were 2");
        assertFails(() -> mock.journal().verify("listAccounts").times(3), "expected exactly 3 requests");
        assertFails(() -> mock.journal().verify("listAccounts").atLeast(3), "expected at least 3 requests");
        assertFails(() -> mock.journal().verify("listAccounts").atMost(1), "expected at most 1 request");
        assertFails(() -> mock.journal().verify("listAccounts").never(), "expected no request");
        assertFails(
                () -> mock.journal().verify("createProject").once(),
                "there were 0. Received requests for other operations",
                "GET /api/v1/account/");
    }

    @Test
    void verifiesJsonBodies() throws Exception {
        patch("{\"name\":\"A\",\"description\":\"d\",\"n\":1.0,\"list\":[{\"a\":1,\"b\":2}]}");

        mock.journal()
                .verify("updateAccount")
                .withJsonBody("{\"name\":\"A\",\"n\":1}")
                .once();
        mock.journal()
                .verify("updateAccount")
                .withJsonBody("{\"list\":[{\"b\":2}]}")
                .once();
        mock.journal().verify("updateAccount").withJsonBody("{\"list\":[]}").never();
        mock.journal().verify("updateAccount").withJsonBody("{\"other\":null}").never();
        mock.journal()
                .verify("updateAccount")
                .where(entry -> entry.number() == 2)
                .once();
        assertFails(
                () -> mock.journal()
                        .verify("updateAccount")
                        .withHeader("Content-Type", "application/json")
                        .withJsonBody("{\"name\":\"B\"}")
                        .once(),
                "updateAccount: expected exactly 1 request with header Content-Type: application/json and body with"
                        + " {\"name\":\"B\"}, but there were 0 among 1. Received requests:",
                "{\"name\":\"A\",",
                "not body with {\"name\":\"B\"}");
        assertThatThrownBy(() -> mock.journal().verify("updateAccount").withJsonBody("{"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verifiesSecretsWithoutShowingThem() throws Exception {
        String header = "apikey " + mock.user() + ":" + mock.key();
        get(LIST);

        mock.journal()
                .verify("listAccounts")
                .withHeader("authorization", header)
                .once();
        assertThatThrownBy(() -> mock.journal()
                        .verify("listAccounts")
                        .withHeader("Authorization", header)
                        .never())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Authorization: apikey ***")
                .hasMessageNotContaining(mock.key());
    }

    @Test
    void verifiesTheOrder() throws Exception {
        get(LIST);
        patch("{}");
        get("/api/v1/project/");

        mock.journal().verifyInOrder("listAccounts", "updateAccount", "listProjects");
        mock.journal().verifyInOrder("listAccounts", "listAccounts", "updateAccount");
        assertFails(
                () -> mock.journal().verifyInOrder("updateAccount", "listAccounts"),
                "there was no listAccounts after updateAccount",
                "PATCH /api/v1/account/");
        assertFails(() -> mock.journal().verifyInOrder("createReview"), "there was no createReview. ");
    }

    @Test
    void distinguishesUnexpectedErrorsFromFaults() throws Exception {
        mock.faults().on("listAccounts").inject(Action.status(500));
        get(LIST);
        mock.journal().verifyNoUnexpectedErrors();

        get("/api/v9/");
        assertFails(
                () -> mock.journal().verifyNoUnexpectedErrors(),
                "Unexpected errors: 1",
                "404",
                "The contract has no path /api/v9/");
    }

    @Test
    void treatsAFaultThatCannotBeAppliedAsAnUnexpectedError() throws Exception {
        mock.faults().on("updateAccount").inject(Action.nullValue("description"));
        send("PATCH", LIST + "999999/", "{}");

        assertFails(() -> mock.journal().verifyNoUnexpectedErrors(), "defect: The fault {\"edits\":");
        assertThat(mock.journal().defects()).hasSize(1);
    }

    @Test
    void showsFaultsInEntries() throws Exception {
        mock.faults().on("listAccounts").inject(Action.status(503));
        get(LIST);

        JournalEntry entry = mock.journal().verify("listAccounts").once();
        assertThat(entry.fault()).hasValue("{\"response\":{\"status\":503}}");
        assertThat(entry)
                .hasToString("#1 listAccounts GET /api/v1/account/ -> 503 fault {\"response\":{\"status\":503}}");
    }

    @Test
    void rejectsUnknownOperations() {
        assertThatThrownBy(() -> mock.journal().verify("createProjekt")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mock.journal().verify("*")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mock.journal().entries("nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mock.journal().count("nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mock.journal().verifyInOrder("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isClearedByAReset() throws Exception {
        get(LIST);
        get("/nowhere/");
        mock.reset();

        assertThat(mock.journal().entries()).isEmpty();
        assertThat(mock.journal().count()).isZero();
        mock.journal().verify("listAccounts").never();
        mock.journal().verifyNoUnexpectedErrors();
    }

    @Test
    void writesHar(@TempDir Path folder) throws Exception {
        get(LIST + "?limit=1&api_key=SECRET-1");
        patch("{\"name\":\"A\",\"api_key\":\"SECRET-2\"}");
        mock.faults().on("listAccounts").inject(Action.closeAfterBody());
        assertThatThrownBy(() -> get(LIST)).isInstanceOf(IOException.class);
        Path file = folder.resolve("test.har");
        mock.journal().writeHar(file);

        String text = Files.readString(file);
        assertThat(text).isEqualTo(mock.journal().toHar()).doesNotContain("SECRET", mock.key());
        JsonNode log = JSON.readTree(text).path("log");
        assertThat(log.path("version").asText()).isEqualTo("1.2");
        JsonNode list = log.path("entries").path(0);
        assertThat(list.at("/request/url").asText()).isEqualTo(mock.url() + LIST + "?limit=1&api_key=***");
        assertThat(list.at("/request/queryString/0/name").asText()).isEqualTo("limit");
        assertThat(list.at("/response/status").asInt()).isEqualTo(400);
        JsonNode update = log.path("entries").path(2);
        assertThat(update.at("/request/postData/text").asText()).isEqualTo("{\"name\":\"A\",\"api_key\":\"***\"}");
        assertThat(update.at("/request/bodySize").asInt()).isEqualTo(33);
        assertThat(update.at("/response/content/mimeType").asText()).isEqualTo("application/json");
        assertThat(update.at("/_operation").asText()).isEqualTo("updateAccount");
        JsonNode broken = log.path("entries").path(log.path("entries").size() - 1);
        assertThat(broken.at("/_fault").asText()).isEqualTo("{\"close\":{}}");
        assertThat(broken.at("/response/status").asInt()).isZero();
        log.path("entries").forEach(entry -> {
            assertThat(entry.fieldNames())
                    .toIterable()
                    .contains("startedDateTime", "time", "request", "response", "cache", "timings");
            assertThat(entry.path("request").fieldNames())
                    .toIterable()
                    .contains("method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize");
            assertThat(entry.path("response").fieldNames())
                    .toIterable()
                    .contains("status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL");
        });
    }

    private static void assertFails(Runnable check, String... texts) {
        assertThatThrownBy(check::run)
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(texts);
    }
}
