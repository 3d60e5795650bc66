package com.syncsketch.benchmarks.upload;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Uploads a file as our client does if it is not told otherwise. Arguments: address, file, and the key store to trust. System
 * properties tell it otherwise: {@value #PART_SIZE} in bytes, {@value #PARALLELISM}, and {@value #FORM} for the way through the
 * service, by a form.
 */
public final class OurUpload {

    public static final String PART_SIZE = "upload.partSize";
    public static final String PARALLELISM = "upload.parallelism";
    public static final String FORM = "upload.form";

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
            UploadRequest request = request(Path.of(arguments[1]));
            if (Boolean.getBoolean(FORM)) {
                client.uploads().uploadToServer(request);
            } else {
                client.uploads().upload(request);
            }
            Elapsed.print(start);
        }
    }

    private static UploadRequest request(Path file) {
        UploadRequest.Builder request = UploadRequest.builder(456, file);
        Long partSize = Long.getLong(PART_SIZE);
        if (partSize != null) {
            request.partSize(partSize);
        }
        Integer parallelism = Integer.getInteger(PARALLELISM);
        if (parallelism != null) {
            request.parallelism(parallelism);
        }
        return request.build();
    }
}
