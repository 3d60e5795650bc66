package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.model.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;

/** A client, a mock server with a review, and the S3 server that is its storage. */
final class S3Fixture implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final S3Server s3 = S3Server.start();
    final MockSyncSketch mock =
            MockSyncSketch.builder().externalStorage(s3.storage()).start();
    final SyncSketchClient client = SyncSketchClient.builder()
            .host(mock.url().toString())
            .credentials(Credentials.apiKey(mock.user(), mock.key()))
            .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build())
            .build();
    final long review = mock.data().addReview(mock.data().addProject("Show"), "Dailies");

    S3Fixture() throws Exception {}

    /** Removes all faults and records, and signs everything correctly from now on. */
    void clear() {
        s3.relay().clear();
        s3.storage().signProperly();
        mock.faults().clear();
        mock.journal().clear();
    }

    /** Returns pseudo-random bytes, the same in each run. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** Uploads bytes to a signed URL, with headers as alternating names and values. */
    static HttpResponse<String> put(URI url, BodyPublisher body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).PUT(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    Item item(long id) {
        return client.items().get(id);
    }

    /** Returns the SHA-256 of the content of a URL of the service. */
    static String sha256At(String url) throws Exception {
        HttpResponse<byte[]> response =
                HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return S3Server.sha256(response.body());
    }

    /** Checks for headers that this server accepts and Amazon does not. */
    static void assertAcceptableForAmazon(RecordingRelay.Head request) {
        assertThat(request.value("Content-Length")).as("Content-Length").isPresent();
        assertThat(request.value("Transfer-Encoding")).as("Transfer-Encoding").isEmpty();
        assertThat(request.value("Authorization")).as("Authorization").isEmpty();
        assertThat(request.value("Cookie")).as("Cookie").isEmpty();
        assertThat(request.value("Expect")).as("Expect").isEmpty();
    }

    @Override
    public void close() throws IOException {
        client.close();
        mock.close();
        s3.close();
        assertThat(mock.defects()).isEmpty();
    }
}
