package com.syncsketch.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {

    @TempDir
    private Path folder;

    /** Prints its environment, its folder and its arguments; waits for ever, or fails, if it is told to. */
    static final class Program {

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(
                    System.getenv("TEST_VALUE") + " " + Path.of("").toAbsolutePath() + " " + List.of(arguments));
            if (arguments[0].equals("hang")) {
                Thread.sleep(Long.MAX_VALUE);
            }
            if (arguments[0].equals("fail")) {
                System.err.println("failed");
                System.exit(3);
            }
        }
    }

    @Test
    void program_runsInTheFolderWithTheEnvironment() throws Exception {
        FinishedProcess process = ProcessRunner.in(folder)
                .environment(Map.of("TEST_VALUE", "a b"))
                .java(Program.class, List.of(), "x", "y z");
        assertThat(process.exitCode()).isZero();
        assertThat(process.outputOrFail()).isEqualToIgnoringNewLines("a b " + folder.toRealPath() + " [x, y z]");
    }

    @Test
    void programThatFails_isReportedWithItsOutput() {
        FinishedProcess process = ProcessRunner.in(folder).java(Program.class, List.of(), "fail");
        assertThat(process.exitCode()).isEqualTo(3);
        assertThatThrownBy(process::outputOrFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed");
    }

    @Test
    void programThatHangs_isKilled() {
        ProcessRunner runner = ProcessRunner.in(folder).timeout(Duration.ofMillis(1));
        assertThatThrownBy(() -> runner.java(Program.class, List.of(), "hang"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within PT0.001S")
                .hasMessageContaining("hang]");
    }

    @Test
    void missingProgram_isReportedWithTheHint() {
        ProcessRunner runner = ProcessRunner.in(folder).installHint("install it");
        assertThatThrownBy(() -> runner.run("no-such-program"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no-such-program could not be started: install it");
    }
}
