package com.syncsketch.cli.users;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.sdk.model.PersonQuery;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists users. */
@Command(name = "list", description = "List the users of a project, or all that you can see")
public final class UsersListCommand extends BaseCommand {

    @Option(names = "--project", order = 1, paramLabel = "PROJECT", description = "The project.")
    private @Nullable String project;

    /** Creates the command. */
    public UsersListCommand() {}

    @Override
    public Integer call() {
        if (project == null) {
            output().list(
                            UserRecord.VIEW,
                            () -> client().users().all(PersonQuery.builder().build()).stream()
                                    .map(UserRecord::of)
                                    .iterator());
        } else {
            long id = new Names(client()).project(project);
            output().list(
                            UserRecord.VIEW,
                            client().users().ofProject(id).stream()
                                    .map(UserRecord::of)
                                    .toList());
        }
        return ExitCodes.OK;
    }
}
