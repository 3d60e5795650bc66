package com.syncsketch.sdk.client.transport;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends all kinds of requests to servers whose responses do not end, and prints the outcome of each. Run by
 * {@link SmallHeapTest} with a small heap.
 */
final class SmallHeapProgram {

    private static final long LIMIT = 2L * 1024 * 1024;

    private SmallHeapProgram() {}

    /** Takes the URLs of the service without end, the service of uploads, and a folder. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Path file = UploadService.file(folder, 100_000);
        try (SyncSketchClient endless = builder(arguments[0]).build();
                SyncSketchClient uploads = builder(arguments[1]).build()) {
            for (String kind : SmallHeapTest.KINDS) {
                for (int status : new int[] {200, 302, 400, 500}) {
                    String path = "/" + kind + "/" + status + "/";
                    attempt(kind + " " + status, () -> endless.raw().send("GET", path));
                    attempt(kind + " " + status + " POST", () -> endless.raw().send("POST", path, Map.of(), Map.of()));
                    Path target = folder.resolve("download-" + kind + status);
                    DownloadOptions options = DownloadOptions.builder()
                            .maxBytes(LIMIT)
                            .idleTimeout(Duration.ofSeconds(2))
                            .build();
                    attempt(
                            "download " + kind + " " + status,
                            () -> endless.downloads().download(arguments[0] + path, target, options));
                }
            }
            attempt(
                    "parts",
                    () -> uploads.uploads()
                            .upload(UploadService.onePart(file)
                                    .responseTimeout(Duration.ofSeconds(2))
                                    .build()));
            attempt("signed", () -> uploads.uploads().uploadSigned(456, file));
            attempt("form", () -> endless.uploads().uploadToServer(456, file));
            attempt("url", () -> endless.uploads().uploadFromUrl(456, URI.create("https://media.example/a.mov")));
            attempt("tree", endless::tree);
            attempt("list", () -> endless.items().ofReview(456).stream().count());
            sideBySide(endless);
        }
        Files.delete(file);
        System.out.println("end");
    }

    private static void sideBySide(SyncSketchClient client) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "side by side " + i;
            Thread thread = new Thread(() -> attempt(name, () -> client.raw().send("GET", "/chunks/200/")));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void attempt(String name, Runnable call) {
        String outcome = "returned";
        try {
            call.run();
        } catch (Throwable e) {
            outcome = e.getClass().getName();
        }
        System.out.println(name + ": " + outcome);
    }

    private static SyncSketchClientBuilder builder(String host) {
        return SyncSketchClient.builder()
                .host(host)
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .retryPolicy(RetryPolicy.none())
                .readTimeout(Duration.ofSeconds(2))
                .maxResponseSize(LIMIT);
    }
}
