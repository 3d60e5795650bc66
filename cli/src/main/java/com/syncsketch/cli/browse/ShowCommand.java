package com.syncsketch.cli.browse;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Kind;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Thing;
import java.util.EnumSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all fields of a project, a review or an item. */
@Command(name = "show", description = "Show the fields of a project, a review or an item")
public final class ShowCommand extends BaseCommand {

    @Parameters(
            paramLabel = "THING",
            description = "project:ID, review:ID, item:ID, a UUID, a link, or names such as PROJECT/REVIEW/ITEM.")
    private String thing = "";

    /** Creates the command. */
    public ShowCommand() {}

    @Override
    public Integer call() {
        Thing found = new Names(client()).withInactive().find(thing, EnumSet.allOf(Kind.class));
        switch (found.kind()) {
            case PROJECT -> output().show(Views.PROJECT, client().projects().get(found.id()));
            case REVIEW -> output().show(Views.REVIEW, client().reviews().get(found.id()));
            case ITEM -> output().show(Views.ITEM, client().items().get(found.id()));
        }
        return ExitCodes.OK;
    }
}
