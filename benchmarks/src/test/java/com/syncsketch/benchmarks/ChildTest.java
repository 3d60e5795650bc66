package com.syncsketch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildTest {

    @Test
    void measuresTheUsageOfAProgram() throws Exception {
        Usage usage = Child.run(
                List.of("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo $NAME"),
                Map.of("NAME", "done"));

        assertThat(usage.output()).isEqualTo("done\n");
        assertThat(usage.wallSeconds()).isPositive();
        assertThat(usage.cpuSeconds()).isPositive();
        assertThat(usage.peakBytes()).isPositive();
    }

    @Test
    void failsIfTheProgramFails() {
        assertThatIOException()
                .isThrownBy(() -> Child.run(List.of("sh", "-c", "echo half; echo why >&2; exit 3"), Map.of()))
                .withMessageContaining("ended with 3")
                .withMessageContaining("half")
                .withMessageContaining("why");
    }
}
