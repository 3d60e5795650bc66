package com.syncsketch.cli.edit;

import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import com.syncsketch.sdk.model.ApprovalStatus;
import com.syncsketch.sdk.model.ItemUpdate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets the approval status of items. */
@Command(
        name = "status",
        description = {
            "Set the approval status of items",
            "",
            "Example: syncsketch status \"Show A/Dailies/shot010.mov\" approved"
        })
public final class StatusCommand extends ChangeCommand {

    @Parameters(
            paramLabel = "ITEM... STATUS",
            hideParamSyntax = true,
            arity = "2..*",
            description = "The items, and at the end the status, such as approved or on_hold.")
    private List<String> arguments = List.of();

    /** Creates the command. */
    public StatusCommand() {}

    @Override
    public Integer call() {
        String last = arguments.get(arguments.size() - 1);
        Optional<ApprovalStatus> status = known(last);
        check(
                status.isPresent(),
                "'" + last + "' is not a status; one of "
                        + String.join(
                                ", ",
                                ApprovalStatus.known().stream()
                                        .map(ApprovalStatus::getValue)
                                        .toList()));
        List<Thing> items =
                find(new Names(client()), arguments.subList(0, arguments.size() - 1), EnumSet.of(Kind.ITEM));
        ItemUpdate update =
                ItemUpdate.builder().approvalStatus(status.orElseThrow()).build();
        return forEach(items, item -> client().items().update(item.id(), update));
    }

    private static Optional<ApprovalStatus> known(String text) {
        return ApprovalStatus.known().stream()
                .filter(status -> normalized(status.getValue()).equals(normalized(text)))
                .findFirst();
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}
