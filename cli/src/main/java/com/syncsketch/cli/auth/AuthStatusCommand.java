package com.syncsketch.cli.auth;

import com.syncsketch.cli.config.CredentialSource;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.Account;
import jakarta.annotation.Nullable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which credentials are used, and whether the service accepts them. */
@Command(
        name = "status",
        description = "Show the user, the host and the source of the key, and check them with a request",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the service accepts the credentials", "4:there are none, or the service rejects them"})
public final class AuthStatusCommand extends BaseCommand {

    /** The documented fields. */
    public static final View<Status> STATUS = View.<Status>of()
            .column("user", Status::user)
            .column("host", Status::host)
            .column("profile", Status::profile)
            .column("keySource", Status::keySource)
            .column("accepted", Status::accepted)
            .column("workspaces", Status::workspaces);

    @Option(names = "--no-check", order = 1, description = "Send no request.")
    private boolean noCheck;

    /** Creates the command. */
    public AuthStatusCommand() {}

    /**
     * The credentials and what the service says about them.
     *
     * @param user the user
     * @param host the URL of the service
     * @param profile the name of the profile
     * @param keySource where the key comes from
     * @param accepted whether the service accepts the credentials; null if it was not asked
     * @param workspaces the names of the workspaces
     */
    public record Status(
            String user,
            String host,
            String profile,
            String keySource,
            @Nullable Boolean accepted,
            List<String> workspaces) {}

    @Override
    public Integer call() {
        CredentialSource.Found found = context().credentials();
        Boolean accepted = noCheck ? null : client().isConnected();
        List<String> workspaces = Boolean.TRUE.equals(accepted)
                ? client().accounts().active().stream().map(Account::getName).toList()
                : List.of();
        output().show(
                        STATUS,
                        new Status(
                                found.credentials().getUser(),
                                context().host(),
                                context().settings().profileName(),
                                found.origin(),
                                accepted,
                                workspaces));
        if (Boolean.FALSE.equals(accepted)) {
            throw CliException.credentials("The service rejects these credentials");
        }
        return ExitCodes.OK;
    }
}
