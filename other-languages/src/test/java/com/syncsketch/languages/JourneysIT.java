package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.journal.CredentialPlacement;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks and runs the workflows of the contract with the tools of Redocly. */
@MockSyncSketchTest
class JourneysIT {

    private static final String INSTALL = "install Node.js 20.19 or newer, with npm";
    private static final Path HOME = Path.of("journeys").toAbsolutePath();
    private static final Path OPENAPI = Path.of("../openapi").toAbsolutePath().normalize();
    private static final Path MEDIA = Path.of("../examples/media/shot010_v001.mp4");
    /** Disables telemetry and the check for updates. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    private static final String COMMENT = "Hold two frames longer";

    @TempDir
    private Path folder;

    private Path copies;

    @BeforeEach
    void copy() throws IOException {
        copies = Files.createDirectory(folder.resolve("openapi"));
        Files.copy(OPENAPI.resolve("journeys.arazzo.yaml"), copies.resolve("journeys.arazzo.yaml"));
        Files.copy(OPENAPI.resolve("upload-in-parts.arazzo.yaml"), copies.resolve("upload-in-parts.arazzo.yaml"));
        Files.copy(OPENAPI.resolve("syncsketch.yaml"), copies.resolve("syncsketch.yaml"));
        Path media = Files.createDirectories(folder.resolve("examples/media"));
        Files.copy(MEDIA, media.resolve(MEDIA.getFileName()));
    }

    @Test
    void documents_passLinting() {
        FinishedProcess runner = redocly(
                "lint",
                OPENAPI.resolve("journeys.arazzo.yaml").toString(),
                OPENAPI.resolve("upload-in-parts.arazzo.yaml").toString());
        assertThat(runner.exitCode()).as(runner.output()).isZero();
        // Proves that the configuration of the folder is used, without which there are no rules.
        assertThat(runner.output()).contains("validated").doesNotContain("No rules");
    }

    @Test
    void linting_findsAnInvalidStep() throws IOException {
        Path journeys = change("journeys.arazzo.yaml", "operationId: createFrame", "operation: createFrame");
        FinishedProcess runner = redocly("lint", journeys.toString());
        assertThat(runner.exitCode()).as(runner.output()).isEqualTo(1);
        assertThat(runner.output()).contains("operation");
    }

    @Test
    void dailies_succeed(MockSyncSketch mock) throws IOException {
        FinishedProcess runner = respect(mock, OPENAPI.resolve("journeys.arazzo.yaml"), "-w", "dailies");
        assertThat(runner.exitCode()).as(runner.output()).isZero();
        assertThat(runner.output())
                .contains("schema check")
                .contains("status code check")
                .contains("8 passed");
        verifyDailies(mock);
    }

    @Test
    void uploadInParts_succeeds(MockSyncSketch mock) throws IOException {
        long review = mock.data().addReview(mock.data().addProject("Show A"), "Dailies");
        FinishedProcess runner = respect(
                mock,
                OPENAPI.resolve("upload-in-parts.arazzo.yaml"),
                "-w",
                "uploadInParts",
                "-i",
                "reviewId=" + review);
        assertThat(runner.exitCode()).as(runner.output()).isZero();
        mock.journal().verifyNoUnexpectedErrors();
        mock.journal()
                .verify("storage.putPart")
                .withCredentials(CredentialPlacement.SIGNATURE_IN_QUERY)
                .once();
        assertThat(mock.storage().openUploads()).isEmpty();
        assertThat(mock.storage().objects())
                .singleElement()
                .satisfies(object -> assertThat(object.contentEquals(MEDIA)).isTrue());
    }

    @Test
    void rejectedRequest_failsTheWorkflow(MockSyncSketch mock) throws IOException {
        Path journeys = change("journeys.arazzo.yaml", "revision: /api/v1/revision/", "revision: /api/v1/version/");
        FinishedProcess runner = respect(mock, journeys, "-w", "dailies");
        assertThat(runner.exitCode()).as(runner.output()).isEqualTo(1);
        assertThat(runner.output()).contains("POST /api/v1/frame/ - step note");
        assertThat(mock.data().comments()).isEmpty();
        mock.journal().verify("listFrames").never();
    }

    @Test
    void invalidResponse_failsTheWorkflow(MockSyncSketch mock) {
        mock.faults().on("createProject").inject(Action.replaceValue("id", "\"twenty\""));
        FinishedProcess runner = respect(mock, copies.resolve("journeys.arazzo.yaml"), "-w", "dailies");
        assertThat(runner.exitCode()).as(runner.output()).isEqualTo(1);
        assertThat(runner.output()).contains("stepId - project").contains("must be integer");
    }

    private static void verifyDailies(MockSyncSketch mock) throws IOException {
        mock.journal().verifyNoUnexpectedErrors();
        mock.journal()
                .verifyInOrder(
                        "checkConnection",
                        "listAccounts",
                        "createProject",
                        "createReview",
                        "uploadToReview",
                        "getItem",
                        "createFrame",
                        "listFrames");
        mock.journal()
                .verifyAny()
                .withCredentials(CredentialPlacement.KEY_IN_HEADER)
                .times(8);
        assertThat(mock.data().reviews()).extracting("name").containsExactly("Dailies");
        assertThat(mock.storage().objects())
                .singleElement()
                .satisfies(object -> assertThat(object.contentEquals(MEDIA)).isTrue());
        assertThat(mock.data().comments())
                .singleElement()
                .satisfies(comment ->
                        assertThat(comment).containsEntry("frame", 42L).containsEntry("text", COMMENT));
        // The last request has read the comment.
        assertThat(mock.journal().entries("listFrames"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(mock.journal().toJson("listFrames")).contains(COMMENT));
    }

    private Path change(String name, String original, String replacement) throws IOException {
        Path file = copies.resolve(name);
        String text = Files.readString(file);
        assertThat(text).containsOnlyOnce(original);
        return Files.writeString(file, text.replace(original, replacement));
    }

    private static FinishedProcess respect(MockSyncSketch mock, Path document, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "respect",
                document.toString(),
                "-S",
                "syncsketch=" + mock.url(),
                "-i",
                "user=" + mock.user(),
                "-i",
                "key=" + mock.key()));
        arguments.addAll(List.of(more));
        return redocly(arguments.toArray(String[]::new));
    }

    private static FinishedProcess redocly(String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "node_modules/@redocly/cli/bin/cli.js"));
        command.addAll(List.of(arguments));
        return run(HOME, ENVIRONMENT, command.toArray(String[]::new));
    }

    private static FinishedProcess run(Path folder, Map<String, String> environment, String... command) {
        return ProcessRunner.in(folder)
                .environment(environment)
                .installHint(INSTALL)
                .run(command);
    }
}
