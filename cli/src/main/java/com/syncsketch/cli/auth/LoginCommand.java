package com.syncsketch.cli.auth;

import com.syncsketch.cli.config.CredentialSource;
import com.syncsketch.cli.config.KeyCommand;
import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks an API key and stores it in the configuration file. */
@Command(
        name = "login",
        description = {
            "Check an API key and store it in a profile",
            "",
            "Asks for the user and the key on a terminal. In a script, use --user with --key-stdin, or with --key-command,"
                    + " which stores the command instead of the key. The configuration file is readable by its owner only."
        })
public final class LoginCommand extends BaseCommand {

    private static final int MAX_KEY_BYTES = 4096;

    @Option(names = "--key-stdin", order = 1, description = "Read the key from standard input.")
    private boolean keyStdin;

    @Option(names = "--no-check", order = 2, description = "Store the key without a request to the service.")
    private boolean noCheck;

    /** Creates the command. */
    public LoginCommand() {}

    @Override
    public Integer call() throws IOException {
        String command = context().keyCommandOption();
        check(command == null || !keyStdin, "--key-command and --key-stdin exclude each other");
        Settings settings = context().settings();
        String user = user();
        String key = command == null ? key() : KeyCommand.process().run(command, settings.environment());
        Credentials credentials = credentials(user, key);
        if (!noCheck) {
            verify(credentials);
        }
        Map<String, String> stored = new TreeMap<>(Map.of(CredentialSource.USER, user));
        stored.putAll(hostSetting());
        stored.put(
                command == null ? CredentialSource.API_KEY : CredentialSource.KEY_COMMAND,
                command == null ? key : command);
        settings.config()
                .update(settings.profileName(), Set.of(CredentialSource.API_KEY, CredentialSource.KEY_COMMAND), stored);
        output().message((noCheck ? "Stored the key of " : "Logged in as ") + user + " (profile "
                + settings.profileName() + " in " + settings.config().path() + ")");
        return ExitCodes.OK;
    }

    /** Returns the host as a setting if it is not the default, so that a login to another host is complete. */
    private Map<String, String> hostSetting() {
        String host = context().host();
        return host.equals(SyncSketchClient.DEFAULT_HOST) ? new HashMap<>() : new HashMap<>(Map.of("host", host));
    }

    private String user() {
        String user = context().userOption();
        String variable = context().settings().environment().get(Credentials.USER_VARIABLE);
        if (user == null && variable != null && !variable.isBlank()) {
            user = variable;
        }
        if (user == null
                && !keyStdin
                && context().keyCommandOption() == null
                && context().isInteractive()) {
            user = console().readLine("User: ");
        }
        if (user == null || user.isBlank()) {
            throw CliException.usage("Missing option --user");
        }
        return user.strip();
    }

    private String key() throws IOException {
        if (keyStdin) {
            byte[] bytes = output().terminal().in().readNBytes(MAX_KEY_BYTES);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        }
        if (!context().isInteractive()) {
            throw CliException.usage("Nobody can be asked for the key; use --key-stdin or --key-command");
        }
        char[] key = console().readPassword("API key (not shown): ");
        return key == null ? "" : new String(key).strip();
    }

    @SuppressWarnings(
            "SystemConsoleNull") // Since Java 22 there may be one without a terminal; the caller has checked that.
    private static Console console() {
        Console console = System.console();
        if (console == null) {
            throw CliException.usage("No terminal; use --key-stdin or --key-command");
        }
        return console;
    }

    private static Credentials credentials(String user, @Nullable String key) {
        try {
            return Credentials.apiKey(user, key == null ? "" : key);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(String.valueOf(e.getMessage()));
        }
    }

    private void verify(Credentials credentials) {
        try (SyncSketchClient client = context().create(new CredentialSource.Found(credentials, "login"))) {
            if (!client.isConnected()) {
                throw CliException.credentials(
                        "The service rejected the key of " + credentials.getUser() + "; nothing was stored");
            }
        }
    }
}
