package com.syncsketch.it.driver;

import com.syncsketch.mock.MockSyncSketch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the program in a folder, with the credentials of a mock server. */
final class Driver {

    private static final Path JAR =
            Path.of(System.getProperty("examples.jar")).toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** A shell has what it runs in the background ignore Ctrl-C, and so would the program, however it is sent. */
    private static final List<String> MINDING_SIGNALS = mindingSignals();

    private final Path folder;
    private final String host;
    private final ProcessBuilder template = new ProcessBuilder();

    Driver(Path folder, MockSyncSketch mock) {
        this.folder = folder;
        this.host = mock.url().toString();
        Map<String, String> environment = template.environment();
        environment.put("SYNCSKETCH_USER", mock.user());
        environment.put("SYNCSKETCH_API_KEY", mock.key());
        environment.remove("SYNCSKETCH_HOST");
        // A command that the program prints says "java", and means the one that runs it.
        environment.put("PATH", JAVA.getParent() + File.pathSeparator + environment.get("PATH"));
    }

    /** Sets a variable of the environment, or takes it away. */
    Driver with(String variable, String value) {
        if (value == null) {
            template.environment().remove(variable);
        } else {
            template.environment().put(variable, value);
        }
        return this;
    }

    /** What a run came to. */
    record Result(int exit, String out, String err) {

        List<String> errors() {
            return err.lines().toList();
        }
    }

    /** Runs {@code upload} to its end. */
    Result upload(String... arguments) {
        return run(Stream.concat(Stream.of("upload", "--host", host), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Runs the program to its end. */
    Result run(String... arguments) {
        return start(arguments).finish();
    }

    /** Runs a command that the program printed, by a shell. */
    Result shell(String command) {
        return new Running(List.of("sh", "-c", command)).finish();
    }

    /** Starts {@code upload}. */
    Running startUpload(String... arguments) {
        return start(Stream.concat(Stream.of("upload", "--host", host), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Running start(String... arguments) {
        List<String> command = new ArrayList<>(MINDING_SIGNALS);
        // Quick to start, which is most of what these programs do here.
        command.addAll(List.of(JAVA.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new Running(command);
    }

    private static List<String> mindingSignals() {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        try {
            // An option of the GNU tools: elsewhere signals are as they are.
            return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The program under way. */
    final class Running {

        private final Process process;
        private final Path out;
        private final StringBuilder read = new StringBuilder();
        private final BufferedReader errors;

        private Running(List<String> command) {
            try {
                // One of the streams to a file: whoever reads one pipe to its end may wait for the other one.
                out = Files.createTempFile(folder.getParent(), "driver", ".out");
                ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
                builder.environment().clear();
                builder.environment().putAll(template.environment());
                process = builder.redirectOutput(out.toFile()).start();
                process.getOutputStream().close();
                errors = process.errorReader(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits until a line of standard error has a text. */
        void awaitError(String text) {
            try {
                String line = errors.readLine();
                while (line != null) {
                    read.append(line).append('\n');
                    if (line.contains(text)) {
                        return;
                    }
                    line = errors.readLine();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionError("There is no line with '" + text + "' in:\n" + read);
        }

        /** Sends it a signal, as a terminal does for Ctrl-C. */
        void signal(String name) {
            try {
                Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .inheritIO()
                        .start();
                if (kill.waitFor() != 0) {
                    throw new AssertionError("kill ended with " + kill.exitValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        Result finish() {
            try {
                errors.lines().forEach(line -> read.append(line).append('\n'));
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    throw new AssertionError("The program does not end; it said:\n" + read);
                }
                return new Result(process.exitValue(), Files.readString(out), read.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
