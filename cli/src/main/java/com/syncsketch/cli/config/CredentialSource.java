package com.syncsketch.cli.config;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * Finds the credentials. The first of these sources that has a key is used: {@code --key-command}, a profile named on the
 * command line, the environment, the profile.
 */
public final class CredentialSource {

    /** The option and setting of a command that prints the key. */
    public static final String KEY_COMMAND = "key-command";

    /** The setting of the key. There is no option of that name, since other users can see the arguments of a process. */
    public static final String API_KEY = "api-key";

    /** The option and setting of the user. */
    public static final String USER = "user";

    private static final String KEY_COMMAND_VARIABLE = "SYNCSKETCH_KEY_COMMAND";

    private final Settings settings;
    private final KeyCommand keyCommand;
    private final @Nullable String userOption;
    private final @Nullable String commandOption;

    /**
     * Creates a source.
     *
     * @param settings the settings
     * @param keyCommand runs key commands
     * @param userOption the user on the command line, or null
     * @param commandOption the key command on the command line, or null
     */
    public CredentialSource(
            Settings settings, KeyCommand keyCommand, @Nullable String userOption, @Nullable String commandOption) {
        this.settings = settings;
        this.keyCommand = keyCommand;
        this.userOption = userOption;
        this.commandOption = commandOption;
    }

    /**
     * Credentials and where their key comes from.
     *
     * @param credentials the credentials
     * @param origin the source of the key, for people
     */
    public record Found(Credentials credentials, String origin) {}

    /**
     * Returns the credentials.
     *
     * @throws CliException if there are none, or they cannot be used
     */
    public Found find() {
        if (commandOption != null) {
            return byCommand(commandOption, user(true), "--key-command");
        }
        if (settings.isProfileOnCommandLine()) {
            Found found = ofProfile();
            if (found != null) {
                return found;
            }
        }
        String key = settings.variable(Credentials.API_KEY_VARIABLE);
        if (key != null) {
            return found(user(true), key, Credentials.API_KEY_VARIABLE);
        }
        String command = settings.variable(KEY_COMMAND_VARIABLE);
        if (command != null) {
            return byCommand(command, user(true), KEY_COMMAND_VARIABLE);
        }
        Found found = ofProfile();
        if (found != null) {
            return found;
        }
        throw CliException.credentials("No API key. Run 'syncsketch auth login', or set " + Credentials.USER_VARIABLE
                + " and " + Credentials.API_KEY_VARIABLE);
    }

    private @Nullable Found ofProfile() {
        Map<String, String> profile = settings.profile();
        String origin =
                "profile " + settings.profileName() + " in " + settings.config().path();
        String key = profile.get(API_KEY);
        if (key != null && !key.isBlank()) {
            return found(user(false), key, origin);
        }
        String command = profile.get(KEY_COMMAND);
        return command == null || command.isBlank()
                ? null
                : byCommand(command, user(false), KEY_COMMAND + " of " + origin);
    }

    private Found byCommand(String command, String user, String origin) {
        return found(user, keyCommand.run(command, settings.environment()), origin);
    }

    private static Found found(String user, String key, String origin) {
        try {
            return new Found(Credentials.apiKey(user, key), origin);
        } catch (IllegalArgumentException e) {
            throw CliException.credentials(e.getMessage() + " (" + origin + ")");
        }
    }

    /** Returns the user, who belongs to the source of the key first. */
    private String user(boolean environmentFirst) {
        String variable = settings.variable(Credentials.USER_VARIABLE);
        String setting = settings.profile().get(USER);
        String first = environmentFirst ? variable : setting;
        String second = environmentFirst ? setting : variable;
        String user = userOption != null ? userOption : first != null ? first : second;
        if (user == null || user.isBlank()) {
            throw CliException.credentials(
                    "No user. Run 'syncsketch auth login', add --user, or set " + Credentials.USER_VARIABLE);
        }
        return user;
    }
}
