package com.syncsketch.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.ActiveFault;
import com.syncsketch.mock.journal.ExchangeOutcome;
import com.syncsketch.mock.journal.JournalEntry;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

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
        return client.send(request(target).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> patch(String name) throws IOException, InterruptedException {
        return client.send(
                request(account())
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String account() throws IOException, InterruptedException {
        return "/api/v1/account/" + first(get(LIST)).path("id") + "/";
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(mock.url() + target))
                .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                .header("Content-Type", "application/json");
    }

    private static JsonNode first(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).path("objects").path(0);
    }

    private JournalEntry lastEntry() {
        List<JournalEntry> entries = mock.journal().entries();
        return entries.get(entries.size() - 1);
    }

    @Test
    void respondsWithAStatusToTheFirstRequests() throws Exception {
        mock.faults().on("listAccounts").first(2).inject(Action.status(503));

        HttpResponse<String> failed = get(LIST);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(JSON.readTree(failed.body()).has("error_message")).isTrue();
        assertThat(get(LIST).statusCode()).isEqualTo(503);
        assertThat(get(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void respondsWithAStatusToOneRequest() throws Exception {
        ActiveFault fault = mock.faults()
                .on("listAccounts")
                .nth(2)
                .inject(Action.status(429).json("{}"));

        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(get(LIST).body()).isEqualTo("{}");
        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(fault.timesApplied()).isEqualTo(1);
    }

    @Test
    void appliesOneStepToEachRequest() throws Exception {
        mock.faults()
                .on("listAccounts")
                .nth(2)
                .inject(Action.status(500))
                .then()
                .then(Action.status(502));

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            statuses.add(get(LIST).statusCode());
        }
        assertThat(statuses).containsExactly(200, 500, 200, 502, 200);
    }

    @Test
    void doesNotAffectOtherOperations() throws Exception {
        ActiveFault fault = mock.faults().on("listProjects").inject(Action.status(500));

        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(mock.faults().unused()).extracting(ActiveFault::toJson).containsExactly(fault.toJson());
    }

    @Test
    void matchesPathAndQuery() throws Exception {
        mock.faults().onAny().path("/api/v1/acc.*").queryParameter("limit", "7").inject(Action.status(418));

        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(get(LIST + "?limit=7").statusCode()).isEqualTo(418);
        assertThat(get("/api/v1/project/?limit=7").statusCode()).isNotEqualTo(418);
    }

    @Test
    void matchesItemAndReviewAndPart() throws Exception {
        mock.faults().on("getItem").item(12).inject(Action.status(418));
        mock.faults().on("getReview").review(13).inject(Action.status(418));
        mock.faults().on("signUploadPart").part(2).inject(Action.status(418));

        assertThat(get("/api/v1/item/12/").statusCode()).isEqualTo(418);
        assertThat(get("/api/v1/item/13/").statusCode()).isNotEqualTo(418);
        assertThat(get("/api/v1/review/13/").statusCode()).isEqualTo(418);
        assertThat(get("/api/v1/review/12/").statusCode()).isNotEqualTo(418);
        assertThat(sign(2)).isEqualTo(418);
        assertThat(sign(1)).isNotEqualTo(418);
        mock.journal().verify("signUploadPart").withPart(2).once();
    }

    private int sign(int part) throws IOException, InterruptedException {
        URI template = URI.create(mock.url() + "/uploads/multipart-upload/abc/sign-part/" + part + "/");
        boolean isPost = false;
        for (String method : List.of("GET", "POST")) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(template)
                            .header("Authorization", "apikey " + mock.user() + ":" + mock.key())
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            isPost = response.statusCode() == 405;
            if (!isPost) {
                return response.statusCode();
            }
        }
        throw new AssertionError("neither GET nor POST signs a part");
    }

    @Test
    void sendsRetryAfterInSeconds() throws Exception {
        mock.faults().on("listAccounts").inject(Action.status(429).retryAfter(Duration.ofMillis(2500)));

        assertThat(get(LIST).headers().firstValue("Retry-After")).contains("3");
    }

    @Test
    void sendsRetryAfterAsADateOfItsClock() throws Exception {
        mock.faults().on("listAccounts").inject(Action.status(429).retryAfterDate(Duration.ofHours(1)));

        String date = get(LIST).headers().firstValue("Retry-After").orElseThrow();
        java.time.Instant until = java.time.ZonedDateTime.parse(
                        date, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(until)
                .isAfter(lastEntry().time().plusSeconds(3598))
                .isBefore(lastEntry().time().plusSeconds(3700));
    }

    @Test
    void respondsWithHtml() throws Exception {
        mock.faults().on("listAccounts").inject(Action.html(200));

        HttpResponse<String> response = get(LIST);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void replacesTheContentTypeAndAddsAHeader() throws Exception {
        mock.faults().on("listAccounts").inject(Action.contentType("text/plain"), Action.header("X-Odd", "1"));

        HttpResponse<String> response = get(LIST);
        assertThat(first(response).has("id")).isTrue();
        assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain");
        assertThat(response.headers().firstValue("X-Odd")).hasValue("1");
    }

    @Test
    void respondsWithS3Errors() throws Exception {
        mock.faults().on("completeMultipartUpload").inject(Action.s3Error(200, "InternalError", "Try <again>."));
        mock.faults().on("listAccounts").inject(Action.slowDown()).then(Action.expiredSignature());

        HttpResponse<String> slow = get(LIST);
        assertThat(slow.statusCode()).isEqualTo(503);
        assertThat(slow.body()).contains("<Code>SlowDown</Code>");
        HttpResponse<String> expired = get(LIST);
        assertThat(expired.statusCode()).isEqualTo(403);
        assertThat(expired.body()).contains("<Message>Request has expired</Message>");
        HttpResponse<String> late = client.send(
                request("/uploads/multipart-upload/abc/complete/")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("<Message>Try &lt;again&gt;.</Message>");
    }

    @Test
    void delaysTheResponseAfterExecutingTheOperation() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        mock.faults().sleeper(time -> {
            waits.add(time);
            asleep.countDown();
            wake.await();
        });
        String account = account();
        mock.faults().on("updateAccount").inject(Action.delay(Duration.ofHours(1)));

        CompletableFuture<HttpResponse<String>> slow = client.sendAsync(
                request(account)
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\":\"Late\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(asleep.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(first(get(LIST)).path("name").asText()).isEqualTo("Late");
        assertThat(slow).isNotDone();
        wake.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        assertThat(waits).containsExactly(Duration.ofHours(1));
    }

    @Test
    void interruptsDelaysWhenTheServerCloses() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        mock.faults().sleeper(time -> {
            asleep.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                woken.complete(true);
                throw e;
            }
        });
        mock.faults().on("listAccounts").inject(Action.delay(Duration.ofHours(1)));

        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request(LIST).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(asleep.await(20, TimeUnit.SECONDS)).isTrue();
        mock.close();
        assertThat(woken.get(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void sendsTheBodySlowly() throws Exception {
        List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
        mock.faults().sleeper(pauses::add);
        String whole = get(LIST).body();
        mock.faults().on("listAccounts").inject(Action.trickle(10, Duration.ofSeconds(3)));

        assertThat(get(LIST).body()).isEqualTo(whole);
        assertThat(pauses).hasSize((whole.length() - 1) / 10).containsOnly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 25})
    void truncatesTheBody(int bytes) throws Exception {
        int length = get(LIST).body().length();
        mock.faults().on("listAccounts").inject(Action.truncate(bytes));

        try (RawConnection connection = new RawConnection(mock)) {
            connection.send("GET " + LIST + " HTTP/1.1\r\n" + RawConnection.credentials(mock) + "\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 200").contains("Content-Length: " + length + "\r\n");
            assertThat(connection.readAll()).hasSize(bytes);
        }
        assertThat(lastEntry().outcome()).isEqualTo(ExchangeOutcome.TRUNCATED);
        assertThat(lastEntry().response().orElseThrow().body().size()).isEqualTo(bytes);
    }

    @Test
    void recordsADefectIfTheBodyIsTooShortToTruncate() throws Exception {
        mock.faults().on("listAccounts").inject(Action.truncate(1_000_000));

        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(mock.journal().defects()).singleElement().asString().contains("is not truncated");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 1000})
    void resetsTheConnectionWithinTheRequest(int bytes) throws Exception {
        String account = account();
        mock.faults().on("updateAccount").inject(Action.resetAfter(bytes));

        try (RawConnection connection = new RawConnection(mock)) {
            // With 1000 bytes the request body is complete, though shorter than that; otherwise it is incomplete.
            String body = "{\"name\":\"x\"}";
            int length = bytes == 1000 ? body.length() : 500;
            connection.send("PATCH " + account + " HTTP/1.1\r\n" + RawConnection.credentials(mock)
                    + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body);
            assertThatThrownBy(connection::readAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(lastEntry().outcome()).isEqualTo(ExchangeOutcome.RESET);
        assertThat(lastEntry().request().body().size()).isEqualTo(Math.min(bytes, 12));
        assertThat(first(get(LIST)).path("name").asText()).isNotEqualTo("x");
    }

    @Test
    void resetsTheConnectionWithAndWithoutExecutingTheOperation() throws Exception {
        mock.faults().on("updateAccount").inject(Action.resetAfterBody()).then(Action.resetAfterExecution());

        assertThatThrownBy(() -> patch("One")).isInstanceOf(IOException.class);
        assertThat(first(get(LIST)).path("name").asText()).isNotEqualTo("One");
        assertThatThrownBy(() -> patch("Two")).isInstanceOf(IOException.class);
        assertThat(first(get(LIST)).path("name").asText()).isEqualTo("Two");
        assertThat(mock.journal().entries("updateAccount"))
                .extracting(JournalEntry::outcome)
                .containsExactly(ExchangeOutcome.RESET, ExchangeOutcome.RESET);
    }

    @Test
    void closesTheConnectionWithAndWithoutExecutingTheOperation() throws Exception {
        String account = account();
        mock.faults().on("updateAccount").inject(Action.closeAfterBody()).then(Action.closeAfterExecution());

        for (String name : List.of("One", "Two")) {
            try (RawConnection connection = new RawConnection(mock)) {
                String body = "{\"name\":\"" + name + "\"}";
                connection.send("PATCH " + account + " HTTP/1.1\r\n" + RawConnection.credentials(mock)
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                assertThat(connection.readAll()).isEmpty();
            }
            boolean executed = first(get(LIST)).path("name").asText().equals(name);
            assertThat(executed).isEqualTo(name.equals("Two"));
        }
        assertThat(mock.journal().entries("updateAccount"))
                .extracting(JournalEntry::outcome)
                .containsExactly(ExchangeOutcome.CLOSED, ExchangeOutcome.CLOSED);
    }

    @Test
    void respondsWithAnErrorAfterExecutingTheOperation() throws Exception {
        mock.faults().on("updateAccount").inject(Action.status(502).afterExecution());

        assertThat(patch("Done").statusCode()).isEqualTo(502);
        assertThat(first(get(LIST)).path("name").asText()).isEqualTo("Done");
    }

    @Test
    void respondsBeforeTheBodyIsRead() throws Exception {
        String account = account();
        mock.faults()
                .on("updateAccount")
                .inject(Action.status(400).json("{\"error\":\"early\"}").beforeBody());

        try (RawConnection connection = new RawConnection(mock)) {
            connection.send("PATCH " + account + " HTTP/1.1\r\n" + RawConnection.credentials(mock)
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 400");
            assertThat(connection.read(17)).isEqualTo("{\"error\":\"early\"}");
        }
        assertThat(lastEntry().request().body().size()).isZero();
    }

    @Test
    void repeatsThePreviousPage() throws Exception {
        mock.faults().on("listAccounts").nth(2).inject(Action.repeatPage());

        JsonNode page = JSON.readTree(get(LIST + "?limit=1").body());
        JsonNode repeated = JSON.readTree(get(LIST + "?limit=1&offset=1").body());
        assertThat(repeated.path("objects")).isEqualTo(page.path("objects")).hasSize(1);
        assertThat(repeated.path("meta").path("offset").asInt()).isEqualTo(1);
        assertThat(get(LIST + "?offset=1").body()).contains("\"objects\":[]");
        assertThat(mock.journal().defects()).isEmpty();
    }

    @Test
    void cannotRepeatTheFirstPage() throws Exception {
        mock.faults().on("listAccounts").inject(Action.repeatPage());

        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(mock.journal().defects()).singleElement().asString().contains("no previous page");
    }

    @Test
    void returnsAnEmptyPageWithANext() throws Exception {
        mock.faults().on("listAccounts").inject(Action.emptyPageWithNext());

        JsonNode page = JSON.readTree(get(LIST + "?fields=id&limit=1&offset=0").body());
        assertThat(page.path("objects")).isEmpty();
        assertThat(page.path("meta").path("next").asText()).isEqualTo(LIST + "?fields=id&limit=1&offset=1");
    }

    @Test
    void returnsAPageWhoseNextIsItself() throws Exception {
        mock.faults().on("listAccounts").inject(Action.nextToItself());

        JsonNode page = JSON.readTree(get(LIST + "?limit=1&offset=0").body());
        assertThat(page.path("meta").path("next").asText()).isEqualTo(LIST + "?limit=1&offset=0");
        assertThat(page.path("objects")).hasSize(1);
    }

    @Test
    void editsFieldsOfEveryRecord() throws Exception {
        mock.faults()
                .on("listAccounts")
                .inject(
                        Action.unknownValue("name"),
                        Action.missingField("id"),
                        Action.unknownField("colour"),
                        Action.nullValue("meta.total_count"),
                        Action.replaceValue("description", "{\"a\": [1]}"));

        JsonNode page = JSON.readTree(get(LIST).body());
        JsonNode account = page.path("objects").path(0);
        assertThat(account.path("name").asText()).isEqualTo("mock_unknown_value");
        assertThat(account.has("id")).isFalse();
        assertThat(account.path("colour").isTextual()).isTrue();
        assertThat(account.path("description").path("a").path(0).asInt()).isEqualTo(1);
        assertThat(page.path("meta").get("total_count").isNull()).isTrue();
        assertThat(mock.journal().defects()).isEmpty();
        mock.journal().verifyNoUnexpectedErrors();
    }

    @Test
    void editsFieldsOfOneRecord() throws Exception {
        mock.faults().on("updateAccount").inject(Action.nullValue("name"));

        JsonNode account = JSON.readTree(patch("Real").body());
        assertThat(account.get("name").isNull()).isTrue();
        assertThat(first(get(LIST)).path("name").asText()).isEqualTo("Real");
    }

    @Test
    void recordsADefectIfAFieldIsMissing() throws Exception {
        mock.faults().on("listAccounts").inject(Action.nullValue("name"));

        assertThat(first(get(LIST + "?fields=id")).has("name")).isFalse();
        assertThat(mock.journal().defects()).singleElement().asString().contains("'name'");
    }

    @Test
    void combinesActions() throws Exception {
        List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
        mock.faults().sleeper(waits::add);
        mock.faults()
                .on("listAccounts")
                .inject(
                        Action.delay(Duration.ofSeconds(9)),
                        Action.status(500).body("0123456789"),
                        Action.trickle(4, Duration.ofSeconds(1)),
                        Action.truncate(9));

        try (RawConnection connection = new RawConnection(mock)) {
            connection.send("GET " + LIST + " HTTP/1.1\r\n" + RawConnection.credentials(mock) + "\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 500").contains("Content-Length: 10\r\n");
            assertThat(connection.readAll()).isEqualTo("012345678");
        }
        assertThat(waits).containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void removesFaults() throws Exception {
        ActiveFault fault = mock.faults().on("listAccounts").inject(Action.status(500));
        fault.remove();
        assertThat(get(LIST).statusCode()).isEqualTo(200);
        mock.faults().on("listAccounts").inject(Action.status(500));
        mock.reset();
        assertThat(get(LIST).statusCode()).isEqualTo(200);
        assertThat(mock.faults().list()).isEmpty();
    }

    @Test
    void rejectsInvalidFaults() {
        assertThatThrownBy(() -> mock.faults().on("createProjects"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("createProject");
        assertRejected("There is no operation", "{'on':'storage.put','do':{'truncate':1}}");
        assertRejected("'nam'", "{'on':'listAccounts','do':{'edits':[{'null':'nam'}]}}");
        assertRejected("Only a string", "{'on':'listAccounts','do':{'edits':[{'unknownValue':'id'}]}}");
        assertRejected("would not be unknown", "{'on':'listAccounts','do':{'edits':[{'unknownField':'name'}]}}");
        assertRejected("is not JSON", "{'on':'storage.putPart','do':{'edits':[{'null':'name'}]}}");
        assertRejected("v1 list", "{'on':'listAccountsV2','do':{'page':'emptyWithNext'}}");
        assertRejected("is not a list", "{'on':'getProject','do':{'page':'repeated'}}");
        assertRejected("contradict", "{'on':'*','do':{'reset':{},'close':{}}}");
        assertRejected("only with a delay", "{'on':'*','do':{'reset':{},'truncate':1}}");
        assertRejected("A replaced response", "{'on':'*','do':{'response':{'status':500},'edits':[{'null':'name'}]}}");
        assertRejected("100", "{'on':'*','do':{'response':{'status':100}}}");
        assertRejected(
                "cannot be executed",
                "{'on':'*','do':{'response':{'status':500,'beforeBody':true,'afterExecution':true}}}");
        assertRejected("cannot be executed", "{'on':'*','do':{'reset':{'afterBytes':2,'afterExecution':true}}}");
        assertRejected("applies to one request", "{'on':'*','first':2,'do':[{},{}]}");
        assertRejected("counted from 1", "{'on':'*','nth':0,'do':{}}");
        assertRejected("regular expression", "{'on':'*','path':'(','do':{}}");
        assertRejected("Only one of 'nth'", "{'on':'*','nth':1,'first':2,'do':{}}");
        assertRejected("at least one step", "{'on':'*','do':[]}");
        assertRejected("unknown fields [dos]", "{'on':'*','dos':{}}");
        assertRejected("must be an integer", "{'on':'*','do':{'delay':'1'}}");
        assertRejected("line breaks", "{'on':'*','do':{'headers':{'X':'a\\nb'}}}");
        assertRejected("Not a valid header name", "{'on':'*','do':{'response':{'status':500,'headers':{'a b':'c'}}}}");
        assertRejected("Not valid JSON", "{'on':");
        assertThat(mock.faults().list()).isEmpty();
    }

    private void assertRejected(String reason, String json) {
        assertThatThrownBy(() -> mock.faults().addJson(json.replace('\'', '"')))
                .as(json)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void rejectsInvalidFurtherSteps() {
        ActiveFault fault = mock.faults().on("listAccounts").first(2).inject(Action.status(500));
        assertThatThrownBy(() -> fault.then(Action.closeAfterBody())).isInstanceOf(IllegalArgumentException.class);
        ActiveFault other = mock.faults().on("listAccounts").inject(Action.status(500));
        assertThatThrownBy(() -> other.then(Action.nullValue("nowhere"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.fault().steps()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'on':'listAccounts','do':[{'response':{'status':503,'headers':{'X':'1'},'body':'b','retryAfter':2}}]}",
                "{'on':'*','nth':3,'do':[{'response':{'status':429,'retryAfterDate':60,'afterExecution':true}}]}",
                "{'on':'*','first':3,'do':[{'response':{'status':400,'beforeBody':true}}]}",
                "{'on':'storage.putPart','from':2,'part':4,'do':[{'delay':50,'trickle':{'bytes':2,'pause':7}}]}",
                "{'on':'getItem','item':5,'review':6,'path':'.*','query':{'a':'b'},'do':[{'truncate':5}]}",
                "{'on':'*','do':[{'reset':{'afterBytes':7}},{},{'close':{}},{'reset':{'afterExecution':true}}]}",
                "{'on':'listAccounts','do':[{'headers':{'A':'b','C':'d'},'page':'nextToItself'}]}",
                "{'on':'listAccounts','do':[{'edits':[{'null':'name'},{'removed':'id'},{'unknownValue':'name'},"
                        + "{'unknownField':'colour'},{'replaced':'name','value':{'a':1}}]}]}",
            })
    void readsAndWritesJson(String json) throws Exception {
        String text = json.replace('\'', '"');
        ActiveFault fault = mock.faults().addJson(text);

        assertThat(JSON.readTree(fault.toJson())).isEqualTo(JSON.readTree(text));
        assertThat(JSON.readTree(mock.faults().toJson())).isEqualTo(JSON.readTree("[" + text + "]"));
    }
}
