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
 * A program, run as a process of its own to its end.
 *
 * @param exit its exit code
 * @param output what it printed, errors too
 */
record FinishedProcess(int exit, String output) {

    /**
     * Runs a program that has to succeed.
     *
     * @param install what to install where there is no such program
     * @param folder where it runs
     * @param environment what to add to its environment
     * @param command the program and its arguments
     * @return what it printed
     */
    static String well(String install, Path folder, Map<String, String> environment, String... command) {
        FinishedProcess run = of(install, folder, environment, command);
        assertThat(run.exit()).as(run.output()).isZero();
        return run.output();
    }

    /** Runs a program, whatever comes of it. */
    static FinishedProcess of(String install, Path folder, Map<String, String> environment, String... command) {
        Path output = null;
        try {
            // To a file: a pipe that nobody reads would block the process, and one that is read, this thread.
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
                    throw new AssertionError(List.of(command) + " does not end:\n" + Files.readString(output));
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
