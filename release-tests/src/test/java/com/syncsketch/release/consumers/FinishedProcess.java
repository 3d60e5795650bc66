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
 * The result of a process.
 *
 * @param exit the exit code
 * @param output the output, including errors
 */
record FinishedProcess(int exit, String output) {

    /** Runs a program until it exits, with additional environment variables. */
    static FinishedProcess of(Path folder, Map<String, String> environment, List<String> command) {
        try {
            // Redirected to a file, because reading a pipe could block this thread, and not reading it the process.
            Path output = Files.createTempFile(folder, "run", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(10, TimeUnit.MINUTES)) {
                    throw new AssertionError(command.get(0) + " does not exit");
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
