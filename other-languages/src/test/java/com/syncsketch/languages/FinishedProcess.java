package com.syncsketch.languages;

import static org.assertj.core.api.Assertions.assertThat;

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

    /**
     * Runs a program, which must succeed.
     *
     * @param install what to install if the program is missing
     * @param folder the current folder of the program
     * @param environment the environment variables to add
     * @param command the program and its arguments
     * @return the output
     */
    static String successful(String install, Path folder, Map<String, String> environment, String... command) {
        FinishedProcess process = of(install, folder, environment, command);
        assertThat(process.exit()).as(process.output()).isZero();
        return process.output();
    }

    /** Runs a program until it exits, successfully or not. */
    static FinishedProcess of(String install, Path folder, Map<String, String> environment, String... command) {
        Path output = null;
        try {
            // Redirected to a file, because reading a pipe could block this thread, and not reading it the process.
            output = Files.createTempFile("run", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = start(builder, install);
            try {
                process.getOutputStream().close();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new AssertionError(List.of(command) + " does not exit:\n" + Files.readString(output));
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
        } finally {
            delete(output);
        }
    }

    private static Process start(ProcessBuilder builder, String install) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(builder.command().get(0) + " is missing: " + install, e);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
