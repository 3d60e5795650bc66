package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server in a process of its own, until it is closed. */
public final class ServerProcess implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts an {@link AnswerServer} that speaks plain HTTP.
     *
     * @throws IOException if it does not start
     */
    public static ServerProcess start() throws IOException {
        return start(answering(LOOPBACK));
    }

    /**
     * Starts an {@link AnswerServer} that speaks TLS.
     *
     * @throws IOException if it does not start
     */
    public static ServerProcess start(Certificate certificate) throws IOException {
        return start(answering(LOOPBACK, certificate.keys().toString()));
    }

    /**
     * Starts an {@link AnswerServer} that speaks plain HTTP at another address.
     *
     * @param address where it listens
     * @param launcher makes the command that runs another one on the host of that address
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String address, UnaryOperator<List<String>> launcher) throws IOException {
        return start(launcher.apply(answering(address)));
    }

    /**
     * Starts any program of the class path whose first line of output ends with its address.
     *
     * @param main its main class
     * @param arguments what it is started with
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String main, List<String> arguments) throws IOException {
        return start(command(main, arguments));
    }

    private static List<String> answering(String... arguments) {
        return command(AnswerServer.class.getName(), List.of(arguments));
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
        return new ServerProcess(process, line.substring(line.lastIndexOf(' ') + 1));
    }

    /** Where it listens, without a path. */
    public String address() {
        return address;
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
