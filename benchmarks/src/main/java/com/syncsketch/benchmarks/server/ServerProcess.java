package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.Child;
import jakarta.annotation.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server in a process of its own. Closing it ends the process. */
public final class ServerProcess implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Process process;
    private final String address;
    private final BufferedReader output;

    private ServerProcess(Process process, String address, BufferedReader output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    /**
     * Starts a {@link ResponseServer} for plain HTTP or TLS.
     *
     * @param certificate the certificate, or null for plain HTTP
     * @throws IOException if it does not start
     */
    public static ServerProcess responses(@Nullable Certificate certificate) throws IOException {
        return start(
                certificate == null
                        ? responding(LOOPBACK)
                        : responding(LOOPBACK, certificate.keys().toString()));
    }

    /**
     * Starts a {@link ResponseServer} for plain HTTP at another address.
     *
     * @param address the address it listens at
     * @param launcher wraps a command so that it runs on the host with that address
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String address, UnaryOperator<List<String>> launcher) throws IOException {
        return start(launcher.apply(responding(address)));
    }

    /**
     * Starts a program of the class path that prints its origin at the end of its first line.
     *
     * @param main its main class
     * @param arguments its arguments
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String main, List<String> arguments) throws IOException {
        return start(command(main, arguments));
    }

    /**
     * Starts any program of the class path whose first line of output ends with its URL.
     *
     * @param main its main class
     * @param arguments its arguments
     * @param launcher creates the command that runs another one on the host of the server
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String main, List<String> arguments, UnaryOperator<List<String>> launcher)
            throws IOException {
        return start(launcher.apply(command(main, arguments)));
    }

    private static List<String> responding(String... arguments) {
        return command(ResponseServer.class.getName(), List.of(arguments));
    }

    private static List<String> command(String main, List<String> arguments) {
        return Child.java(List.of("-Xmx512m"), System.getProperty("java.class.path"), main, arguments);
    }

    private static ServerProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            process.destroyForcibly();
            throw new IOException("The server did not start");
        }
        return new ServerProcess(process, line.substring(line.lastIndexOf(' ') + 1), output);
    }

    /** Returns the origin of its URLs, without a path. */
    public String address() {
        return address;
    }

    /**
     * Ends the input of the program, waits until it has ended its output, and returns that.
     *
     * @return the lines that followed the first one
     */
    public List<String> finish() throws IOException {
        process.getOutputStream().close();
        return output.lines().toList();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
