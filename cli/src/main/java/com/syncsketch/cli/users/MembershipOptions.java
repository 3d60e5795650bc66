package com.syncsketch.cli.users;

import jakarta.annotation.Nullable;
import picocli.CommandLine.Option;

/** Where users are added or removed. */
final class MembershipOptions {

    @Option(names = "--project", order = 1, paramLabel = "PROJECT", description = "The project.")
    @Nullable
    String project;

    @Option(
            names = "--workspace",
            order = 2,
            paramLabel = "WORKSPACE",
            description = "The workspace, by id or name, instead of a project.")
    @Nullable
    String workspace;

    boolean isValid() {
        return (project == null) != (workspace == null);
    }
}
