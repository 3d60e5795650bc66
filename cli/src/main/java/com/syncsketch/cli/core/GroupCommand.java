package com.syncsketch.cli.core;

import jakarta.annotation.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has subcommands. */
public abstract class GroupCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates a command. */
    protected GroupCommand() {}

    @Override
    public final void run() {
        CommandSpec own = Injected.by(spec);
        throw new ParameterException(
                own.commandLine(),
                "Missing command; one of " + String.join(", ", own.subcommands().keySet()));
    }
}
