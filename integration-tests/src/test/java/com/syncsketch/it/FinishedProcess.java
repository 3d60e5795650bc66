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
 * The result of a process that ran a tool of the current JDK.
 *
 * @param exit the exit code
 * @param output the output, including errors
 */
public record FinishedProcess(int exit, String output) {

    /**
     * Runs a tool in the current folder until it exits.
     *
     * @param folder the folder for a file with the output
     * @param tool the name of the tool in the {@code bin} folder of the JDK
     * @param arguments the arguments
     * @return the result
     */
    public static FinishedProcess of(Path folder, String tool, List<String> arguments) {
        return of(folder, Path.of("").toAbsolutePath(), Map.of(), tool, arguments);
    }

    /**
     * Runs a tool until it exits.
     *
     * @param folder the folder for a file with the output
     * @param current the current folder of the process
     * @param environment the environment variables to add
     * @param tool the name of the tool in the {@code bin} folder of the JDK
     * @param arguments the arguments
     * @return the result
     */
    public static FinishedProcess of(
            Path folder, Path current, Map<String, String> environment, String tool, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        try {
            // Redirected to a file, because reading a pipe could block this thread, and not reading it the process.
            Path output = Files.createTempFile(folder, tool, ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(current.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new AssertionError(tool + " does not exit");
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
