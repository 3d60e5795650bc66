package com.syncsketch.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

    @Test
    void measuresTheResourceUsage() throws Exception {
        ProcessResult result = ChildProcess.run(
                List.of("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo $NAME"),
                Map.of("NAME", "done"));

        assertThat(result.output()).isEqualTo("done\n");
        assertThat(result.wallSeconds()).isPositive();
        assertThat(result.cpuSeconds()).isPositive();
        assertThat(result.peakBytes()).isPositive();
    }

    @Test
    void throws_ifTheProgramFails() {
        assertThatIOException()
                .isThrownBy(() -> ChildProcess.run(List.of("sh", "-c", "echo half; echo why >&2; exit 3"), Map.of()))
                .withMessageContaining("exited with 3")
                .withMessageContaining("half")
                .withMessageContaining("why");
    }
}
