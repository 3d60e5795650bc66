package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the generated TypeScript client compiles in strict mode and works. */
@MockSyncSketchTest
class TypeScriptIT {

    private static final String INSTALL = "install Node.js 20.17 or newer, with npm";
    private static final Path HOME = Path.of("typescript").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        // Not with npm, which is a batch file on Windows.
        runSuccessfully(HOME, Map.of(), "node", "node_modules/typescript/bin/tsc");
        assertThat(Files.readString(HOME.resolve("tsconfig.json"))).contains("\"strict\": true");
    }

    @Test
    void quickstart_works(MockSyncSketch mock) throws IOException {
        Path media = QuickstartFixture.media(folder);
        String output = runSuccessfully(
                HOME, QuickstartFixture.environment(mock), "node", "build/quickstart.js", media.toString());
        QuickstartFixture.verify(mock, media);
        assertThat(output).contains("frame 42  comment  Hold two frames longer").contains("Done: 1 comment(s)");
    }

    @Test
    void quickstart_withARejectedKey_fails(MockSyncSketch mock) throws IOException {
        FinishedProcess run = run(
                HOME,
                Map.of(
                        "SYNCSKETCH_HOST", mock.url().toString(),
                        "SYNCSKETCH_USER", mock.user(),
                        "SYNCSKETCH_API_KEY", "wrong"),
                "node",
                "build/quickstart.js",
                QuickstartFixture.media(folder).toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("The service returned status 401");
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
