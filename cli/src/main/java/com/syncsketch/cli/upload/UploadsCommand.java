package com.syncsketch.cli.upload;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands about unfinished uploads. */
@Command(
        name = "uploads",
        description = "List, resume or discard unfinished uploads",
        subcommands = {UploadsListCommand.class, UploadsDiscardCommand.class})
public final class UploadsCommand extends GroupCommand {

    /** Creates the command. */
    public UploadsCommand() {}
}
