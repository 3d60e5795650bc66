package com.syncsketch.cli.auth;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands about credentials. */
@Command(
        name = "auth",
        description = "Log in, log out, and show which credentials are used",
        subcommands = {LoginCommand.class, AuthStatusCommand.class, LogoutCommand.class})
public final class AuthCommand extends GroupCommand {

    /** Creates the command. */
    public AuthCommand() {}
}
