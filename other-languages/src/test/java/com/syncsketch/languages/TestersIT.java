package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the mock server with tools that send the requests of a contract and validate the responses. They read the contract as
 * it is, without a copy for them.
 */
class TestersIT {

    private static final String INSTALL = "install Node.js 20.19 or newer, with npm";
    private static final Path HOME = Path.of("testers").toAbsolutePath();
    private static final Path OPENAPI = Path.of("../openapi").toAbsolutePath().normalize();
    private static final Path JSON = OPENAPI.resolve("target/classes/com/syncsketch/openapi/syncsketch.json");
    private static final Pattern DREDD = Pattern.compile("complete: (\\d+) passing, (\\d+) failing, (\\d+) errors");
    private static final Pattern SPECMATIC = Pattern.compile("Tests run: (\\d+), Successes: (\\d+), Failures: (\\d+)");
    private static final Pattern FAILED = Pattern.compile("Scenario: (.*) has FAILED");

    @TempDir
    private Path folder;

    private MockSyncSketch mock;

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.builder().seed(Seed.examples()).start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void dredd_findsNothing() {
        FinishedProcess dredd = dredd(OPENAPI.resolve("syncsketch.yaml"));

        Matcher result = DREDD.matcher(dredd.output());
        assertThat(result.find()).as(dredd.output()).isTrue();
        assertThat(result.group(2) + " failing, " + result.group(3) + " errors")
                .as(dredd.output())
                .isEqualTo("0 failing, 0 errors");
        // Every operation, with and without valid credentials.
        assertThat(Integer.parseInt(result.group(1))).isGreaterThan(130);
        assertThat(dredd.exitCode()).isZero();
        // The CI looks for this line.
        System.out.println("Dredd tested the mock server: " + result.group(1) + " passing");
    }

    @Test
    void dredd_findsAResponseThatViolatesTheContract() throws IOException {
        String contract = Files.readString(OPENAPI.resolve("syncsketch.yaml"));
        String status = "        '201': {$ref: '#/components/responses/CreateItemReply'}";
        assertThat(contract).containsOnlyOnce(status);
        Path changed = Files.writeString(
                folder.resolve("changed.yaml"), contract.replace(status, status.replace("201", "200")));

        FinishedProcess dredd = dredd(
                changed, "--only=/api/v1/item/ > Create an item without uploading a file > 200 > application/json");

        assertThat(dredd.exitCode()).as(dredd.output()).isNotZero();
        assertThat(dredd.output()).contains("Expected status code '200', but got '201'");
    }

    /** Requests whose path contains an ID that a server assigns, of a task or an upload, are left to Dredd and its hooks. */
    @Test
    void specmatic_findsNothing() throws IOException {
        Path contract = Files.copy(OPENAPI.resolve("syncsketch.yaml"), folder.resolve("syncsketch.yaml"));
        SpecmaticDictionary.write(JSON, mock, folder.resolve("syncsketch_dictionary.json"));

        FinishedProcess specmatic = run(
                "java",
                "-jar",
                "node_modules/specmatic/specmatic.jar",
                "test",
                // Accepts the range of status codes beside the concrete one.
                "--lenient",
                contract.toString(),
                "--testBaseURL=" + mock.url(),
                "--filter=STATUS<'300' && METHOD='GET'");

        Matcher result = SPECMATIC.matcher(specmatic.output());
        assertThat(result.find()).as(specmatic.output()).isTrue();
        assertThat(FAILED.matcher(specmatic.output()).results().map(failed -> failed.group(1)))
                .allSatisfy(scenario -> assertThat(scenario).containsAnyOf("(task_id:", "(upload_id:"));
        assertThat(Integer.parseInt(result.group(2))).isGreaterThan(200);
        assertThat(mock.journal().defects()).isEmpty();
        // The CI looks for this line.
        System.out.println("Specmatic tested the mock server: " + result.group(2) + " passing");
    }

    private FinishedProcess dredd(Path contract, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                "node_modules/dredd/bin/dredd",
                contract.toString(),
                mock.url().toString(),
                "--hookfiles=./dredd-hooks.cjs",
                "--loglevel=warning",
                "--no-color"));
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    private FinishedProcess run(String... command) {
        Map<String, String> environment = new HashMap<>(QuickstartFixture.environment(mock));
        environment.put(
                "CONTRACT_3_1",
                OPENAPI.resolve("target/forms/syncsketch-3.1.json").toString());
        environment.put("MAX_TEST_REQUEST_COMBINATIONS", "1");
        environment.put("IGNORE_INLINE_EXAMPLE_WARNINGS", "true");
        return ProcessRunner.in(HOME)
                .environment(environment)
                .installHint(INSTALL)
                .run(command);
    }
}
