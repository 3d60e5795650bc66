package com.syncsketch.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.cli.probe.ProbeReport;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.JournalEntry;
import com.syncsketch.mock.journal.RecordedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that no private data is in a report. */
class ProbePrivacyTest {

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = ProbeFixture.server().start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private static String all(ProbeReport report) {
        return report.toMarkdown() + report.toJson();
    }

    @Test
    void theReport_containsNoDataOfTheSeed() throws IOException {
        String report = all(new ProbeFixture(mock).showWords().run());

        Set<String> privateTexts = texts(ProbeFixture.json(ProbeFixture.seed().json()));
        privateTexts.removeAll(words());
        assertThat(privateTexts).contains("Zebra Quest", "zoltan@quixotic.example", "Fewer stripes, please");
        assertThat(report)
                .doesNotContain(privateTexts)
                .doesNotContainIgnoringCase("zebra", "quixotic", "zoltan", "wilma");
    }

    /** The responses contain names, URLs and ids, none of which may be in the report. */
    @Test
    void theReport_containsNoDataOfTheResponses() throws IOException {
        String report = all(new ProbeFixture(mock).showWords().run());

        Set<String> read = new TreeSet<>();
        for (JournalEntry call : mock.journal().entries()) {
            // Declared fields are not private.
            if (!call.operation().endsWith("Schema")) {
                read.addAll(texts(ProbeFixture.json(body(call))));
            }
        }
        read.removeAll(words());
        assertThat(read).hasSizeGreaterThan(50).anyMatch(text -> text.startsWith("70000000"));
        assertThat(report).doesNotContain(read);
        assertThat(report).doesNotContain(mock.key(), mock.user(), mock.url().getAuthority());
    }

    private static String body(JournalEntry call) {
        return call.response().map(RecordedResponse::body).orElseThrow().text().orElseThrow();
    }

    @Test
    void aNameOfOneObject_isWithheld_unlessRequested() {
        mock.faults().on("getAccount").nth(1).inject(Action.unknownField("codename"));
        assertThat(all(new ProbeFixture(mock).run())).doesNotContain("codename").contains("1 not named here");

        mock.faults().clear();
        mock.faults().on("getAccount").nth(1).inject(Action.unknownField("codename"));
        assertThat(all(new ProbeFixture(mock).showWords().run())).contains("codename");
    }

    @Test
    void aNameOfOneObject_isWithheld_howeverOftenItIsRead() throws IOException {
        try (MockSyncSketch small = MockSyncSketch.start()) {
            for (String operation : List.of("listAccounts", "listAccountsV2", "getAccount")) {
                small.faults().on(operation).inject(Action.unknownField("codename"));
            }

            assertThat(all(new ProbeFixture(small).run()))
                    .doesNotContain("codename")
                    .contains("1 not named here: lower-case word");
        }
    }

    @Test
    void aNameThatLooksPrivate_isWithheld() {
        mock.faults()
                .on("listItems")
                .inject(Action.replaceValue("codename", "\"x\""), Action.replaceValue("name", "\"codename\""));
        mock.faults().on("listProjects").inject(Action.unknownField("shot_0100"));
        mock.faults().on("listUsers").inject(Action.unknownField("zoltan@home"));

        assertThat(all(new ProbeFixture(mock).run()))
                .doesNotContain("codename", "shot_0100", "zoltan@home")
                .contains("1 not named here");
    }

    @Test
    void anUnlistedValue_isWithheld_unlessRequested() {
        mock.faults().on("listItems").inject(Action.replaceValue("status", "\"waiting\""));
        assertThat(all(new ProbeFixture(mock).run())).doesNotContain("waiting");

        assertThat(all(new ProbeFixture(mock).showWords().run())).contains("'waiting'");
    }

    /** Returns all strings of more than two characters and all numbers that could be ids. */
    private static Set<String> texts(JsonNode json) {
        Set<String> texts = new TreeSet<>();
        collect(json, texts);
        return texts;
    }

    private static void collect(JsonNode json, Set<String> into) {
        if (json.isContainerNode()) {
            json.forEach(each -> collect(each, into));
        } else if ((json.isTextual() && json.textValue().length() > 2) || json.asLong() > 1000) {
            into.add(json.asText());
        }
    }

    /** Returns the words of the contract, which are not private. */
    private static Set<String> words() throws IOException {
        try (InputStream file = ProbePrivacyTest.class.getResourceAsStream("/com/syncsketch/openapi/syncsketch.json")) {
            JsonNode contract = ProbeFixture.json(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> words = new TreeSet<>();
            contract.findValues("x-open-enum")
                    .forEach(set ->
                            set.forEach(each -> words.add(each.path("value").asText())));
            contract.findValues("properties").forEach(each -> each.fieldNames().forEachRemaining(words::add));
            return words;
        }
    }
}
