package com.syncsketch.cli.edit;

import com.syncsketch.cli.browse.Views;
import com.syncsketch.cli.core.BaseCommand;
import com.syncsketch.cli.error.ExitCodes;
import com.syncsketch.cli.names.Workspaces;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectCreate;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a project. */
@Command(name = "project", description = "Create a project. Prints its id")
public final class CreateProjectCommand extends BaseCommand {

    @Parameters(paramLabel = "NAME", description = "The name.")
    private String name = "";

    @Option(
            names = "--workspace",
            order = 1,
            paramLabel = "WORKSPACE",
            description = "The workspace, by id or name. Default: the only one.")
    private @Nullable String workspace;

    @Option(names = "--description", order = 2, paramLabel = "TEXT", description = "The description.")
    private String description = "";

    @Option(
            names = "--if-missing",
            order = 3,
            description = "If the workspace has an active project of that name, print its id instead.")
    private boolean ifMissing;

    /** Creates the command. */
    public CreateProjectCommand() {}

    @Override
    public Integer call() {
        check(!name.isBlank(), "NAME is empty");
        long account = new Workspaces(client()).find(workspace);
        Project project = ifMissing
                ? client().projects().findOrCreate(account, name, description)
                : client().projects()
                        .create(ProjectCreate.builder()
                                .accountId(account)
                                .name(name)
                                .description(description)
                                .build());
        if (output().isJson()) {
            output().show(Views.PROJECT, project);
        } else {
            output().line(String.valueOf(project.getId()));
        }
        return ExitCodes.OK;
    }
}
