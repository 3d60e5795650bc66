package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockWorld;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the recipes of the documents for pytest and Node.js, against one server and with servers that they start. */
class RecipesIT {

    private static final String PYTHON = System.getProperty("pytest.python");
    private static final String INSTALL =
            "install Node.js 20.17 or newer, and Python 3.10 or newer with the packages in pytest/requirements.txt;"
                    + " -Dpytest.python=/path selects another Python";
    private static final Path PYTEST = Path.of("pytest").toAbsolutePath();
    private static final Path NODE = Path.of("node-test").toAbsolutePath();
    private static final Path JAR = Path.of("../mock-server/target/syncsketch-mock-server.jar")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    private MockSyncSketch mock;

    @BeforeAll
    static void requirements() {
        FinishedProcess check = run(PYTEST, Map.of(), PYTHON, "../src/test/python/requirements.py", "requirements.txt");
        assertThat(check.exitCode()).as(check.output() + INSTALL).isZero();
    }

    @BeforeEach
    void start() throws IOException {
        mock = MockSyncSketch.start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    private static FinishedProcess run(Path folder, Map<String, String> environment, String... command) {
        Map<String, String> all = new HashMap<>(environment);
        // No __pycache__ folder beside the recipe, and no plug-ins that happen to be installed.
        all.putAll(Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1"));
        return ProcessRunner.in(folder).environment(all).installHint(INSTALL).run(command);
    }

    private static FinishedProcess pytest(Path folder, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider"));
        command.addAll(List.of(options));
        return run(folder, environment, command.toArray(String[]::new));
    }

    private static FinishedProcess node(Path folder, Map<String, String> environment) {
        // The default format depends on the version.
        return run(folder, environment, "node", "--test", "--test-reporter=tap");
    }

    /** Returns the options for four workers, which run the same program, whatever Python takes for its own path. */
    private static String[] workers() {
        return new String[] {"-p", "xdist.plugin", "--dist", "load", "--tx", "4*popen//python=" + PYTHON};
    }

    private Map<String, String> shared() {
        return Map.of("SYNCSKETCH_MOCK_URL", mock.url().toString());
    }

    private static Map<String, String> jar() {
        assertThat(JAR).isRegularFile();
        return Map.of("SYNCSKETCH_MOCK_JAR", JAR.toString());
    }

    private void assertThatWorldsAreGone() {
        assertThat(mock.worlds()).extracting(MockWorld::name).containsExactly("default");
        assertThat(mock.journal().count()).isZero();
        assertThat(mock.data().projects()).isEmpty();
    }

    private static void assertThatTenPassed(FinishedProcess run) {
        assertThat(run.outputOrFail()).containsAnyOf("10 passed", "# pass 10");
    }

    @Test
    void pytest_inFourWorkers_sharesAServer() {
        assertThatTenPassed(pytest(PYTEST, shared(), workers()));

        assertThatWorldsAreGone();
    }

    @Test
    void pytest_inFourWorkers_startsOneServer() {
        assertThatTenPassed(pytest(PYTEST, jar(), workers()));
    }

    @Test
    void pytest_withoutWorkers_startsAServer() {
        assertThatTenPassed(pytest(PYTEST, jar()));
    }

    @Test
    void node_sharesAServer() {
        assertThatTenPassed(node(NODE, shared()));

        assertThatWorldsAreGone();
    }

    @Test
    void node_startsAServer() {
        assertThatTenPassed(node(NODE, jar()));
    }

    @Test
    void runsAtTheSameTime_shareAServer() {
        List<CompletableFuture<FinishedProcess>> runs = List.of(
                CompletableFuture.supplyAsync(() -> pytest(PYTEST, shared())),
                CompletableFuture.supplyAsync(() -> pytest(PYTEST, shared(), workers())),
                CompletableFuture.supplyAsync(() -> node(NODE, shared())));

        runs.forEach(run -> assertThatTenPassed(run.join()));
        assertThatWorldsAreGone();
    }

    /** Copies a recipe with one change. */
    private Path changed(Path recipe, String file, String text, String replacement) throws IOException {
        try (Stream<Path> files = Files.list(recipe)) {
            for (Path each : files.toList()) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
        }
        String content = Files.readString(folder.resolve(file));
        assertThat(content).containsOnlyOnce(text);
        Files.writeString(folder.resolve(file), content.replace(text, replacement));
        return folder;
    }

    @Test
    void pytest_failsIfTheProgramDoesNotRetry() throws IOException {
        FinishedProcess run = pytest(changed(PYTEST, "dailies.py", "attempts=3", "attempts=1"), shared());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("FAILED test_dailies.py::test_overloaded_server_is_asked_again")
                .contains("E       urllib.error.HTTPError: HTTP Error 503: Service Unavailable");
        assertThatWorldsAreGone();
    }

    @Test
    void pytest_failsIfAFaultIsNotApplied() throws IOException {
        FinishedProcess run = pytest(
                changed(PYTEST, "test_dailies.py", "\"on\": \"createProject\"", "\"on\": \"createReview\""), shared());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("1 error", "createReview");
    }

    @Test
    void pytest_showsWhyTheServerRejectsACommand() throws IOException {
        FinishedProcess run = pytest(
                changed(PYTEST, "test_dailies.py", "\"on\": \"createProject\"", "\"on\": \"createProjekt\""), shared());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("There is no operation 'createProjekt'");
    }

    @Test
    void node_failsIfTheProgramDoesNotRetry() throws IOException {
        FinishedProcess run = node(changed(NODE, "dailies.mjs", "attempts = 3", "attempts = 1"), shared());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("not ok", "POST /api/v1/project/: 503");
        assertThatWorldsAreGone();
    }

    @Test
    void node_failsIfAFaultIsNotApplied() throws IOException {
        String inject = "mock.inject({ on: \"createReview\", do: { response: { status: 503 } } })";
        Path changed = changed(NODE, "dailies.test.mjs", "mock.reset()", "mock.reset().then(() => " + inject + ")");

        FinishedProcess run = node(changed, shared());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("createReview");
    }
}
