package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.ChildProcess;
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
    private final String url;
    private final BufferedReader output;

    private ServerProcess(Process process, String url, BufferedReader output) {
        this.process = process;
        this.url = url;
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
     * Starts a {@link ResponseServer} for plain HTTP on another IP address.
     *
     * @param address the IP address to listen on
     * @param launcher wraps a command so that it runs on the host with that address
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String address, UnaryOperator<List<String>> launcher) throws IOException {
        return start(launcher.apply(responding(address)));
    }

    /**
     * Starts a program of the class path whose first line of output ends with its URL.
     *
     * @param main its main class
     * @param arguments its arguments
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String main, List<String> arguments) throws IOException {
        return start(command(main, arguments));
    }

    /**
     * Starts a program of the class path, on another host, whose first line of output ends with its URL.
     *
     * @param main its main class
     * @param arguments its arguments
     * @param launcher wraps a command so that it runs on that host
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
        return ChildProcess.java(List.of("-Xmx512m"), System.getProperty("java.class.path"), main, arguments);
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

    /** Returns the URL of the server, without a path. */
    public String url() {
        return url;
    }

    /**
     * Closes the input of the program, waits for the end of its output, and returns the output.
     *
     * @return the lines after the first one
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
