package com.syncsketch.it.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.RefusedException;
import com.syncsketch.examples.probe.Report;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.JournalEntry;
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

/** What the probe reads, and what it finds. */
class ProbeTest {

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = Probing.server().start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    /** The mock shows the members of v1 in the v2 list of reviews, which the contract leaves open. */
    @Test
    void whatTheContractDescribes_isNoDeviation() {
        Report report = new Probing(mock).skip("listReviewsV2").run();

        assertThat(Probing.deviations(report)).isEmpty();
        assertThat(report.deviations()).isZero();
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void membersOfV1InTheV2List_areTold() {
        Report report = new Probing(mock).run();

        assertThat(Probing.deviations(report))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("listReviewsV2 [] unknown member: `"))
                .anyMatch(line -> line.contains("`reviewURL`: absolute address"));
        assertThat(answer(report, "Are reviews of v1 and v2 the same?"))
                .isEqualTo("of the members whose names are told, only in v1: none; only in v2: none");
    }

    @Test
    void everyOperationThatCanBeRead_isRead_byGetAloneAndNoOftenerThanAnnounced() {
        Probing probing = new Probing(mock);
        Report report = probing.run();

        List<JournalEntry> calls = mock.journal().entries();
        assertThat(calls).allMatch(call -> call.request().method().equals("GET"));
        assertThat(calls).noneMatch(call -> call.operation().startsWith("storage."));
        assertThat(calls).hasSize(report.calls());
        assertThat(report.calls()).isLessThanOrEqualTo(probing.probe().mostCalls());
        Map<String, Long> made = new HashMap<>();
        calls.forEach(call -> made.merge(call.operation(), 1L, Long::sum));
        assertThat(probing.probe().preview()).hasSizeGreaterThan(25).allSatisfy(line -> {
            String[] words = line.split(" ");
            if (line.startsWith("not read: ")) {
                assertThat(made).doesNotContainKey(words[2]);
            } else {
                String operation = words[3];
                assertThat(made.get(operation)).as(operation).isBetween(1L, Long.valueOf(words[2].replace(":", "")));
            }
        });
    }

    /** What each fault does, and the line that it must bring; the operation is that of the fault. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("getProject", Action.without("id"), "getProject id missing: required"),
                Arguments.of("getProject", Action.without("name"), "getProject name missing: expected"),
                Arguments.of("getProject", Action.nullAt("name"), "getProject name null: null, string expected"),
                Arguments.of(
                        "getProject",
                        Action.replace("active", "\"yes\""),
                        "getProject active other type: lower-case word, boolean expected"),
                Arguments.of(
                        "listProjects",
                        Action.replace("id", "\"12\""),
                        "listProjects objects[].id other type: integer as text, integer expected"),
                Arguments.of(
                        "getProject",
                        Action.replace("creator", "{\"id\": \"x\"}"),
                        "getProject creator.id other type: lower-case word, integer expected"),
                Arguments.of(
                        "getProject",
                        Action.replace("created", "\"2026-03-02T09:15:00\""),
                        "getProject created other format: date-time without offset, date-time expected"),
                Arguments.of(
                        "listReviews",
                        Action.replace("reviewURL", "\"no address\""),
                        "listReviews objects[].reviewURL other format: text, uri expected"),
                Arguments.of(
                        "listItems",
                        Action.unknownValue("status"),
                        "listItems objects[].status value not listed: a lower-case word"),
                Arguments.of(
                        "listItems",
                        Action.unknownMember("colour_space"),
                        "listItems objects[] unknown member: `colour_space`: lower-case word"),
                Arguments.of(
                        "listFrames",
                        Action.unknownMember("creator.nick"),
                        "listFrames objects[].creator unknown member: `nick`: lower-case word"),
                Arguments.of(
                        "listFrames",
                        Action.replace("frame", "9000000000"),
                        "listFrames objects[].frame other format: more than 32 bits"),
                Arguments.of("getCurrentUser", Action.html(200), "getCurrentUser  body: an HTML page, JSON expected"),
                Arguments.of("getTree", Action.status(200).body(""), "getTree  body: no body, JSON expected"),
                Arguments.of(
                        "getTree", Action.status(200).json("{}"), "getTree  other type: empty object, array expected"),
                Arguments.of("listUsers", Action.status(418), "listUsers  status: 418 is not described"),
                Arguments.of(
                        "getProjectStorage",
                        Action.status(404).json("{\"detail\": 1}"),
                        "getProjectStorage (404).detail other type: integer, string expected"),
                Arguments.of(
                        "getItemSchema",
                        Action.replace(
                                "fields", "{\"name\": {\"type\": \"integer\", \"nullable\": true}, \"codec\": {}}"),
                        "getItemSchema fields.codec declaration: the contract does not know it"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatDeviates_isFound(String operation, Action action, String line) {
        mock.faults().on(operation).inject(action);

        assertThat(Probing.deviations(new Probing(mock).run())).contains(line);
    }

    @Test
    void aDeclarationThatDiffers_isTold() {
        mock.faults()
                .on("getItemSchema")
                .inject(Action.replace("fields", "{\"name\": {\"type\": \"integer\", \"nullable\": true}}"));

        assertThat(Probing.deviations(new Probing(mock).run()))
                .contains(
                        "getItemSchema fields.name declaration: declared as integer, in the contract string",
                        "getItemSchema fields.name declaration: declared as nullable");
    }

    /** The first call of the list is the sample, the second and the third one are the pages. */
    static Stream<Arguments> faultyPages() {
        return Stream.of(
                Arguments.of("listProjects", 3, Action.repeatPage(), "listProjects  paging: pages overlap"),
                Arguments.of("listAccountsV2", 3, Action.repeatPage(), "listAccountsV2  paging: pages overlap"),
                Arguments.of(
                        "listProjects",
                        3,
                        Action.emptyPageWithNext(),
                        "listProjects  paging: a page is empty although there is more"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.nextToItself(),
                        "listProjects  paging: next is not the page that follows"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.nullAt("meta.next"),
                        "listProjects  paging: next is null although there is more"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replace("meta.next", "\"https://elsewhere.example/api/v1/review/?limit=1&offset=1\""),
                        "listProjects  paging: next leads to another path"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replace("meta.total_count", "0"),
                        "listProjects  paging: total_count is less than the list holds"),
                Arguments.of(
                        "listProjects",
                        2,
                        Action.replace("meta.limit", "7"),
                        "listProjects  paging: meta does not have the limit and offset of the call"),
                Arguments.of("listAccountsV2", 2, Action.repeatPage(), "listAccountsV2  paging: limit is not honoured"),
                Arguments.of(
                        "listFrames",
                        2,
                        Action.replace("meta.total_count", "12"),
                        "listFrames  paging: the list counts, or has a next, which the contract says it does not"));
    }

    @ParameterizedTest
    @MethodSource("faultyPages")
    void aListThatIsCutInAnotherWay_isFound(String operation, int call, Action action, String line) {
        mock.faults().on(operation).nth(call).inject(action);

        assertThat(Probing.deviations(new Probing(mock).run())).contains(line);
        assertThat(mock.faults().unused()).isEmpty();
    }

    @Test
    void sizesOfPages_areTold() throws IOException {
        mock.close();
        mock = Probing.server().pageSize(2).start();

        Report report = new Probing(mock).run();

        assertThat(answer(report, "How long is a page where a call names no limit?"))
                .contains("listProjects: 2", "listAccountsV2: 2", "listFrames: 2");
        assertThat(answer(report, "What is the longest page?"))
                .contains("listProjects: 1000")
                .doesNotContain("V2");
        assertThat(seen(report, "listFrames", "next")).isEqualTo("null although there is more");
        assertThat(seen(report, "listFrames", "total_count")).isEqualTo("0");
        assertThat(seen(report, "listReviews", "next"))
                .isEqualTo("relative address of the same list with limit, offset, project__id");
    }

    @Test
    void itemsAndTheirAddresses_areTold_byState() {
        assertThat(answer(new Probing(mock).run(), "Do items have an address of their medium before they are done?"))
                .isEqualTo("done: without url (4)");
    }

    @Test
    void anOrderThatChanges_isTold() {
        mock.faults().on("listAccountsV2").nth(2).inject(Action.status(200).json("[{\"id\": 5}]"));
        mock.faults().on("listAccountsV2").nth(3).inject(Action.status(200).json("[{\"id\": 6}]"));

        assertThat(Probing.deviations(new Probing(mock).run()))
                .contains("listAccountsV2  paging: the order changes from call to call");
    }

    @Test
    void sizesThatAreRefused_areNoSizes() {
        mock.faults().on("listProjects").queryParameter("limit", "1000000").inject(Action.status(400));

        Report report = new Probing(mock).run();

        assertThat(seen(report, "listProjects", "largest size")).isEqualTo("not told (answered with 400)");
        assertThat(seen(report, "listProjects", "default size")).isEqualTo("100");
    }

    @Test
    void pagesThatAreRefused_areTold() {
        mock.faults().on("listProjects").nth(3).inject(Action.status(400));

        assertThat(seen(new Probing(mock).run(), "listProjects", "pages")).isEqualTo("answered with 200 and 400");
    }

    @Test
    void aNextThatHoldsCredentials_isTold_withoutThem() {
        Report report = new Probing(mock)
                .with(Credentials.apiKey(mock.user(), mock.key()).inQuery())
                .run();

        assertThat(seen(report, "listProjects", "next")).endsWith("; it holds credentials");
        assertThat(report.toJson() + report.toMarkdown()).doesNotContain(mock.key(), mock.user());
    }

    @Test
    void refusedCredentials_endItAfterOneCall() {
        Probing probing = new Probing(mock).with(Credentials.apiKey(mock.user(), "wrong"));

        assertThatThrownBy(probing::run)
                .isInstanceOf(RefusedException.class)
                .hasMessage("The service refuses these credentials (401); nothing else was asked");
        assertThat(mock.journal().entries()).hasSize(1);
    }

    @Test
    void aHostThatDoesNotAnswer_isSaidToBeOne() {
        mock.close();

        assertThatThrownBy(new Probing(mock)::run).isInstanceOf(ConnectionException.class);
    }

    @Test
    void aRedirectToAnotherHost_endsIt() {
        mock.faults().onAny().inject(Action.status(301).header("Location", "https://elsewhere.example/"));

        assertThatThrownBy(new Probing(mock)::run).isInstanceOf(RedirectRefusedException.class);
        assertThat(mock.journal().entries()).hasSize(1);
    }

    @Test
    void a403OfAnotherCall_endsNothing() {
        mock.faults().on("listUsers").inject(Action.status(403));

        Report report = new Probing(mock).skip("listReviewsV2").run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.deviations()).isZero();
        assertThat(report.toMarkdown()).contains("| listUsers | `/api/v1/simpleperson/` | 403, JSON: 1 |");
    }

    @Test
    void aServiceThatAsksForAPause_getsIt() {
        mock.faults().on("listAccountsV2").nth(2).inject(Action.status(429).header("X-RateLimit-Limit", "60"));

        Report report = new Probing(mock).run();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.stopped()).isEqualTo("the service asked for a pause (429)");
        assertThat(mock.journal().entries())
                .last()
                .matches(call -> call.operation().equals("listAccountsV2"));
        assertThat(report.toMarkdown()).contains("**Not complete", "not read: the probe had stopped");
    }

    @Test
    void aServiceThatFailsAgainAndAgain_isLeftAlone() {
        mock.faults().onAny().from(4).inject(Action.status(503));

        Report report = new Probing(mock).run();

        assertThat(report.stopped()).isEqualTo("3 calls in a row failed");
        assertThat(mock.journal().entries()).hasSize(6);
    }

    @Test
    void headersAboutLimits_areTold() {
        mock.faults().on("getTree").inject(Action.header("X-RateLimit-Remaining", "41"));

        assertThat(answer(new Probing(mock).run(), "Do answers tell of rate limits?"))
                .isEqualToIgnoringCase("X-RateLimit-Remaining");
    }

    private static String answer(Report report, String question) {
        for (JsonNode each : Probing.json(report).path("openQuestions")) {
            if (each.path("question").asText().equals(question)) {
                return each.path("seen").asText();
            }
        }
        throw new AssertionError("There is no such question");
    }

    private static String seen(Report report, String operation, String about) {
        for (JsonNode each : Probing.json(report).path("paging")) {
            if (each.path("operation").asText().equals(operation)) {
                return each.path("seen").path(about).asText();
            }
        }
        throw new AssertionError("Nothing was seen of the pages of " + operation);
    }
}
