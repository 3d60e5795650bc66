package com.syncsketch.cli.webhooks;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.Webhook;
import com.syncsketch.sdk.model.WebhookType;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists webhooks. */
@Command(name = "list", description = "List the webhooks of a workspace")
public final class WebhooksListCommand extends BaseCommand {

    /** The documented fields. Headers are left out, since they may contain secrets. */
    public static final View<Webhook> WEBHOOK = View.<Webhook>of()
            .column("id", Webhook::getId)
            .column("url", Webhook::getUrl)
            .column("type", webhook -> {
                WebhookType type = webhook.getType();
                return type == null ? null : type.getValue();
            });

    @Option(
            names = "--workspace",
            order = 1,
            paramLabel = "WORKSPACE",
            description = "The workspace, by id or name. Default: the only one.")
    private @Nullable String workspace;

    /** Creates the command. */
    public WebhooksListCommand() {}

    @Override
    public Integer call() {
        output().list(WEBHOOK, client().webhooks().list(new Workspaces(client()).find(workspace)));
        return ExitCodes.OK;
    }
}
