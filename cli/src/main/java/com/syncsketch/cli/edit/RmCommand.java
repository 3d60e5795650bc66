package com.syncsketch.cli.edit;

import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Deletes projects, reviews and items. */
@Command(
        name = "rm",
        description = {
            "Delete projects, reviews or items",
            "",
            "The service keeps what is deleted, but hides it. There is no command to undo it."
        })
public final class RmCommand extends ChangeCommand {

    @Parameters(
            paramLabel = "THING",
            arity = "1..*",
            description = "project:ID, review:ID, item:ID, links, or names such as PROJECT/REVIEW/ITEM.")
    private List<String> things = List.of();

    /** Creates the command. */
    public RmCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Thing> found = find(new Names(client()), things, EnumSet.allOf(Kind.class));
        return confirmed("Delete", found) ? forEach(found, this::delete) : ExitCodes.OK;
    }

    private void delete(Thing thing) {
        switch (thing.kind()) {
            case PROJECT -> client().projects().delete(thing.id());
            case REVIEW -> client().reviews().delete(thing.id());
            case ITEM -> client().items().delete(thing.id());
        }
    }
}
