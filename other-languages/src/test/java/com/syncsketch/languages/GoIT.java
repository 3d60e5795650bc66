package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.junit.MockSyncSketchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated Go passes {@code go vet} with the standard library alone, and works. */
@MockSyncSketchTest
class GoIT {

    private static final String GO = System.getProperty("go");
    private static final String INSTALL =
            "install Go 1.19 or newer (Debian: golang-go); -Dgo=/path takes another one than that of the PATH";
    private static final Path CLIENT = Path.of(System.getProperty("go.client"));

    @TempDir
    private Path folder;

    @BeforeAll
    static void addTheProgram() throws IOException {
        Path program = Files.createDirectories(CLIENT.resolve("quickstart"));
        Files.copy(Path.of("src/test/go/main.go"), program.resolve("main.go"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void client_compilesAndPassesVet_withoutModulesFromElsewhere() {
        FinishedProcess.well(INSTALL, CLIENT, environment(), GO, "vet", "./...");
    }

    @Test
    void quickstart_throughTheGeneratedClient_leavesWhatItSays(MockSyncSketch mock) throws IOException {
        Path medium = Quickstart.medium(folder);
        Map<String, String> environment = environment();
        environment.putAll(Quickstart.environment(mock));
        String output = FinishedProcess.well(INSTALL, CLIENT, environment, GO, "run", "./quickstart", medium.toString());
        Quickstart.verify(mock, medium);
        assertThat(output).contains("frame 42  comment  Hold two frames longer");
    }

    /** No toolchain or module is fetched: whatever the code needs beyond the standard library is an error. */
    private static Map<String, String> environment() {
        return new HashMap<>(Map.of("GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOTOOLCHAIN", "local"));
    }
}
