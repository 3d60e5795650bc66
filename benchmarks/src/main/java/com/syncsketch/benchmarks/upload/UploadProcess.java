package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.process.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An {@link UploadProgram} in a process that keeps running between uploads, so that its JVM is warm. Not thread-safe. */
final class UploadProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Writer commands;

    private UploadProcess(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a program and waits for its first upload.
     *
     * @throws IOException if it fails
     */
    static UploadProcess start(List<String> command) throws IOException {
        UploadProcess process = new UploadProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        try {
            process.timing();
            return process;
        } catch (IOException e) {
            process.process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Uploads once more.
     *
     * @throws IOException if the upload fails
     */
    UploadTiming upload() throws IOException {
        commands.write("\n");
        commands.flush();
        return timing();
    }

    /** Returns the peak of the resident memory since the start of the process. */
    long peakBytes() {
        return ChildProcess.peakBytes(process.pid());
    }

    private UploadTiming timing() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (UploadTiming.isIn(line)) {
                return UploadTiming.of(line);
            }
        }
        throw new IOException("The program exited during an upload");
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
