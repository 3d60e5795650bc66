package com.syncsketch.cli.core;

import com.syncsketch.cli.config.CredentialSource;
import com.syncsketch.cli.config.KeyCommand;
import com.syncsketch.cli.config.Settings;
import com.syncsketch.cli.error.CliException;
import com.syncsketch.cli.error.ErrorMessages;
import com.syncsketch.cli.output.Format;
import com.syncsketch.cli.output.Output;
import com.syncsketch.cli.output.Terminal;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.http.ProxySettings;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import jakarta.annotation.Nullable;
import java.net.URI;

/** What a running command works with. Created after the options have been parsed. */
public final class CommandContext implements AutoCloseable {

    private final RootCommand root;
    private final Settings settings;
    private final Output output;

    private @Nullable SyncSketchClient client;

    CommandContext(RootCommand root, Terminal terminal, Settings settings) {
        this.root = root;
        this.settings = settings;
        this.output = new Output(terminal, format(root, terminal), root.quiet, color(root, settings));
    }

    private static Format format(RootCommand root, Terminal terminal) {
        if (root.json) {
            return Format.JSON;
        }
        if (root.ndjson) {
            return Format.NDJSON;
        }
        return terminal.outIsTerminal() ? Format.TABLE : Format.LINES;
    }

    private static boolean color(RootCommand root, Settings settings) {
        String term = settings.environment().getOrDefault("TERM", "");
        // Any value that is not empty disables colors, see no-color.org.
        return !root.noColor
                && settings.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !term.equals("dumb");
    }

    /** Returns the output. */
    public Output output() {
        return output;
    }

    /** Returns the settings. */
    public Settings settings() {
        return settings;
    }

    /** Returns whether to print details of errors and requests. */
    public boolean isDebug() {
        return root.debug;
    }

    /** Returns whether a person can be asked. */
    public boolean isInteractive() {
        Terminal terminal = output.terminal();
        return terminal.inIsTerminal() && terminal.errIsTerminal() && !root.noInput;
    }

    /** Returns the URL of the service. */
    public String host() {
        return root.host == null ? SyncSketchClient.DEFAULT_HOST : root.host;
    }

    /** Returns the user on the command line, or null. */
    public @Nullable String userOption() {
        return root.user;
    }

    /** Returns the key command on the command line, or null. */
    public @Nullable String keyCommandOption() {
        return root.keyCommand;
    }

    /**
     * Finds the credentials.
     *
     * @throws CliException if there are none
     */
    public CredentialSource.Found credentials() {
        return new CredentialSource(settings, KeyCommand.process(), root.user, root.keyCommand).find();
    }

    /** Returns the client, which is created on the first call and closed at the end of the program. Sends no request. */
    public SyncSketchClient client() {
        SyncSketchClient created = client;
        if (created == null) {
            created = create(credentials());
            client = created;
        }
        return created;
    }

    /** Creates a client with other credentials. The caller closes it. */
    public SyncSketchClient create(CredentialSource.Found credentials) {
        SyncSketchClientBuilder builder = SyncSketchClient.builder()
                .credentials(credentials.credentials())
                .userAgent("syncsketch-cli/" + Version.number());
        try {
            builder.host(host());
            if (root.proxy != null) {
                builder.proxy(
                        root.proxy.equals("none") ? ProxySettings.none() : ProxySettings.of(URI.create(root.proxy)));
            }
            if (root.caCert != null) {
                builder.trustedCertificates(root.caCert);
            }
            if (root.timeout != null) {
                builder.readTimeout(root.timeout);
            }
            if (root.retries != null) {
                builder.retryPolicy(
                        RetryPolicy.builder().maxAttempts(root.retries + 1).build());
            }
            if (root.debug) {
                builder.attemptListener(new AttemptLog(output));
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw CliException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** Prints an error, with its stack trace if --debug is set. */
    public void report(Throwable exception) {
        report(ErrorMessages.line(exception), exception);
    }

    /** Prints an error with a message of the caller, and its stack trace if --debug is set. */
    public void report(String line, Throwable exception) {
        output.failure(line);
        if (exception instanceof CliException own) {
            own.getDetails().forEach(detail -> output.error("  " + detail));
        }
        if (root.debug) {
            StackTraces.print(exception, output);
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
