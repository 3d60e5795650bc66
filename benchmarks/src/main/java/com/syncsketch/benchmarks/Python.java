package com.syncsketch.benchmarks;

import com.syncsketch.benchmarks.process.Child;
import com.syncsketch.benchmarks.process.Usage;
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
 * A program for the official Python client, which is not part of this project: its user names the folder. It runs on the
 * {@code python3} of the path, which needs {@code requests}.
 */
public final class Python {

    private final Path folder;
    private final Path program;

    private Python(Path folder, Path program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Prepares a program.
     *
     * @param text the program
     * @param remarks told if there is no client
     * @return the program, or null if there is no client
     */
    @Nullable
    public static Python of(Conditions conditions, String text, List<String> remarks) throws IOException {
        if (conditions.python() == null) {
            remarks.add("The official Python client did not run: its folder was not given (-Dbench.python=FOLDER).");
            return null;
        }
        Path program = Files.createTempFile(conditions.scratch(), "program", ".py");
        return new Python(conditions.python(), Files.writeString(program, text, StandardCharsets.UTF_8));
    }

    /**
     * Runs it to its end.
     *
     * @param environment variables to add
     * @throws IOException if it fails
     */
    public Usage run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", program.toString()));
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("PYTHONPATH", folder.toString());
        return Child.run(command, all);
    }
}
