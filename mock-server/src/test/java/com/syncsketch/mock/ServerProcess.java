package com.syncsketch.mock;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the built jar in a separate process. */
final class ServerProcess implements AutoCloseable {

    /** The path of the jar. */
    static final Path JAR = Path.of(System.getProperty("mock.jar"));

    private static final String MAIN = "com.syncsketch.mock.internal.cli.Main";

    private final Process process;
    private final BufferedReader out;

    /** A file, because output in a pipe can be lost if the process ends while it is being read. */
    private final Path errors;

    private ServerProcess(List<String> command) throws IOException {
        errors = Files.createTempFile("mock-server", ".err");
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code java -jar} with these options. */
    static ServerProcess jar(String... options) throws IOException {
        return start(List.of("-jar", JAR.toString()), options);
    }

    /** Starts it with other entries before it on the class path. */
    static ServerProcess withClassPath(Collection<Path> others, String... options) throws IOException {
        List<String> path = new ArrayList<>();
        others.forEach(other -> path.add(other.toString()));
        path.add(JAR.toString());
        return start(List.of("-cp", String.join(File.pathSeparator, path), MAIN), options);
    }

    private static ServerProcess start(List<String> javaOptions, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(options));
        return new ServerProcess(command);
    }

    /** Waits for a line of output and returns it. */
    String line() throws IOException {
        return out.readLine();
    }

    /** Reads the first line and returns the URL in it. */
    URI url() throws IOException {
        String line = line();
        String start = "listening on ";
        if (line == null || !line.startsWith(start)) {
            throw new IOException("Expected a URL, but got " + line + " and " + errors());
        }
        return URI.create(line.substring(start.length()));
    }

    /** Waits until the process has ended and returns its error output. */
    String errors() throws IOException {
        process.onExit().join();
        return Files.readString(errors);
    }

    /** Terminates the process, as a shell or a container engine does. */
    void terminate() {
        // Process.destroy() would close the streams.
        process.toHandle().destroy();
    }

    /** Waits until the process has ended and returns its exit code. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills the process if it is still running. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
        Files.deleteIfExists(errors);
    }
}
