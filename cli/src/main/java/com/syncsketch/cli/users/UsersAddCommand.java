package com.syncsketch.cli.users;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.sdk.model.AddUsersResult;
import com.syncsketch.sdk.model.Permission;
import com.syncsketch.sdk.model.UserAddEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Invites users. */
@Command(name = "add", description = "Invite users to a project or a workspace. Prints those that the service confirms")
public final class UsersAddCommand extends BaseCommand {

    @Mixin
    private MembershipOptions membership = new MembershipOptions();

    @Parameters(paramLabel = "EMAIL", arity = "1..*", description = "The e-mail addresses.")
    private List<String> emails = List.of();

    @Option(
            names = "--role",
            order = 3,
            paramLabel = "ROLE",
            defaultValue = "member",
            description = "The role, such as viewer, member or manager. Default: member.")
    private String role = "member";

    @Option(names = "--note", order = 4, paramLabel = "TEXT", description = "A note in the invitation.")
    private String note = "";

    /** Creates the command. */
    public UsersAddCommand() {}

    @Override
    public Integer call() {
        check(membership.isValid(), "Add --project or --workspace");
        Optional<Permission> permission = permission();
        check(
                permission.isPresent(),
                "'" + role + "' is not a role; one of "
                        + String.join(
                                ", ",
                                Permission.known().stream()
                                        .map(Permission::getValue)
                                        .toList()));
        List<UserAddEntry> users = emails.stream()
                .map(email -> UserAddEntry.builder()
                        .email(email)
                        .permission(permission.orElseThrow())
                        .build())
                .toList();
        AddUsersResult result = membership.project != null
                ? client().users().addToProject(new Names(client()).project(membership.project), users, note)
                : client().users().addToWorkspace(new Workspaces(client()).find(membership.workspace), users, note);
        List<String> added = result.getAddedUsers();
        if (added != null) {
            added.forEach(output()::line);
        }
        return ExitCodes.OK;
    }

    private Optional<Permission> permission() {
        String wanted = role.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        return Permission.known().stream()
                .filter(known -> known.getValue()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[-_ ]", "")
                        .equals(wanted))
                .findFirst();
    }
}
