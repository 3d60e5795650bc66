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

/** The built jar as a process of its own. */
final class Program implements AutoCloseable {

    /** Where the jar is. */
    static final Path JAR = Path.of(System.getProperty("mock.jar"));

    private static final String MAIN = "com.syncsketch.mock.internal.cli.Main";

    private final Process process;
    private final BufferedReader out;

    /** A file, since Java loses what stands in the pipe if the process ends while somebody begins to read it. */
    private final Path errors;

    private Program(List<String> command) throws IOException {
        errors = Files.createTempFile("mock-server", ".err");
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts {@code java -jar} with options. */
    static Program jar(String... options) throws IOException {
        return start(List.of("-jar", JAR.toString()), options);
    }

    /** Starts it with other things before it on the class path. */
    static Program behind(Collection<Path> others, String... options) throws IOException {
        List<String> path = new ArrayList<>();
        others.forEach(other -> path.add(other.toString()));
        path.add(JAR.toString());
        return start(List.of("-cp", String.join(File.pathSeparator, path), MAIN), options);
    }

    private static Program start(List<String> what, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(what);
        command.addAll(List.of(options));
        return new Program(command);
    }

    /** Reads a line of output; waits for it. */
    String line() throws IOException {
        return out.readLine();
    }

    /** Reads the first line, and gives the address in it. */
    URI url() throws IOException {
        String line = line();
        String start = "listening on ";
        if (line == null || !line.startsWith(start)) {
            throw new IOException("No address, but " + line + " and " + errors());
        }
        return URI.create(line.substring(start.length()));
    }

    /** Reads all that it wrote about errors until it ended. */
    String errors() throws IOException {
        process.onExit().join();
        return Files.readString(errors);
    }

    /** Asks it to end, as a shell or a container engine does. */
    void terminate() {
        // Not through the process itself, which would close its streams.
        process.toHandle().destroy();
    }

    /** Waits until it has ended, and gives its exit code. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it in any case. */
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
