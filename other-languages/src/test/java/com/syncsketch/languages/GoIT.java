package com.syncsketch.languages;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generated Go compiles and passes {@code go vet}, with the standard library alone. */
class GoIT {

    private static final String GO = System.getProperty("go");
    private static final String INSTALL =
            "install Go 1.18 or newer (Debian: golang-go); -Dgo=/path takes another one than that of the PATH";

    @Test
    void client_compilesAndPassesVet_withoutModulesFromElsewhere() {
        Run.well(
                INSTALL,
                Path.of(System.getProperty("go.client")),
                // No toolchain or module is fetched: whatever the code needs beyond the standard library is an error.
                Map.of("GOFLAGS", "-mod=mod", "GOPROXY", "off", "GOTOOLCHAIN", "local"),
                GO,
                "vet",
                "./...");
    }
}
