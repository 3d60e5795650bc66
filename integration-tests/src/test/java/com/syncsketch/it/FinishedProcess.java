package com.syncsketch.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A tool of the running JDK, run as a process of its own to its end.
 *
 * @param exit its exit code
 * @param output what it printed, errors too
 */
public record FinishedProcess(int exit, String output) {

    /**
     * Runs a tool in the current folder.
     *
     * @param folder where its output is kept
     * @param tool its name in the folder {@code bin} of the JDK
     * @param arguments what it is given
     * @return what came of it
     */
    public static FinishedProcess of(Path folder, String tool, List<String> arguments) {
        return of(folder, Path.of("").toAbsolutePath(), Map.of(), tool, arguments);
    }

    /**
     * Runs a tool.
     *
     * @param folder where its output is kept
     * @param current its current folder
     * @param environment what is added to the environment of this process
     * @param tool its name in the folder {@code bin} of the JDK
     * @param arguments what it is given
     * @return what came of it
     */
    public static FinishedProcess of(
            Path folder, Path current, Map<String, String> environment, String tool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        try {
            // To a file: a pipe that nobody reads would block the process, and one that is read, this thread.
            Path output = Files.createTempFile(folder, tool, ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(current.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new AssertionError(tool + " does not end");
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
