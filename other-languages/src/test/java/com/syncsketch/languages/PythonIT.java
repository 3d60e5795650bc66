package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated Python is sound, reads every example of the contract, and a program on it works. */
@MockSyncSketchTest
class PythonIT {

    private static final String PYTHON = System.getProperty("python");
    private static final String INSTALL =
            "install Python 3.10 or newer, and what python/requirements.txt names; -Dpython=/path takes another Python";
    private static final Path HOME = Path.of("python").toAbsolutePath();
    /** Without __pycache__ in the folder of the program. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PYTHONPATH", HOME.resolve("client").toString(), "PYTHONDONTWRITEBYTECODE", "1");

    @TempDir
    private Path folder;

    @BeforeAll
    static void requirements() {
        FinishedProcess check =
                FinishedProcess.of(INSTALL, HOME, ENVIRONMENT, PYTHON, "../src/test/python/requirements.py", "requirements.txt");
        assertThat(check.exit()).as(check.output() + INSTALL).isZero();
    }

    @Test
    void allModules_byteCompile_andCanBeImported() {
        FinishedProcess.well(INSTALL, HOME, ENVIRONMENT, PYTHON, "../src/test/python/modules.py", "client", folder.toString());
    }

    @Test
    void everyExampleOfTheContract_isReadAsItsModel() {
        String output = FinishedProcess.well(
                INSTALL,
                HOME,
                ENVIRONMENT,
                PYTHON,
                "../src/test/python/examples.py",
                "../../openapi/target/classes/com/syncsketch/openapi/syncsketch.json");
        assertThat(output).matches("(?s).*\\d{3,} examples\\s*");
    }

    @Test
    void quickstart_throughTheGeneratedClient_leavesWhatItSays(MockSyncSketch mock) throws IOException {
        Path medium = Quickstart.medium(folder);
        String output = FinishedProcess.well(INSTALL, HOME, environment(mock), PYTHON, "quickstart.py", medium.toString());
        Quickstart.verify(mock, medium);
        assertThat(output).contains("frame 42  comment  Hold two frames longer").contains("Done: 1 note(s)");
    }

    @Test
    void quickstart_withARefusedKey_saysSoAndFails(MockSyncSketch mock) throws IOException {
        Map<String, String> environment = environment(mock);
        environment.put("SYNCSKETCH_API_KEY", "wrong");
        FinishedProcess run = FinishedProcess.of(
                INSTALL,
                HOME,
                environment,
                PYTHON,
                "quickstart.py",
                Quickstart.medium(folder).toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("The service answered 401");
    }

    private static Map<String, String> environment(MockSyncSketch mock) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(Quickstart.environment(mock));
        return environment;
    }
}
