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

/** Archives projects and reviews. */
@Command(name = "archive", description = "Archive projects or reviews")
public final class ArchiveCommand extends ChangeCommand {

    @Parameters(
            paramLabel = "THING",
            arity = "1..*",
            description = "Projects and reviews: project:ID, review:ID, links or names.")
    private List<String> things = List.of();

    /** Creates the command. */
    public ArchiveCommand() {}

    @Override
    public Integer call() throws IOException {
        List<Thing> found = find(new Names(client()), things, EnumSet.of(Kind.PROJECT, Kind.REVIEW));
        return confirmed("Archive", found) ? forEach(found, this::archive) : ExitCodes.OK;
    }

    private void archive(Thing thing) {
        if (thing.kind() == Kind.PROJECT) {
            client().projects().archive(thing.id());
        } else {
            client().reviews().archive(thing.id());
        }
    }
}
