package com.syncsketch.cli.config;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs a command, such as of a password manager, whose first line of output is the API key. */
@FunctionalInterface
public interface KeyCommand {

    /**
     * Runs a command.
     *
     * @param command the command, for the shell of the system
     * @param environment the environment variables of this program
     * @return the key
     * @throws CliException if the command fails or prints nothing
     */
    String run(String command, Map<String, String> environment);

    /** Returns the implementation that starts a process. Its standard error is that of this program. */
    static KeyCommand process() {
        return (command, environment) -> {
            boolean windows = System.getProperty("os.name").startsWith("Windows");
            ProcessBuilder builder = new ProcessBuilder(windows ? "cmd" : "/bin/sh", windows ? "/c" : "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT);
            builder.environment().clear();
            builder.environment().putAll(environment);
            // The environment of a process is visible to others of the same user.
            builder.environment().remove(Credentials.API_KEY_VARIABLE);
            return output(builder);
        };
    }

    private static String output(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw CliException.credentials("The key command exited with " + exit);
            }
            String key = output.lines().findFirst().orElse("").strip();
            if (key.isEmpty()) {
                throw CliException.credentials("The key command printed no key");
            }
            return key;
        } catch (IOException e) {
            throw CliException.credentials("The key command cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.credentials("The key command was interrupted");
        }
    }
}
