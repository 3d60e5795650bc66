package com.syncsketch.cli.auth;

import com.syncsketch.cli.config.CredentialSource;
import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.sdk.client.auth.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/** Removes the stored key of a profile. */
@Command(name = "logout", description = "Remove the user and the key of a profile from the configuration file")
public final class LogoutCommand extends BaseCommand {

    /** Creates the command. */
    public LogoutCommand() {}

    @Override
    public Integer call() throws IOException {
        Settings settings = context().settings();
        if (Files.exists(settings.config().path())) {
            settings.config()
                    .update(
                            settings.profileName(),
                            Set.of(CredentialSource.USER, CredentialSource.API_KEY, CredentialSource.KEY_COMMAND),
                            Map.of());
        }
        output().message("Logged out (profile " + settings.profileName() + ")");
        String variable = settings.environment().get(Credentials.API_KEY_VARIABLE);
        if (variable != null && !variable.isBlank()) {
            output().warning(Credentials.API_KEY_VARIABLE + " is still set in the environment");
        }
        return ExitCodes.OK;
    }
}
