package com.syncsketch.benchmarks.server;

import com.syncsketch.benchmarks.process.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own, until it is closed. */
public final class ServerProcess implements AutoCloseable {

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
        return start(List.of());
    }

    /**
     * Starts one that speaks TLS.
     *
     * @throws IOException if it does not start
     */
    public static ServerProcess start(Certificate certificate) throws IOException {
        return start(List.of(certificate.keys().toString()));
    }

    private static ServerProcess start(List<String> arguments) throws IOException {
        Process process = new ProcessBuilder(Child.java(
                        List.of("-Xmx512m"),
                        System.getProperty("java.class.path"),
                        AnswerServer.class.getName(),
                        arguments))
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
