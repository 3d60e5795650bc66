package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that determine the service and its credentials. */
final class ConnectionOptions {

    /** Thrown if the environment has no valid credentials. */
    static final class NoCredentialsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoCredentialsException(RuntimeException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            order = 1,
            paramLabel = "URL",
            description = "The URL of the service. Default: " + SyncSketchClient.HOST_VARIABLE + ", or else "
                    + SyncSketchClient.DEFAULT_HOST + ".")
    private @Nullable String host;

    /** Creates a client. Sends no request. */
    SyncSketchClient client() {
        SyncSketchClientBuilder builder = SyncSketchClient.builder();
        try {
            builder.credentials(Credentials.fromEnvironment());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new NoCredentialsException(e);
        }
        String url = host != null ? host : System.getenv(SyncSketchClient.HOST_VARIABLE);
        try {
            return (url == null || url.isBlank() ? builder : builder.host(url)).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Main.injected(spec).commandLine(), e.getMessage(), e);
        }
    }
}
