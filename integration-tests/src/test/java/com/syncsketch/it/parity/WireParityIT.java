package com.syncsketch.it.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays recordings of the Python client through the Java client. The system property {@code wire.traces} names
 * another file of the same format; this project's own must have no unexpected difference.
 */
class WireParityIT {

    @TempDir
    Path folder;

    @Test
    void differsFromThePythonClientOnlyWhereItMeansTo() throws IOException {
        String file = System.getProperty("wire.traces", "");
        List<TraceCase> cases = file.isBlank() ? TraceFile.own() : TraceFile.read(Path.of(file));
        ParityReport report = new ParityReport(DeliberateDifferences.own());
        try (TraceReplayer replay = new TraceReplayer(folder)) {
            for (TraceCase trace : cases) {
                report.add(trace, replay.run(trace));
            }
        }
        report.text().forEach(System.out::println);
        if (file.isBlank()) {
            assertThat(report.unexpectedLines()).isEmpty();
        }
    }
}
