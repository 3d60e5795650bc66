package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the generated Python client compiles, parses all examples of the contract, and works. */
@MockSyncSketchTest
class PythonIT {

    private static final String PYTHON = System.getProperty("python");
    private static final String INSTALL =
            "install Python 3.10 or newer and the packages in python/requirements.txt; -Dpython=/path selects another Python";
    private static final Path HOME = Path.of("python").toAbsolutePath();
    /** Prevents a __pycache__ folder next to the program. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PYTHONPATH", HOME.resolve("client").toString(), "PYTHONDONTWRITEBYTECODE", "1");

    @TempDir
    private Path folder;

    @BeforeAll
    static void requirements() {
        FinishedProcess check =
                run(HOME, ENVIRONMENT, PYTHON, "../src/test/python/requirements.py", "requirements.txt");
        assertThat(check.exitCode()).as(check.output() + INSTALL).isZero();
    }

    @Test
    void allModules_compileAndCanBeImported() {
        runSuccessfully(HOME, ENVIRONMENT, PYTHON, "../src/test/python/modules.py", "client", folder.toString());
    }

    @Test
    void everyExampleOfTheContract_isParsed() {
        String output = runSuccessfully(
                HOME,
                ENVIRONMENT,
                PYTHON,
                "../src/test/python/examples.py",
                "../../openapi/target/classes/com/syncsketch/openapi/syncsketch.json");
        assertThat(output).matches("(?s).*\\d{3,} examples\\s*");
    }

    @Test
    void everyPythonSampleOfTheContract_isParsed() {
        String output = runSuccessfully(
                HOME,
                ENVIRONMENT,
                PYTHON,
                "../src/test/python/samples.py",
                "../../openapi/target/forms/syncsketch.json");
        assertThat(output).matches("(?s).*\\d{2,} samples\\s*");
    }

    @Test
    void quickstart_works(MockSyncSketch mock) throws IOException {
        Path media = QuickstartFixture.media(folder);
        String output = runSuccessfully(HOME, environment(mock), PYTHON, "quickstart.py", media.toString());
        QuickstartFixture.verify(mock, media);
        assertThat(output).contains("frame 42  comment  Hold two frames longer").contains("Done: 1 comment(s)");
    }

    @Test
    void quickstart_withARejectedKey_fails(MockSyncSketch mock) throws IOException {
        Map<String, String> environment = environment(mock);
        environment.put("SYNCSKETCH_API_KEY", "wrong");
        FinishedProcess run = run(
                HOME,
                environment,
                PYTHON,
                "quickstart.py",
                QuickstartFixture.media(folder).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("The service returned status 401");
    }

    private static Map<String, String> environment(MockSyncSketch mock) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(QuickstartFixture.environment(mock));
        return environment;
    }

    private static String runSuccessfully(Path folder, Map<String, String> environment, String... command) {
        return run(folder, environment, command).outputOrFail();
    }

    private static FinishedProcess run(Path folder, Map<String, String> environment, String... command) {
        return ProcessRunner.in(folder)
                .environment(environment)
                .installHint(INSTALL)
                .run(command);
    }
}
