package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.server.Trust;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import java.nio.file.Path;

/**
 * Uploads a file with our client and its defaults. Arguments: the origin, the file and, for TLS, the key store to trust.
 * System properties change the defaults: {@value #PART_SIZE} in bytes, {@value #PARALLELISM}, {@value #UNCHECKED} to disable
 * checksums, and {@value #FORM} to upload the file to the service as a form.
 */
public final class SdkUpload {

    public static final String PART_SIZE = "upload.partSize";
    public static final String PARALLELISM = "upload.parallelism";
    public static final String UNCHECKED = "upload.unchecked";
    public static final String FORM = "upload.form";

    private SdkUpload() {}

    public static void main(String[] arguments) throws Exception {
        SyncSketchClientBuilder builder =
                SyncSketchClient.builder().host(arguments[0]).credentials(Credentials.apiKey("script_user", "key"));
        if (arguments.length > 2) {
            builder.sslContext(Trust.of(Path.of(arguments[2])).context());
        }
        Path file = Path.of(arguments[1]);
        try (SyncSketchClient client = builder.build()) {
            if (Boolean.getBoolean(FORM)) {
                UploadProgram.run(
                        () -> client.uploads().uploadToServer(request(file).build()));
            } else {
                UploadProgram.run(() -> client.uploads().upload(request(file).build()));
            }
        }
    }

    /** Creates a request for the upload of a file with the settings of the system properties. */
    public static UploadRequestBuilder request(Path file) {
        UploadRequestBuilder request = UploadRequest.builder(456, file);
        Long partSize = Long.getLong(PART_SIZE);
        if (partSize != null) {
            request.partSize(partSize);
        }
        Integer parallelism = Integer.getInteger(PARALLELISM);
        if (parallelism != null) {
            request.parallelism(parallelism);
        }
        if (Boolean.getBoolean(UNCHECKED)) {
            request.verifyChecksums(false);
        }
        return request;
    }
}
