package com.syncsketch.cli.webhooks;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Receives webhook events. */
@Command(
        name = "listen",
        description = {
            "Receive events on a local port, and print each as a line of JSON",
            "",
            "The service must reach the port: use a tunnel of your own, and create a webhook for its URL. The service does"
                    + " not sign events, so that anybody who knows the URL can send some."
        })
public final class WebhooksListenCommand extends BaseCommand {

    @Option(
            names = "--port",
            order = 1,
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port. Default: 8080; 0 for a free one.")
    private int port = 8080;

    @Option(
            names = "--bind",
            order = 2,
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: 127.0.0.1, for a tunnel on this host.")
    private String bind = "127.0.0.1";

    @Option(names = "--forward-to", order = 3, paramLabel = "URL", description = "Also send each event to this URL.")
    private @Nullable URI forwardTo;

    @Option(
            names = "--record",
            order = 4,
            paramLabel = "FOLDER",
            description = "Also store each event in a file of this folder, for 'webhooks replay'.")
    private @Nullable Path recordFolder;

    @Option(names = "--count", order = 5, paramLabel = "N", description = "Exit after this number of events.")
    private int count;

    /** Creates the command. */
    public WebhooksListenCommand() {}

    @Override
    public Integer call() throws IOException {
        check(port >= 0 && port <= 65535, "--port must be from 0 to 65535");
        check(count >= 0, "--count must not be negative");
        if (recordFolder != null) {
            Files.createDirectories(recordFolder);
        }
        CountDownLatch remaining = new CountDownLatch(count == 0 ? Integer.MAX_VALUE : count);
        try (EventReceiver receiver = new EventReceiver(output(), recordFolder, forwardTo, remaining)) {
            receiver.start(bind, port);
            output().message("Listening on http://" + bind + ":" + receiver.port() + "/ until you press Ctrl-C");
            remaining.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }
}
