package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays recordings of the Python client with the Java client. The system property {@code wire.traces} may specify another
 * file of the same format. The recordings of this project must have no unexpected difference, and use all rules.
 */
class WireParityIT {

    @TempDir
    Path folder;

    @Test
    void differencesFromThePythonClient_areDeliberate() throws IOException {
        String file = System.getProperty("wire.traces", "");
        List<TraceCase> cases = file.isBlank() ? TraceFile.own() : TraceFile.read(Path.of(file));
        ParityReport report = new ParityReport(DeliberateDifferences.own());
        try (TraceReplayer replayer = new TraceReplayer(folder)) {
            for (TraceCase trace : cases) {
                report.add(trace, replayer.run(trace));
            }
        }
        report.text().forEach(System.out::println);
        if (file.isBlank()) {
            assertThat(report.unexpectedLines()).isEmpty();
            assertThat(report.stale()).as("rules that cover no difference").isEmpty();
        }
    }
}
