package com.syncsketch.cli.shotgrid;

import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Names;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.cli.output.View;
import com.syncsketch.sdk.model.ShotGridPlaylistQuery;
import com.syncsketch.sdk.model.ShotGridProjectPlaylistQuery;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists ShotGrid playlists. */
@Command(name = "playlists", description = "List the ShotGrid playlists of a workspace or a project")
public final class ShotGridPlaylistsCommand extends BaseCommand {

    /** The documented fields; the service returns more of them, which are in the field {@code playlist}. */
    public static final View<Map<String, Object>> PLAYLIST = View.<Map<String, Object>>of()
            .column("id", playlist -> playlist.get("id"))
            .column("code", playlist -> playlist.get("code"))
            .field("playlist", playlist -> playlist);

    @Option(
            names = "--workspace",
            order = 1,
            paramLabel = "WORKSPACE",
            description = "The workspace, by id or name. Default: the only one.")
    private @Nullable String workspace;

    @Option(names = "--project", order = 2, paramLabel = "PROJECT", description = "Only playlists of this project.")
    private @Nullable String project;

    @Option(
            names = "--shotgrid-project",
            order = 3,
            paramLabel = "ID",
            description = "Only playlists of this project of ShotGrid.")
    private @Nullable Long shotGridProject;

    /** Creates the command. */
    public ShotGridPlaylistsCommand() {}

    @Override
    public Integer call() {
        long account = new Workspaces(client()).find(workspace);
        output().list(PLAYLIST, project == null ? ofWorkspace(account) : ofProject(account, project));
        return ExitCodes.OK;
    }

    private List<Map<String, Object>> ofWorkspace(long account) {
        ShotGridPlaylistQuery.Builder query = ShotGridPlaylistQuery.builder();
        if (shotGridProject != null) {
            query.shotGridProjectId(shotGridProject);
        }
        return client().shotGrid().findPlaylists(account, query.build());
    }

    private List<Map<String, Object>> ofProject(long account, String name) {
        ShotGridProjectPlaylistQuery.Builder query = ShotGridProjectPlaylistQuery.builder();
        if (shotGridProject != null) {
            query.shotGridProjectId(shotGridProject);
        }
        return client().shotGrid().findPlaylists(account, new Names(client()).project(name), query.build());
    }
}
