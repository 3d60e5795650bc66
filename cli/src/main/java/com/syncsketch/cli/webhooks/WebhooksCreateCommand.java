package com.syncsketch.cli.webhooks;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.sdk.model.Webhook;
import com.syncsketch.sdk.model.WebhookCreate;
import com.syncsketch.sdk.model.WebhookType;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a webhook. */
@Command(name = "create", description = "Send the events of a workspace to a URL. Prints the id of the webhook")
public final class WebhooksCreateCommand extends BaseCommand {

    @Parameters(paramLabel = "URL", description = "The URL that receives the events.")
    private String url = "";

    @Option(
            names = "--type",
            order = 1,
            paramLabel = "TYPE",
            defaultValue = "all",
            description = "The type of events. Default: all.")
    private String type = "all";

    @Option(
            names = "--workspace",
            order = 2,
            paramLabel = "WORKSPACE",
            description = "The workspace, by id or name. Default: the only one.")
    private @Nullable String workspace;

    /** Creates the command. */
    public WebhooksCreateCommand() {}

    @Override
    public Integer call() {
        check(url.startsWith("https://") || url.startsWith("http://"), "URL must start with https:// or http://");
        WebhookType wanted = WebhookType.known().stream()
                .filter(known -> known.getValue().equalsIgnoreCase(type))
                .findFirst()
                .orElse(null);
        check(
                wanted != null,
                "'" + type + "' is not a type; one of "
                        + String.join(
                                ", ",
                                WebhookType.known().stream()
                                        .map(WebhookType::getValue)
                                        .toList()));
        WebhookCreate.Builder webhook = WebhookCreate.builder().url(url);
        if (wanted != null) {
            webhook.type(wanted);
        }
        Webhook created = client().webhooks().create(new Workspaces(client()).find(workspace), webhook.build());
        if (output().isJson()) {
            output().show(WebhooksListCommand.WEBHOOK, created);
        } else {
            output().line(String.valueOf(created.getId()));
        }
        return ExitCodes.OK;
    }
}
