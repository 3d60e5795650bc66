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

/** Restores archived projects and reviews. */
@Command(name = "restore", description = "Restore archived projects or reviews")
public final class RestoreCommand extends ChangeCommand {

    @Parameters(
            paramLabel = "THING",
            arity = "1..*",
            description = "Projects and reviews: project:ID, review:ID, links or names.")
    private List<String> things = List.of();

    /** Creates the command. */
    public RestoreCommand() {}

    @Override
    public Integer call() throws IOException {
        Names names = new Names(client()).withInactive();
        List<Thing> found = find(names, things, EnumSet.of(Kind.PROJECT, Kind.REVIEW));
        return confirmed("Restore", found) ? forEach(found, this::restore) : ExitCodes.OK;
    }

    private void restore(Thing thing) {
        if (thing.kind() == Kind.PROJECT) {
            client().projects().restore(thing.id());
        } else {
            client().reviews().restore(thing.id());
        }
    }
}
