package com.syncsketch.release.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program, run as a process of its own to its end.
 *
 * @param exit its exit code
 * @param output what it printed, errors too
 */
record FinishedProcess(int exit, String output) {

    /** Runs a program, with variables added to its environment. */
    static FinishedProcess of(Path folder, Map<String, String> environment, List<String> command) {
        try {
            // To a file: a pipe that nobody reads would block the process, and one that is read, this thread.
            Path output = Files.createTempFile(folder, "run", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(10, TimeUnit.MINUTES)) {
                    throw new AssertionError(command.get(0) + " does not end");
                }
            } finally {
                process.destroyForcibly();
            }
            return new FinishedProcess(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
