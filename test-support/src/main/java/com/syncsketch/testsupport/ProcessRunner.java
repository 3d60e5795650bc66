package com.syncsketch.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end, each as a process of its own. Immutable: each setter returns a copy. */
public final class ProcessRunner {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private final Path folder;
    private final Map<String, String> environment;
    private final Duration timeout;
    private final String hint;

    private ProcessRunner(Path folder, Map<String, String> environment, Duration timeout, String hint) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.timeout = timeout;
        this.hint = hint;
    }

    /**
     * Creates a runner with a timeout of five minutes and the environment of this process.
     *
     * @param folder the working folder of the programs
     * @return the runner
     */
    public static ProcessRunner in(Path folder) {
        return new ProcessRunner(folder, Map.of(), DEFAULT_TIMEOUT, "");
    }

    /** Returns the path of a program of the running JDK, such as {@code java} or {@code keytool}. */
    public static String jdkTool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Adds variables to the environment. */
    public ProcessRunner environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new ProcessRunner(folder, all, timeout, hint);
    }

    /** Sets how long a program may run. Only a program that hangs should reach it. */
    public ProcessRunner timeout(Duration value) {
        return new ProcessRunner(folder, environment, value, hint);
    }

    /** Sets how to install a program that is missing, for the message of the failure. */
    public ProcessRunner installHint(String value) {
        return new ProcessRunner(folder, environment, timeout, value);
    }

    /**
     * Runs a program of the running JDK.
     *
     * @param tool its name, such as {@code java}
     * @param arguments the arguments
     * @return the finished process
     * @throws AssertionError if it does not end in time
     */
    public FinishedProcess jdk(String tool, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(jdkTool(tool)));
        command.addAll(arguments);
        return run(command);
    }

    /**
     * Runs a class of the class path of this process in a JVM of its own.
     *
     * @param main the class with the main method
     * @param options the options of the JVM
     * @param arguments the arguments of the program
     * @return the finished process
     * @throws AssertionError if it does not end in time
     */
    public FinishedProcess java(Class<?> main, List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(List.of(arguments));
        return jdk("java", all);
    }

    /** Runs a program. See {@link #run(List)}. */
    public FinishedProcess run(String... command) {
        return run(List.of(command));
    }

    /**
     * Runs a program with an empty standard input.
     *
     * @param command the program and its arguments
     * @return the finished process
     * @throws AssertionError if the program cannot be started or does not end in time
     */
    public FinishedProcess run(List<String> command) {
        try {
            // A file, because a pipe that is not read blocks the process.
            Path output = Files.createTempFile("process", ".log");
            try {
                return new FinishedProcess(exitCode(command, output), read(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(command.get(0) + " could not be started" + (hint.isEmpty() ? "" : ": " + hint), e);
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command + " did not end within " + timeout + ":\n" + read(output));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + command.get(0) + " was running", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path output) throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
