package com.syncsketch.cli.webhooks;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands about webhooks. */
@Command(
        name = "webhooks",
        description = "List and create webhooks, receive their events, and send recorded events again",
        subcommands = {
            WebhooksListCommand.class,
            WebhooksCreateCommand.class,
            WebhooksListenCommand.class,
            WebhooksReplayCommand.class
        })
public final class WebhooksCommand extends GroupCommand {

    /** Creates the command. */
    public WebhooksCommand() {}
}
