package com.syncsketch.sdk.client.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a test program in a separate JVM. */
final class ForkedJvm {

    private ForkedJvm() {}

    /**
     * Runs a program to completion.
     *
     * @param program the class with the main method
     * @param options options of the JVM
     * @param arguments arguments of the program
     * @return the exit code in the first line, then what was printed
     * @throws AssertionError if it does not end within a bound that only hangs reach
     */
    static List<String> run(Class<?> program, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add(program.getName());
        command.addAll(List.of(arguments));
        Path output = null;
        try {
            output = Files.createTempFile("forked", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended;
            try {
                ended = process.waitFor(180, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
            if (!ended) {
                throw new AssertionError("The program did not end:\n" + Files.readString(output));
            }
            List<String> lines = new ArrayList<>();
            lines.add("exit code " + process.exitValue());
            lines.addAll(Files.readAllLines(output));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            if (output != null) {
                output.toFile().delete();
            }
        }
    }
}
