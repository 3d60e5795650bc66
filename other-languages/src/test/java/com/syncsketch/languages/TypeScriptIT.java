package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated TypeScript compiles in strict mode, and a program on it works. */
@MockSyncSketchTest
class TypeScriptIT {

    private static final String INSTALL = "install Node.js 20.17 or newer, with npm";
    private static final Path HOME = Path.of("typescript").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        // Not by npm, which is a batch file on Windows.
        FinishedProcess.well(INSTALL, HOME, Map.of(), "node", "node_modules/typescript/bin/tsc");
        assertThat(Files.readString(HOME.resolve("tsconfig.json"))).contains("\"strict\": true");
    }

    @Test
    void quickstart_throughTheGeneratedClient_leavesWhatItSays(MockSyncSketch mock) throws IOException {
        Path medium = Quickstart.medium(folder);
        String output =
                FinishedProcess.well(INSTALL, HOME, Quickstart.environment(mock), "node", "build/quickstart.js", medium.toString());
        Quickstart.verify(mock, medium);
        assertThat(output).contains("frame 42  comment  Hold two frames longer").contains("Done: 1 note(s)");
    }

    @Test
    void quickstart_withARefusedKey_saysSoAndFails(MockSyncSketch mock) throws IOException {
        FinishedProcess run = FinishedProcess.of(
                INSTALL,
                HOME,
                Map.of(
                        "SYNCSKETCH_HOST", mock.url().toString(),
                        "SYNCSKETCH_USER", mock.user(),
                        "SYNCSKETCH_API_KEY", "wrong"),
                "node",
                "build/quickstart.js",
                Quickstart.medium(folder).toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("The service answered 401");
    }
}
