package com.syncsketch.cli.core;

import com.syncsketch.cli.output.Output;
import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command. Its options are checked before anything is sent. */
public abstract class BaseCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates a command. */
    protected BaseCommand() {}

    /** Returns the context. */
    protected final CommandContext context() {
        return ((RootCommand) spec().root().userObject()).context();
    }

    /** Returns the client. Sends no request. */
    protected final SyncSketchClient client() {
        return context().client();
    }

    /** Returns the output. */
    protected final Output output() {
        return context().output();
    }

    /** Returns the specification of the command. */
    protected final CommandSpec spec() {
        return Injected.by(spec);
    }

    /** Reports invalid usage unless a condition is met. */
    protected final void check(boolean valid, String message) {
        if (!valid) {
            throw new ParameterException(spec().commandLine(), message);
        }
    }

    /** Returns a value, and reports it as invalid usage if the client rejects it. */
    protected final <T> T accepted(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Runs the command.
     *
     * @return the exit code
     */
    @Override
    public abstract Integer call() throws Exception;
}
