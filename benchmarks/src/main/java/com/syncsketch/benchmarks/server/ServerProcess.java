package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The server in a process of its own, until it is closed. */
public final class ServerProcess implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one that speaks plain HTTP.
     *
     * @throws IOException if it does not start
     */
    public static ServerProcess start() throws IOException {
        return start(command(LOOPBACK));
    }

    /**
     * Starts one that speaks TLS.
     *
     * @throws IOException if it does not start
     */
    public static ServerProcess start(Certificate certificate) throws IOException {
        return start(command(LOOPBACK, certificate.keys().toString()));
    }

    /**
     * Starts one that speaks plain HTTP at another address.
     *
     * @param address where it listens
     * @param launcher makes the command that runs another one on the host of that address
     * @throws IOException if it does not start
     */
    public static ServerProcess start(String address, UnaryOperator<List<String>> launcher) throws IOException {
        return start(launcher.apply(command(address)));
    }

    private static List<String> command(String... arguments) {
        return Child.java(
                List.of("-Xmx512m"),
                System.getProperty("java.class.path"),
                AnswerServer.class.getName(),
                List.of(arguments));
    }

    private static ServerProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String address = output.readLine();
        if (address == null) {
            process.destroyForcibly();
            throw new IOException("The server did not start");
        }
        return new ServerProcess(process, address);
    }

    /** Where it listens, without a path. */
    public String address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
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
