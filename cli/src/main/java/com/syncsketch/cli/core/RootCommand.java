package com.syncsketch.cli.core;

import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.output.Terminal;
import com.syncsketch.sdk.client.SyncSketchClient;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code syncsketch} with the global options, which all commands accept. */
@Command(
        name = "syncsketch",
        description = "Work with SyncSketch from a shell or a script.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = RootCommand.HELP_WIDTH,
        versionProvider = Version.class)
public final class RootCommand implements Runnable {

    static final int HELP_WIDTH = 100;

    private final Terminal terminal;
    private final Settings settings;

    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable CommandContext context;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            order = 100,
            paramLabel = "NAME",
            description = "The profile of the configuration file. Default: " + Settings.DEFAULT_PROFILE + ".")
    @Nullable
    String profile;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            order = 101,
            paramLabel = "FILE",
            description = "The configuration file. Default: ~/.config/syncsketch/config.")
    @Nullable
    Path config;

    @Option(
            names = "--host",
            scope = ScopeType.INHERIT,
            order = 102,
            paramLabel = "URL",
            description = "The URL of the service. Default: " + SyncSketchClient.DEFAULT_HOST + ".")
    @Nullable
    String host;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            order = 103,
            paramLabel = "NAME",
            description = "The user whose API key is used.")
    @Nullable
    String user;

    @Option(
            names = "--key-command",
            scope = ScopeType.INHERIT,
            order = 104,
            paramLabel = "COMMAND",
            description = "A command that prints the API key, such as of a password manager.")
    @Nullable
    String keyCommand;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            order = 110,
            description = "Print results as one JSON document.")
    boolean json;

    @Option(
            names = "--ndjson",
            scope = ScopeType.INHERIT,
            order = 111,
            description = "Print results as one JSON object per line.")
    boolean ndjson;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            order = 112,
            description = "Print results and errors only.")
    boolean quiet;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            order = 113,
            description = "Use no colors. The variable NO_COLOR does the same.")
    boolean noColor;

    @Option(
            names = "--no-input",
            scope = ScopeType.INHERIT,
            order = 114,
            description = "Never ask a question. What would need an answer fails.")
    boolean noInput;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = 115,
            description = "Print a line for each request, and stack traces of errors.")
    boolean debug;

    @Option(
            names = "--proxy",
            scope = ScopeType.INHERIT,
            order = 120,
            paramLabel = "URL",
            description =
                    "The HTTP proxy, or 'none'. Default: HTTPS_PROXY and NO_PROXY. Put the password of a proxy into"
                            + " SYNCSKETCH_PROXY, not on the command line.")
    @Nullable
    String proxy;

    @Option(
            names = "--ca-cert",
            scope = ScopeType.INHERIT,
            order = 121,
            paramLabel = "FILE",
            description = "Additional certificate authorities to trust, in PEM format.")
    @Nullable
    Path caCert;

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            order = 122,
            paramLabel = "TIME",
            description = "How long to wait for a response, such as 30s or 2m.")
    @Nullable
    Duration timeout;

    @Option(
            names = "--retries",
            scope = ScopeType.INHERIT,
            order = 123,
            paramLabel = "N",
            description = "How often to repeat a request after a temporary failure; 0 for never.")
    @Nullable
    Integer retries;

    /**
     * Creates the command.
     *
     * @param terminal the streams
     * @param settings the values of options that are not on the command line
     */
    public RootCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    /**
     * Checks the global options, after all of them have their values.
     *
     * @return the context of the command, to be closed after it
     */
    public CommandContext start() {
        validate();
        return context();
    }

    /** Returns the context of the running command. */
    public CommandContext context() {
        CommandContext created = context;
        if (created == null) {
            created = new CommandContext(this, terminal, settings);
            context = created;
        }
        return created;
    }

    /** Rejects global options that contradict each other. */
    private void validate() {
        if (json && ndjson) {
            throw invalid("--json and --ndjson exclude each other");
        }
        if (retries != null && retries < 0) {
            throw invalid("--retries must not be negative");
        }
        if (proxy != null && !proxy.equals("none") && !isUrl(proxy)) {
            throw invalid("--proxy must be a URL, such as http://proxy:3128, or 'none'");
        }
    }

    private static boolean isUrl(String text) {
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    ParameterException invalid(String message) {
        return new ParameterException(Injected.by(spec).commandLine(), message);
    }

    @Override
    public void run() {
        throw invalid("Missing command");
    }
}
