package com.syncsketch.it.cli;

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

/** Runs {@code syncsketch} in a folder, with the credentials of a mock server. */
final class CliProgram {

    private static final Path JAR =
            Path.of(System.getProperty("cli.jar")).toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Resets the handling of SIGINT, which background processes of a shell, and their children, ignore. */
    private static final List<String> SIGNAL_PREFIX = signalPrefix();

    private final Path folder;
    private final String host;
    private final ProcessBuilder template = new ProcessBuilder();

    CliProgram(Path folder, MockSyncSketch mock) {
        this.folder = folder;
        this.host = mock.url().toString();
        Map<String, String> environment = template.environment();
        environment.put("SYNCSKETCH_USER", mock.user());
        environment.put("SYNCSKETCH_API_KEY", mock.key());
        environment.remove("SYNCSKETCH_HOST");
        // So that the order of the results is known.
        environment.put("SYNCSKETCH_UPLOAD_PARALLEL_FILES", "1");
        environment.put(
                "XDG_CONFIG_HOME", folder.resolveSibling("configuration").toString());
        // Commands that the program prints start with "java", which must be the same JDK.
        environment.put("PATH", JAVA.getParent() + File.pathSeparator + environment.get("PATH"));
    }

    /** Sets an environment variable, or removes it if the value is null. */
    CliProgram with(String variable, String value) {
        if (value == null) {
            template.environment().remove(variable);
        } else {
            template.environment().put(variable, value);
        }
        return this;
    }

    /** The result of a run. */
    record Result(int exit, String out, String err) {

        List<String> errors() {
            return err.lines().toList();
        }
    }

    /** Runs {@code upload} until it exits. */
    Result upload(String... arguments) {
        return run(Stream.concat(Stream.of("upload", "--host", host), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Runs the program until it exits. */
    Result run(String... arguments) {
        return start(arguments).finish();
    }

    /** Runs a command that the program printed, in a shell. */
    Result shell(String command) {
        return new Running(List.of("sh", "-c", command)).finish();
    }

    /** Starts {@code upload}. */
    Running startUpload(String... arguments) {
        return start(Stream.concat(Stream.of("upload", "--host", host), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Running start(String... arguments) {
        List<String> command = new ArrayList<>(SIGNAL_PREFIX);
        // Options for a quick start, which dominates the run time here.
        command.addAll(List.of(JAVA.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new Running(command);
    }

    private static List<String> signalPrefix() {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> test = new ArrayList<>(env);
        test.add("true");
        try {
            // A GNU option; on other systems, signals are left unchanged.
            return new ProcessBuilder(test).start().waitFor() == 0 ? env : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A running program. */
    final class Running {

        private final Process process;
        private final Path out;
        private final StringBuilder read = new StringBuilder();
        private final BufferedReader errors;

        private Running(List<String> command) {
            try {
                // Standard output goes to a file, because reading two pipes one after the other may deadlock.
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

        /** Waits until a line of standard error contains a text. */
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
            throw new AssertionError("no line contains '" + text + "':\n" + read);
        }

        /** Sends a signal, as a terminal does for Ctrl-C. */
        void signal(String name) {
            try {
                Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .inheritIO()
                        .start();
                if (kill.waitFor() != 0) {
                    throw new AssertionError("kill exited with " + kill.exitValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /** Waits until the program exits. */
        Result finish() {
            try {
                errors.lines().forEach(line -> read.append(line).append('\n'));
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    throw new AssertionError("The program does not exit. Its standard error:\n" + read);
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
