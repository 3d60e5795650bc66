package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.it.parity.Difference.Aspect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliberateDifferencesTest {

    private static final String RULE = """
            rules:
              - id: digits
                reason: Because.
                aspect: [query]
                method: [get_projects]
                field: active
                expected: '\\["True"\\]'
                actual: '\\["1"\\]'
            """;

    @Test
    void ruleCoversDifferences_thatMeetAllConditions() throws IOException {
        DeliberateDifferences rules = rules(RULE);

        assertThat(rules.covering(trace("get_projects"), query("active", "[\"1\"]")))
                .hasValueSatisfying(rule -> assertThat(rule.id()).isEqualTo("digits"));
        assertThat(rules.covering(trace("get_accounts"), query("active", "[\"1\"]")))
                .isEmpty();
        assertThat(rules.covering(trace("get_projects"), query("inactive", "[\"1\"]")))
                .isEmpty();
        assertThat(rules.covering(trace("get_projects"), query("active", "[\"11\"]")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [{id: a, reason: Because., aspect: [query]}]",
                "rules: [{id: a, reason: Because., aspect: [unknown], method: [get_projects]}]",
                "rules: [{id: a, aspect: [query], method: [get_projects]}]",
                "rules: [{id: a, reason: Because., aspect: [query], methods: [get_projects]}]",
                "rules: [{id: a, reason: B., aspect: [path], body: json}, {id: a, reason: B., aspect: [path], body: none}]"
            })
    void broadOrUnclearRules_areRejected(String yaml) {
        assertThatThrownBy(() -> rules(yaml)).isInstanceOf(IOException.class);
    }

    @Test
    void report_containsCountsStaleRulesAndTheSummary() throws IOException {
        ParityReport report = new ParityReport(
                rules(RULE + "  - {id: stale, reason: Because., aspect: [path], method: [get_projects]}\n"));
        report.add(trace("get_projects"), List.of());
        report.add(trace("get_projects"), List.of(query("active", "[\"1\"]")));
        report.add(trace("get_projects"), List.of(query("active", "[\"1\"]"), query("limit", "[\"1\"]")));

        assertThat(report.text())
                .containsExactly(
                        "deliberate: digits: 2 differences in 2 cases, the only rule in 1",
                        "stale rule, covers no difference: stale",
                        "unexpected: case: query limit: Python [\"True\"], Java [\"1\"]",
                        "topic         matched  deliberate  unexpected",
                        "sample              1           1           1",
                        "wire parity: 1 matched, 1 deliberate, 1 unexpected of 3");
        assertThat(report.unexpected()).isEqualTo(1);
    }

    private static Difference query(String field, String actual) {
        return Difference.of(Aspect.QUERY, field, "[\"True\"]", actual);
    }

    private static TraceCase trace(String method) throws IOException {
        return new TraceCase(TraceFile.JSON.readTree(
                "{\"case\": \"case\", \"topic\": \"sample\", \"canonical\": \"" + method + "\"}"));
    }

    private static DeliberateDifferences rules(String yaml) throws IOException {
        return DeliberateDifferences.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
