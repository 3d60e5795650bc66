package com.syncsketch.cli;

import com.syncsketch.cli.output.Terminal;
import com.syncsketch.mock.MockSyncSketch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the program within the process of the test, without the environment of the test. */
public final class CliRun {

    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private boolean terminal;

    /** Creates a run without credentials, whose home is a folder. */
    public CliRun(Path home) {
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());
    }

    /** Creates a run with the credentials and the host of a mock server. */
    public CliRun(Path home, MockSyncSketch mock) {
        this(home);
        environment.put("SYNCSKETCH_HOST", mock.url().toString());
        environment.put("SYNCSKETCH_USER", mock.user());
        environment.put("SYNCSKETCH_API_KEY", mock.key());
    }

    /** Sets an environment variable, or removes it if the value is null. */
    public CliRun with(String variable, String value) {
        if (value == null) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return this;
    }

    /** Sets standard input. */
    public CliRun input(String text) {
        input = text;
        return this;
    }

    /** Pretends that standard output and standard error are terminals. */
    public CliRun onTerminal() {
        terminal = true;
        return this;
    }

    /** The result of a run. */
    public record Result(int exit, String out, String err) {

        public List<String> lines() {
            return out.lines().toList();
        }

        public List<String> errors() {
            return err.lines().toList();
        }
    }

    /** Runs the program. */
    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal streams = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                terminal,
                terminal);
        int exit = Main.run(streams, environment, arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
