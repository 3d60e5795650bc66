package com.syncsketch.cli.users;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands about users. */
@Command(
        name = "users",
        description = "List, add and remove users",
        subcommands = {UsersListCommand.class, UsersAddCommand.class, UsersRemoveCommand.class})
public final class UsersCommand extends GroupCommand {

    /** Creates the command. */
    public UsersCommand() {}
}
