package com.syncsketch.examples.cli;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import jakarta.annotation.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which service a command is for. */
final class Service {

    /** The environment is not as it must be; the options are right. */
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
            description = "The service; else what " + SyncSketchClient.HOST_VARIABLE + " names, else "
                    + SyncSketchClient.DEFAULT_HOST + ".")
    private @Nullable String host;

    /** Makes a client of it; nothing is sent. */
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
            throw new ParameterException(Main.given(spec).commandLine(), e.getMessage(), e);
        }
    }
}
