package com.syncsketch.cli.media;

import com.syncsketch.cli.browse.Views;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.sdk.client.error.ItemsNotProcessedException;
import com.syncsketch.sdk.client.task.ProcessingOptions;
import com.syncsketch.sdk.model.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Waits until media files have been converted. */
@Command(
        name = "wait",
        description = "Wait until the service has converted items. Prints them",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all items can be played",
            "3:an item does not exist",
            "6:an item was not converted in time, or its conversion failed"
        })
public final class WaitCommand extends BaseCommand {

    @Parameters(paramLabel = "ITEM", arity = "1..*", description = "The items: ids, links, or PROJECT/REVIEW/ITEM.")
    private List<String> items = List.of();

    @Option(
            names = "--for",
            order = 1,
            paramLabel = "TIME",
            defaultValue = "30m",
            description = "How long to wait at most. Default: 30m.")
    private Duration limit = Duration.ofMinutes(30);

    /** Creates the command. */
    public WaitCommand() {}

    @Override
    public Integer call() {
        Names names = new Names(client());
        ProcessingOptions options =
                accepted(() -> ProcessingOptions.builder().timeout(limit).build());
        List<Long> ids = new ArrayList<>();
        for (String item : items) {
            ids.add(names.item(item).id());
        }
        try {
            List<Item> processed =
                    client().items().awaitProcessed(ids.stream().distinct().toList(), options);
            output().list(Views.ITEM, processed);
            return ExitCodes.OK;
        } catch (ItemsNotProcessedException e) {
            output().list(Views.ITEM, e.getProcessed());
            e.getFailures().values().forEach(failure -> output().failure(ErrorMessages.line(failure)));
            return ExitCodes.of(e);
        }
    }
}
