package com.syncsketch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.CredentialsRejectedException;
import com.syncsketch.cli.probe.ProbeReport;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.RedirectRefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the requests and findings of the probe. */
class ProbeTest {

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = ProbeFixture.server().start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    static Stream<MockSyncSketchBuilder> servers() {
        return Stream.of(
                ProbeFixture.server(),
                ProbeFixture.server().strict(true),
                MockSyncSketch.builder().seed(Seed.demo()),
                MockSyncSketch.builder().seed(Seed.demo()).strict(true),
                MockSyncSketch.builder().seed(Seed.examples()),
                MockSyncSketch.builder());
    }

    /** The word for an item in processing, which the demo seed has, is a choice of the mock server: no source lists one. */
    @ParameterizedTest
    @MethodSource("servers")
    void ownMockServer_hasNoDeviations(MockSyncSketchBuilder builder) throws IOException {
        try (MockSyncSketch server = builder.start()) {
            assertThat(ProbeFixture.deviations(new ProbeFixture(server).run()))
                    .filteredOn(line -> !line.endsWith("status unlisted value: a lower-case word"))
                    .isEmpty();
        }
    }

    @Test
    void v1FieldsInTheV2List_areReported() {
        mock.faults()
                .on("listReviewsV2")
                .inject(Action.replaceValue("reviewURL", "\"https://quixotic.example/sketch/x/\""));

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(ProbeFixture.deviations(report))
                .containsExactly("listReviewsV2 [] unknown field: `reviewURL`: absolute URL");
        assertThat(answer(report, "Do reviews of v1 and v2 have the same fields?"))
                .startsWith("of the fields that are named here, only in v1: ")
                .contains("item_count")
                .endsWith("; only in v2: none");
    }

    @Test
    void everyReadOperation_isReadWithGetOnly_withinItsMaximum() {
        ProbeFixture probing = new ProbeFixture(mock);
        ProbeReport report = probing.run();

        List<JournalEntry> requests = mock.journal().entries();
        assertThat(requests).allMatch(request -> request.request().method().equals("GET"));
        assertThat(requests).noneMatch(request -> request.operation().startsWith("storage."));
        assertThat(requests).hasSize(report.requests());
        assertThat(report.requests()).isLessThanOrEqualTo(probing.probe().maxRequests());
        Map<String, Long> counts = new HashMap<>();
        requests.forEach(request -> counts.merge(request.operation(), 1L, Long::sum));
        assertThat(probing.probe().preview()).hasSizeGreaterThan(25).allSatisfy(line -> {
            String[] words = line.split(" ");
            if (line.startsWith("not read: ")) {
                assertThat(counts).doesNotContainKey(words[2]);
            } else {
                String operation = words[3];
                assertThat(counts.get(operation)).as(operation).isBetween(1L, Long.valueOf(words[2].replace(":", "")));
            }
        });
    }

    /** Faults with the operation that they affect and the expected line of the report. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("getProject", Action.missingField("id"), "getProject id missing: required"),
                Arguments.of("getProject", Action.missingField("name"), "getProject name missing: expected"),
                Arguments.of("getProject", Action.nullValue("name"), "getProject name null: null, string expected"),
                Arguments.of(
                        "getProject",
                        Action.replaceValue("active", "\"yes\""),
                        "getProject active wrong type: lower-case word, boolean expected"),
                Arguments.of(
                        "listProjects",
                        Action.replaceValue("id", "\"12\""),
                        "listProjects objects[].id wrong type: integer as text, integer expected"),
                Arguments.of(
                        "getProject",
                        Action.replaceValue("creator", "{\"id\": \"x\"}"),
                        "getProject creator.id wrong type: lower-case word, integer expected"),
                Arguments.of(
                        "getProject",
                        Action.replaceValue("created", "\"2026-03-02T09:15:00\""),
                        "getProject created wrong format: date-time without offset, date-time expected"),
                Arguments.of(
                        "listReviews",
                        Action.replaceValue("reviewURL", "\"not a URL\""),
                        "listReviews objects[].reviewURL wrong format: text, uri expected"),
                Arguments.of(
                        "listItems",
                        Action.unknownValue("status"),
                        "listItems objects[].status unlisted value: a lower-case word"),
                Arguments.of(
                        "listItems",
                        Action.unknownField("colour_space"),
                        "listItems objects[] unknown field: `colour_space`: lower-case word"),
                Arguments.of(
                        "listFrames",
                        Action.unknownField("creator.nick"),
                        "listFrames objects[].creator unknown field: `nick`: lower-case word"),
                Arguments.of(
                        "listFrames",
                        Action.replaceValue("frame", "9000000000"),
                        "listFrames objects[].frame wrong format: more than 32 bits"),
                Arguments.of("getCurrentUser", Action.html(200), "getCurrentUser  body: an HTML page, JSON expected"),
                Arguments.of("getTree", Action.status(200).body(""), "getTree  body: no body, JSON expected"),
                Arguments.of(
                        "getTree", Action.status(200).json("{}"), "getTree  wrong type: empty object, array expected"),
                Arguments.of("listUsers", Action.status(418), "listUsers  status: 418 is not described"),
                Arguments.of(
                        "getProjectStorage",
                        Action.status(404).json("{\"detail\": 1}"),
                        "getProjectStorage (404).detail wrong type: integer, string expected"),
                Arguments.of(
                        "getItemSchema",
                        Action.replaceValue(
                                "fields", "{\"name\": {\"type\": \"integer\", \"nullable\": true}, \"codec\": {}}"),
                        "getItemSchema fields.codec declaration: not in the contract"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void deviations_areReported(String operation, Action action, String line) {
        mock.faults().on(operation).inject(action);

        assertThat(ProbeFixture.deviations(new ProbeFixture(mock).run())).contains(line);
    }

    @Test
    void deviatingDeclarations_areReported() {
        mock.faults()
                .on("getItemSchema")
                .inject(Action.replaceValue("fields", "{\"name\": {\"type\": \"integer\", \"nullable\": true}}"));

        assertThat(ProbeFixture.deviations(new ProbeFixture(mock).run()))
                .contains(
                        "getItemSchema fields.name declaration: declared as integer, contract says string",
                        "getItemSchema fields.name declaration: declared as nullable");
    }

    /** The first request of a list is the sample; the second and third are the pages. */
    static Stream<Arguments> faultyPages() {
        return Stream.of(
                Arguments.of("listProjects", 3, Action.repeatPage(), "listProjects  paging: pages overlap"),
                Arguments.of("listAccountsV2", 3, Action.repeatPage(), "listAccountsV2  paging: pages overlap"),
                Arguments.of(
                        "listProjects",
                        3,
                        Action.emptyPageWithNext(),
                        "listProjects  paging: a page is empty although more records exist"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.nextToItself(),
                        "listProjects  paging: next is not the following page"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.nullValue("meta.next"),
                        "listProjects  paging: next is null although more records exist"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replaceValue(
                                "meta.next", "\"https://elsewhere.example/api/v1/review/?limit=1&offset=1\""),
                        "listProjects  paging: next has another path"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replaceValue("meta.total_count", "0"),
                        "listProjects  paging: total_count is less than the number of records"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replaceValue("meta.limit", "7"),
                        "listProjects  paging: meta lacks the limit and offset of the request"),
                Arguments.of("listAccountsV2", 2, Action.repeatPage(), "listAccountsV2  paging: limit is not honored"),
                Arguments.of(
                        "listFrames",
                        2,
                        Action.replaceValue("meta.total_count", "12"),
                        "listFrames  paging: the list has a total_count or next, but the contract says it has none"));
    }

    @ParameterizedTest
    @MethodSource("faultyPages")
    void deviatingPaging_isReported(String operation, int number, Action action, String line) {
        mock.faults().on(operation).nth(number).inject(action);

        assertThat(ProbeFixture.deviations(new ProbeFixture(mock).run())).contains(line);
        assertThat(mock.faults().unused()).isEmpty();
    }

    @Test
    void pageSizes_areReported() throws IOException {
        mock.close();
        mock = ProbeFixture.server().pageSize(2).start();

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(answer(report, "What is the default page size?"))
                .contains("listProjects: 2", "listAccountsV2: 2", "listFrames: 2");
        assertThat(answer(report, "What is the maximum page size?"))
                .contains("listProjects: 1000")
                .doesNotContain("V2");
        assertThat(finding(report, "listFrames", "next")).isEqualTo("null although more records exist");
        assertThat(finding(report, "listFrames", "total_count")).isEqualTo("0");
        assertThat(finding(report, "listReviews", "next"))
                .isEqualTo("relative URL of the same list with limit, offset, project__id");
    }

    @Test
    void itemUrls_areReportedByStatus() {
        assertThat(answer(
                        new ProbeFixture(mock).run(),
                        "Do items have the URL of their media file before they are done?"))
                .isEqualTo("done: with url (4)");
    }

    @Test
    void aChangingOrder_isReported() {
        mock.faults().on("listAccountsV2").nth(2).inject(Action.status(200).json("[{\"id\": 5}]"));
        mock.faults().on("listAccountsV2").nth(3).inject(Action.status(200).json("[{\"id\": 6}]"));

        assertThat(ProbeFixture.deviations(new ProbeFixture(mock).run()))
                .contains("listAccountsV2  paging: the order changes between requests");
    }

    @Test
    void rejectedPageSizes_areUnknown() {
        mock.faults().on("listProjects").queryParameter("limit", "1000000").inject(Action.status(400));

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(finding(report, "listProjects", "maximum size")).isEqualTo("unknown (status code 400)");
        assertThat(finding(report, "listProjects", "default size")).isEqualTo("100");
    }

    @Test
    void rejectedPages_areReported() {
        mock.faults().on("listProjects").nth(3).inject(Action.status(400));

        assertThat(finding(new ProbeFixture(mock).run(), "listProjects", "pages"))
                .isEqualTo("status codes 200 and 400");
    }

    @Test
    void aNextLinkWithCredentials_isReportedWithoutThem() {
        ProbeReport report = new ProbeFixture(mock)
                .with(Credentials.apiKey(mock.user(), mock.key()).inQuery())
                .run();

        assertThat(finding(report, "listProjects", "next")).endsWith("; contains credentials");
        assertThat(report.toJson() + report.toMarkdown()).doesNotContain(mock.key(), mock.user());
    }

    @Test
    void rejectedCredentials_stopTheProbeAfterOneRequest() {
        ProbeFixture probing = new ProbeFixture(mock).with(Credentials.apiKey(mock.user(), "wrong"));

        assertThatThrownBy(probing::run)
                .isInstanceOf(CredentialsRejectedException.class)
                .hasMessage("The service rejected the credentials (401); no further requests were sent");
        assertThat(mock.journal().entries()).hasSize(1);
    }

    @Test
    void anUnreachableHost_throwsAConnectionException() {
        mock.close();

        assertThatThrownBy(new ProbeFixture(mock)::run).isInstanceOf(ConnectionException.class);
    }

    @Test
    void aRedirectToAnotherHost_stopsTheProbe() {
        mock.faults().onAny().inject(Action.status(301).header("Location", "https://elsewhere.example/"));

        assertThatThrownBy(new ProbeFixture(mock)::run).isInstanceOf(RedirectRefusedException.class);
        assertThat(mock.journal().entries()).hasSize(1);
    }

    @Test
    void a403OfALaterRequest_doesNotStopTheProbe() {
        mock.faults().on("listUsers").inject(Action.status(403));

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.deviations()).isZero();
        assertThat(report.toMarkdown()).contains("| listUsers | `/api/v1/simpleperson/` | 403, JSON: 1 |");
    }

    @Test
    void aRateLimit_stopsTheProbe() {
        mock.faults().on("listAccountsV2").nth(2).inject(Action.status(429).header("X-RateLimit-Limit", "60"));

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.stopReason()).isEqualTo("rate limit exceeded (429)");
        assertThat(mock.journal().entries())
                .last()
                .matches(request -> request.operation().equals("listAccountsV2"));
        assertThat(report.toMarkdown()).contains("**Incomplete", "not read: the probe stopped earlier");
    }

    @Test
    void consecutiveFailures_stopTheProbe() {
        mock.faults().onAny().from(4).inject(Action.status(503));

        ProbeReport report = new ProbeFixture(mock).run();

        assertThat(report.stopReason()).isEqualTo("3 consecutive requests failed");
        assertThat(mock.journal().entries()).hasSize(6);
    }

    @Test
    void rateLimitHeaders_areReported() {
        mock.faults().on("getTree").inject(Action.header("X-RateLimit-Remaining", "41"));

        assertThat(answer(new ProbeFixture(mock).run(), "Do responses have rate limit headers?"))
                .isEqualToIgnoringCase("X-RateLimit-Remaining");
    }

    private static String answer(ProbeReport report, String question) {
        for (JsonNode entry : ProbeFixture.json(report).path("openQuestions")) {
            if (entry.path("question").asText().equals(question)) {
                return entry.path("answer").asText();
            }
        }
        throw new AssertionError("no such question");
    }

    private static String finding(ProbeReport report, String operation, String property) {
        for (JsonNode entry : ProbeFixture.json(report).path("paging")) {
            if (entry.path("operation").asText().equals(operation)) {
                return entry.path("findings").path(property).asText();
            }
        }
        throw new AssertionError("no findings about the paging of " + operation);
    }
}
