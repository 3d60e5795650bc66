package com.syncsketch.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.syncsketch.examples.probe.Report;
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

/** What is in no report. */
class ProbePrivacyTest {

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = Probing.server().start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private static String all(Report report) {
        return report.toMarkdown() + report.toJson();
    }

    @Test
    void nothingOfTheSeed_isInTheReport() throws IOException {
        String report = all(new Probing(mock).tellWords().run());

        Set<String> private_ = texts(Probing.json(Probing.seed().json()));
        private_.removeAll(words());
        assertThat(private_).contains("Zebra Quest", "zoltan@quixotic.example", "Fewer stripes, please");
        assertThat(report).doesNotContain(private_).doesNotContainIgnoringCase("zebra", "quixotic", "zoltan", "wilma");
    }

    /** Names, addresses and ids are in the answers that the probe read; none of them may be in what it wrote. */
    @Test
    void nothingOfTheAnswers_isInTheReport() throws IOException {
        String report = all(new Probing(mock).tellWords().run());

        Set<String> read = new TreeSet<>();
        for (JournalEntry call : mock.journal().entries()) {
            // What the service declares of members is no data.
            if (!call.operation().endsWith("Schema")) {
                read.addAll(texts(Probing.json(body(call))));
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
    void aNameThatOneObjectHas_isNotTold_unlessAskedFor() {
        mock.faults().on("getAccount").nth(1).inject(Action.unknownMember("codename"));
        assertThat(all(new Probing(mock).run())).doesNotContain("codename").contains("1 without a name here");

        mock.faults().clear();
        mock.faults().on("getAccount").nth(1).inject(Action.unknownMember("codename"));
        assertThat(all(new Probing(mock).tellWords().run())).contains("codename");
    }

    @Test
    void aNameThatOneObjectHas_isNotTold_howeverOftenTheObjectIsRead() throws IOException {
        try (MockSyncSketch small = MockSyncSketch.start()) {
            for (String operation : List.of("listAccounts", "listAccountsV2", "getAccount")) {
                small.faults().on(operation).inject(Action.unknownMember("codename"));
            }

            assertThat(all(new Probing(small).run()))
                    .doesNotContain("codename")
                    .contains("1 without a name here: lower-case word");
        }
    }

    @Test
    void aNameThatIsAKeyOfData_isNotTold() {
        mock.faults().on("listItems").inject(Action.replace("codename", "\"x\""), Action.replace("name", "\"codename\""));
        mock.faults().on("listProjects").inject(Action.unknownMember("shot_0100"));
        mock.faults().on("listUsers").inject(Action.unknownMember("zoltan@home"));

        assertThat(all(new Probing(mock).run()))
                .doesNotContain("codename", "shot_0100", "zoltan@home")
                .contains("1 without a name here");
    }

    @Test
    void aValueThatIsNotListed_isNotTold_unlessAskedFor() {
        mock.faults().on("listItems").inject(Action.replace("status", "\"waiting\""));
        assertThat(all(new Probing(mock).run())).doesNotContain("waiting");

        assertThat(all(new Probing(mock).tellWords().run())).contains("'waiting'");
    }

    /** All texts of more than two letters, and all numbers that could be ids. */
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

    /** The words of the contract: they tell nothing. */
    private static Set<String> words() throws IOException {
        try (InputStream file = ProbePrivacyTest.class.getResourceAsStream("/com/syncsketch/openapi/syncsketch.json")) {
            JsonNode contract = Probing.json(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            Set<String> words = new TreeSet<>();
            contract.findValues("x-open-enum")
                    .forEach(set ->
                            set.forEach(each -> words.add(each.path("value").asText())));
            contract.findValues("properties").forEach(each -> each.fieldNames().forEachRemaining(words::add));
            return words;
        }
    }
}
