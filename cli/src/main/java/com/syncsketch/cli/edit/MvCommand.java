package com.syncsketch.cli.edit;

import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.sdk.client.resource.BulkResult;
import com.syncsketch.sdk.model.MoveItemEntry;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves items to another review. */
@Command(name = "mv", description = "Move items to another review")
public final class MvCommand extends ChangeCommand {

    @Parameters(
            paramLabel = "ITEM",
            arity = "1..*",
            description = "The items: ids with --from, links, or PROJECT/REVIEW/ITEM.")
    private List<String> items = List.of();

    @Option(names = "--to", order = 1, required = true, paramLabel = "REVIEW", description = "The new review.")
    private String to = "";

    @Option(
            names = "--from",
            order = 2,
            paramLabel = "REVIEW",
            description = "The review of items that are named by their ids.")
    private @Nullable String from;

    /** Creates the command. */
    public MvCommand() {}

    @Override
    public Integer call() throws IOException {
        Names names = new Names(client());
        Long source = from == null ? null : names.review(from);
        List<Thing> found = find(names, items, EnumSet.of(Kind.ITEM));
        List<MoveItemEntry> entries = new ArrayList<>();
        for (Thing item : found) {
            Long review = item.reviewId() != null ? item.reviewId() : source;
            if (review == null) {
                throw CliException.usage("Which review is " + item.reference() + " in? Add --from");
            }
            entries.add(
                    MoveItemEntry.builder().reviewId(review).itemId(item.id()).build());
        }
        long target = names.review(to);
        if (!confirmed("Move", found)) {
            return ExitCodes.OK;
        }
        BulkResult result = client().items().moveMany(target, entries);
        List<Integer> failures = new ArrayList<>();
        result.getSucceededIds().forEach(id -> output().line("item:" + id));
        result.getFailures().forEach(failure -> {
            RuntimeException reason = failure.getFailure();
            failures.add(reason == null ? ExitCodes.FAILED : ExitCodes.of(reason));
            output().failure("item:" + failure.getItemId() + ": "
                    + (reason == null ? "not moved" : ErrorMessages.line(reason)));
        });
        return ExitCodes.combined(failures);
    }
}
