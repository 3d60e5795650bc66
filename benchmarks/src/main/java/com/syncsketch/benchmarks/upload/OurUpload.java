package com.syncsketch.benchmarks.upload;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Uploads a file as our client does if it is not told otherwise. Arguments: address, file, and the key store to trust. */
public final class OurUpload {

    private OurUpload() {}

    public static void main(String[] arguments) throws Exception {
        SyncSketchClientBuilder builder =
                SyncSketchClient.builder().host(arguments[0]).credentials(Credentials.apiKey("script_user", "key"));
        if (arguments.length > 2) {
            builder.httpClient(HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .sslContext(Trust.context(Path.of(arguments[2])))
                    .build());
        }
        try (SyncSketchClient client = builder.build()) {
            long start = System.nanoTime();
            client.uploads().upload(456, Path.of(arguments[1]));
            Elapsed.print(start);
        }
    }
}
