package com.syncsketch.benchmarks.harness;

import com.syncsketch.benchmarks.process.ChildProcess;
import com.syncsketch.benchmarks.process.ProcessResult;
import com.syncsketch.benchmarks.server.Certificate;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that uses the official Python client, which is not part of this project: the user specifies its folder. It runs
 * with the {@code python3} on the path, which needs {@code requests}.
 */
public final class PythonProgram {

    private final Path folder;
    private final Path program;

    private PythonProgram(Path folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Prepares a program.
     *
     * @param text the program
     * @param remarks receives a remark if there is no Python client
     * @return the program, or null if there is no Python client
     */
    @Nullable
    public static PythonProgram of(Conditions conditions, String text, List<String> remarks) throws IOException {
        if (conditions.python() == null) {
            remarks.add("The official Python client did not run: its folder was not given (-Dbench.python=FOLDER).");
            return null;
        }
        Path program = Files.createTempFile(conditions.scratch(), "program", ".py");
        return new PythonProgram(conditions.python(), Files.writeString(program, text, StandardCharsets.UTF_8));
    }

    /**
     * Runs the program until it exits.
     *
     * @param certificate the certificate to trust, or null for plain HTTP
     * @param arguments its arguments
     * @throws IOException if it fails
     */
    public ProcessResult run(@Nullable Certificate certificate, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", program.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(Map.of("PYTHONPATH", folder.toString()));
        if (certificate != null) {
            environment.put("REQUESTS_CA_BUNDLE", certificate.trust().toString());
        }
        return ChildProcess.run(command, environment);
    }
}
