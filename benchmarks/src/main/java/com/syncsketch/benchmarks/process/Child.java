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
 * Runs another program to its end and tells what it used. Linux only: it reads the books of the kernel. One at a time, or
 * the computing time of one is counted for another.
 */
public final class Child {

    /** Linux counts so many of its ticks for a second on every machine that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");

    private Child() {}

    /**
     * Runs a program whose end with another code than 0 is a failure.
     *
     * @param command the program and its arguments
     * @param environment variables to add
     * @throws IOException if it cannot be started or fails; the message has what it wrote
     */
    public static Usage run(List<String> command, Map<String, String> environment)
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
                throw new IOException(command.get(0) + " ... " + command.get(command.size() - 1) + " ended with "
                        + process.exitValue() + ":\n" + text + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return new Usage(wall, cpu, peak, text);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** The command for a program in Java, on the Java that runs this one. */
    public static List<String> java(List<String> options, String classPath, String main, List<String> arguments) {
        return java(Path.of(System.getProperty("java.home")), options, classPath, main, arguments);
    }

    /** The command for a program in Java. */
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

    private static long peakBytes(long pid) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
        } catch (IOException e) {
            // It ended in between.
            return 0;
        }
    }

    /** What all ended children of this process computed. */
    private static double childrenSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
        // The second field is a name in parentheses, which may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }
}
