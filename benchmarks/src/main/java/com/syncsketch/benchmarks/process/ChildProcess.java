package com.syncsketch.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs another program until it exits and returns its resource usage. Linux only. Run one program at
 * a time; otherwise, the CPU time of one is attributed to another.
 */
public final class ChildProcess {

    /** The same on every Linux platform that has a JDK. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

    private ChildProcess() {}

    /**
     * Runs a program. An exit code other than 0 is a failure.
     *
     * @param command the program and its arguments
     * @param environment the environment variables to add
     * @throws IOException if the program cannot be started or fails; the message has its output
     */
    public static ProcessResult run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("benchmark", ".out");
        Path errors = Files.createTempFile("benchmark", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            double before = childrenSeconds();
            long start = System.nanoTime();
            Process process = builder.start();
            long peak = 0;
            try {
                while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
                    peak = Math.max(peak, peakBytes(process.pid()));
                }
            } finally {
                process.destroyForcibly();
            }
            double wall = (System.nanoTime() - start) / 1e9;
            double cpu = childrenSeconds() - before;
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + " ... " + command.get(command.size() - 1) + " exited with "
                        + process.exitValue() + ":\n" + text + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return new ProcessResult(wall, cpu, peak, text);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** Returns the command for a Java program, on the JDK of this process. */
    public static List<String> java(List<String> options, String classPath, String main, List<String> arguments) {
        return java(Path.of(System.getProperty("java.home")), options, classPath, main, arguments);
    }

    /** Returns the command for a Java program. */
    public static List<String> java(
            Path home, List<String> options, String classPath, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    /** Returns the peak of the resident memory of a process, or 0 if it has exited. */
    public static long peakBytes(long pid) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
        } catch (IOException e) {
            // The process has exited.
            return 0;
        }
    }

    /** Returns the CPU time of all child processes that have exited. */
    private static double childrenSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
        // The second field is a name in parentheses, which may contain any character.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }
}
