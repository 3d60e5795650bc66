package com.syncsketch.cli;

import com.syncsketch.cli.auth.AuthCommand;
import com.syncsketch.cli.browse.LsCommand;
import com.syncsketch.cli.browse.ShowCommand;
import com.syncsketch.cli.browse.TreeCommand;
import com.syncsketch.cli.edit.ArchiveCommand;
import com.syncsketch.cli.edit.CommentCommand;
import com.syncsketch.cli.edit.CreateCommand;
import com.syncsketch.cli.edit.MvCommand;
import com.syncsketch.cli.edit.OrderCommand;
import com.syncsketch.cli.edit.RestoreCommand;
import com.syncsketch.cli.edit.RmCommand;
import com.syncsketch.cli.edit.StatusCommand;
import com.syncsketch.cli.media.DownloadCommand;
import com.syncsketch.cli.media.WaitCommand;
import com.syncsketch.cli.notes.NotesCommand;
import com.syncsketch.cli.shotgrid.ShotGridCommand;
import com.syncsketch.cli.tools.ApiCommand;
import com.syncsketch.cli.tools.CompletionCommand;
import com.syncsketch.cli.tools.MockCommand;
import com.syncsketch.cli.tools.ProbeCommand;
import com.syncsketch.cli.tools.QuickstartCommand;
import com.syncsketch.cli.upload.UploadCommand;
import com.syncsketch.cli.upload.UploadsCommand;
import com.syncsketch.cli.upload.WatchCommand;
import com.syncsketch.cli.users.UsersCommand;
import com.syncsketch.cli.webhooks.WebhooksCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/** The commands, by purpose. Their classes are loaded only if they are used, since each costs start time. */
final class Commands {

    private static final Map<String, Map<String, Supplier<Object>>> GROUPS = new LinkedHashMap<>();

    static {
        add("Send", "upload", UploadCommand::new);
        add("Send", "watch", WatchCommand::new);
        add("Send", "uploads", UploadsCommand::new);
        add("Send", "wait", WaitCommand::new);
        add("Receive", "notes", NotesCommand::new);
        add("Receive", "download", DownloadCommand::new);
        add("Look", "ls", LsCommand::new);
        add("Look", "tree", TreeCommand::new);
        add("Look", "show", ShowCommand::new);
        add("Change", "create", CreateCommand::new);
        add("Change", "comment", CommentCommand::new);
        add("Change", "status", StatusCommand::new);
        add("Change", "archive", ArchiveCommand::new);
        add("Change", "restore", RestoreCommand::new);
        add("Change", "mv", MvCommand::new);
        add("Change", "rm", RmCommand::new);
        add("Change", "order", OrderCommand::new);
        add("Connect", "users", UsersCommand::new);
        add("Connect", "shotgrid", ShotGridCommand::new);
        add("Connect", "webhooks", WebhooksCommand::new);
        add("Settings", "auth", AuthCommand::new);
        add("Settings", "completion", CompletionCommand::new);
        add("Development", "api", ApiCommand::new);
        add("Development", "mock", MockCommand::new);
        add("Development", "quickstart", QuickstartCommand::new);
        add("Development", "probe", ProbeCommand::new);
        add("Development", "help", HelpCommand::new);
    }

    private Commands() {}

    private static void add(String group, String name, Supplier<Object> command) {
        GROUPS.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(name, command);
    }

    /** Returns the names of all commands by group. */
    static Map<String, List<String>> groups() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        GROUPS.forEach((group, commands) -> names.put(group, List.copyOf(commands.keySet())));
        return names;
    }

    /**
     * Creates the commands that arguments may refer to.
     *
     * @param arguments the command-line arguments
     * @return the commands whose names are among the arguments; all if there are none, or if the arguments need them
     */
    static Map<String, Object> of(List<String> arguments) {
        boolean all = arguments.contains("help") || arguments.contains("completion");
        Map<String, Supplier<Object>> known = new LinkedHashMap<>();
        GROUPS.values().forEach(known::putAll);
        List<String> named = new ArrayList<>(arguments);
        named.retainAll(known.keySet());
        Map<String, Object> commands = new LinkedHashMap<>();
        known.forEach((name, command) -> {
            if (all || named.isEmpty() || named.contains(name)) {
                commands.put(name, command.get());
            }
        });
        return commands;
    }
}
