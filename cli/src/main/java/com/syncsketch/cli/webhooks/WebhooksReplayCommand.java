package com.syncsketch.cli.webhooks;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ExitCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends recorded events again. */
@Command(name = "replay", description = "Send recorded events to a URL, one after another, as the service does")
public final class WebhooksReplayCommand extends BaseCommand {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of 'webhooks listen --record'.")
    private List<Path> files = List.of();

    @Option(
            names = "--to",
            order = 1,
            required = true,
            paramLabel = "URL",
            description = "The URL of the receiver, such as http://127.0.0.1:8080/events.")
    private URI to = URI.create("http://127.0.0.1:8080/");

    /** Creates the command. */
    public WebhooksReplayCommand() {}

    @Override
    public Integer call() throws IOException {
        check("http".equals(to.getScheme()) || "https".equals(to.getScheme()), "--to must be a URL");
        List<byte[]> events = new ArrayList<>();
        for (Path file : files) {
            events.add(Files.readAllBytes(file));
        }
        List<Integer> failures = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int status = send(events.get(i));
            output().line(status + "\t" + files.get(i));
            if (status / 100 != 2) {
                failures.add(ExitCodes.FAILED);
            }
        }
        return ExitCodes.combined(failures);
    }

    private int send(byte[] event) {
        try {
            return EventSender.send(to, event);
        } catch (IOException e) {
            throw new CliException(ExitCodes.TEMPORARY, to + " does not respond: " + e.getMessage(), List.of(), e);
        }
    }
}
