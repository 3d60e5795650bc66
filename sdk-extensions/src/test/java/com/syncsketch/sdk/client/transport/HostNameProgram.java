package com.syncsketch.sdk.client.transport;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.nio.file.Path;
import java.util.Map;

/** Sends requests to hosts whose names only a separate JVM can resolve. Run by {@link HostNameTest}. */
final class HostNameProgram {

    private HostNameProgram() {}

    /** Takes the URL of the service, that of a file, a file to upload and a folder. */
    public static void main(String[] arguments) {
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(arguments[0])
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none())
                .build()) {
            client.raw().send("GET", "/api/v1/project/20/");
            client.raw().send("POST", "/api/v1/project/", Map.of(), Map.of("name", "a"));
            client.uploads().upload(UploadService.onePart(Path.of(arguments[2])).build());
            client.uploads().uploadSigned(456, Path.of(arguments[2]));
            client.downloads().download(arguments[1], Path.of(arguments[3], "a.zip"));
        }
        System.out.println("end");
    }
}
