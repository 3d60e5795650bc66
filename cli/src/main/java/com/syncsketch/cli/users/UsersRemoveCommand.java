package com.syncsketch.cli.users;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.sdk.model.UserRemoveEntry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes users. */
@Command(name = "remove", description = "Remove users from a project or a workspace")
public final class UsersRemoveCommand extends BaseCommand {

    @Mixin
    private MembershipOptions membership = new MembershipOptions();

    @Parameters(paramLabel = "EMAIL", arity = "1..*", description = "The e-mail addresses.")
    private List<String> emails = List.of();

    /** Creates the command. */
    public UsersRemoveCommand() {}

    @Override
    public Integer call() {
        check(membership.isValid(), "Add --project or --workspace");
        List<UserRemoveEntry> users = emails.stream()
                .map(email -> UserRemoveEntry.builder().email(email).build())
                .toList();
        if (membership.project != null) {
            client().users().removeFromProject(new Names(client()).project(membership.project), users);
        } else {
            client().users().removeFromWorkspace(new Workspaces(client()).find(membership.workspace), users);
        }
        emails.forEach(output()::line);
        return ExitCodes.OK;
    }
}
