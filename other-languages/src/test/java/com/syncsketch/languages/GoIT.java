package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import com.syncsketch.testsupport.FinishedProcess;
import com.syncsketch.testsupport.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the generated Go client passes {@code go vet} with only the standard library, and works. */
@MockSyncSketchTest
class GoIT {

    private static final String GO = System.getProperty("go");
    private static final String INSTALL =
            "install Go 1.19 or newer (Debian: golang-go); -Dgo=/path selects another binary than that on the PATH";
    private static final Path CLIENT = Path.of(System.getProperty("go.client"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void addProgram() throws IOException {
        Path program = Files.createDirectories(CLIENT.resolve("quickstart"));
        Files.copy(Path.of("src/test/go/main.go"), program.resolve("main.go"), StandardCopyOption.REPLACE_EXISTING);
        // The generator's own type for a union needs a module that validates structs.
        Files.copy(Path.of("src/test/go/union.go"), CLIENT.resolve("union.go"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void client_compilesAndPassesVet_withoutOtherModules() {
        runSuccessfully(CLIENT, environment(), GO, "vet", "./...");
    }

    @Test
    void quickstart_works(MockSyncSketch mock) throws IOException {
        Path media = QuickstartFixture.media(folder);
        Map<String, String> environment = environment();
        environment.putAll(QuickstartFixture.environment(mock));
        String output = runSuccessfully(CLIENT, environment, GO, "run", "./quickstart", media.toString());
        QuickstartFixture.verify(mock, media);
        assertThat(output).contains("frame 42  comment  Hold two frames longer");
    }

    /** Disables downloads of toolchains and modules, so that dependencies other than the standard library are errors. */
    private static Map<String, String> environment() {
        return new HashMap<>(Map.of("GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOTOOLCHAIN", "local"));
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
