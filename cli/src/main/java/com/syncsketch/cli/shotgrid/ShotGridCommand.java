package com.syncsketch.cli.shotgrid;

import com.syncsketch.cli.core.GroupCommand;
import picocli.CommandLine.Command;

/** The group of commands about ShotGrid. */
@Command(
        name = "shotgrid",
        description = "List ShotGrid playlists, and synchronize items and notes with them",
        subcommands = {ShotGridPlaylistsCommand.class, ShotGridSyncCommand.class, ShotGridNotesCommand.class})
public final class ShotGridCommand extends GroupCommand {

    /** Creates the command. */
    public ShotGridCommand() {}
}
