package com.syncsketch.cli.edit;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands that create things. */
@Command(
        name = "create",
        description = "Create a project or a review",
        subcommands = {CreateProjectCommand.class, CreateReviewCommand.class})
public final class CreateCommand extends GroupCommand {

    /** Creates the command. */
    public CreateCommand() {}
}
