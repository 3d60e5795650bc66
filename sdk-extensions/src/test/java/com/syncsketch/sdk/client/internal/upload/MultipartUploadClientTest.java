package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.http.BodyReader;
import com.syncsketch.sdk.client.internal.http.Exchange;
import com.syncsketch.sdk.client.internal.http.HttpEngine;
import com.syncsketch.sdk.client.internal.http.HttpRequest;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.TransportContext;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.MultipartUpload;
import com.syncsketch.sdk.model.SignedPart;
import com.syncsketch.sdk.model.UploadStart;
import feign.Request;
import feign.TypedResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of an upload in parts, with a service that is not there. */
class MultipartUploadClientTest {

    private static final UploadRequest REQUEST =
            UploadRequest.builder(456, Path.of("shot.mov")).build();
    private static final MultipartUploadClient.Opened OPENED = new MultipartUploadClient.Opened("upload-1", "uploads/456/shot.mov");

    @ParameterizedTest
    @ValueSource(strings = {"http://bucket.example/part?signature=hidden", "HTTP://bucket.example/part?hidden"})
    void sign_whenTheAddressIsLessProtectedThanTheService_isRefusedWithoutBeingShown(String address) {
        SignedPart answer = SignedPart.builder().url(address).build();
        assertThatThrownBy(() -> steps("https://studio.example", answer).sign(OPENED, 1))
                .isInstanceOf(DecodingException.class)
                .hasMessageEndingWith("its URL is less protected than the service")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "https://studio.example, https://bucket.example/part",
        "http://127.0.0.1:8080, http://127.0.0.1:9000/part",
        "http://127.0.0.1:8080, https://bucket.example/part",
    })
    void sign_whenTheAddressIsAsProtected_givesIt(String service, String address) {
        SignedPart answer = SignedPart.builder().url(address).build();
        StorageUrl url = steps(service, answer).sign(OPENED, 1);
        assertThat(url.endpoint() + url.path()).isEqualTo(address);
    }

    @Test
    void answers_withoutWhatTheNextCallNeeds_areRefused() {
        assertThatThrownBy(() -> steps(
                                "https://studio.example", SignedPart.builder().build())
                        .sign(OPENED, 1))
                .isInstanceOf(DecodingException.class)
                .hasMessageEndingWith("it has no URL");
        assertThatThrownBy(() -> steps(
                                "https://studio.example", UploadStart.builder().build())
                        .start(REQUEST, 3))
                .isInstanceOf(DecodingException.class)
                .hasMessageEndingWith("it names no item");
        for (MultipartUpload answer : new MultipartUpload[] {
            MultipartUpload.builder().build(),
            MultipartUpload.builder().key("uploads/456/shot.mov").build(),
            MultipartUpload.builder().uploadId("upload-1").build()
        }) {
            assertThatThrownBy(() -> steps("https://studio.example", answer).create(REQUEST, 3, null))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageEndingWith("it has no uploadId or no key");
        }
    }

    /** The steps towards a service that gives the same answer to everything. */
    private static MultipartUploadClient steps(String service, Object body) {
        Transport transport = new Transport(
                new TransportContext(
                        new Offline(),
                        Origin.of(service),
                        Credentials.apiKey("td@example.com", "key"),
                        "test",
                        Timing.system(),
                        1024,
                        null),
                new RequestSettings(Duration.ofSeconds(1), null, RetryPolicy.none(), RequestHeaders.NONE));
        return new MultipartUploadClient(
                transport, answering(UploadsStepsWithResponseApi.class, body), answering(ItemsApi.class, body));
    }

    @SuppressWarnings("unchecked") // Feign's builder gives a raw type.
    private static <T> T answering(Class<T> api, Object body) {
        Request request = Request.create(Request.HttpMethod.GET, "/", Map.of(), null, StandardCharsets.UTF_8, null);
        return api.cast(Proxy.newProxyInstance(
                api.getClassLoader(),
                new Class<?>[] {api},
                (proxy, method, arguments) -> TypedResponse.<Object>builder()
                        .status(200)
                        .request(request)
                        .headers(Map.of())
                        .body(body)
                        .build()));
    }

    /** Nothing is sent in these tests. */
    private static final class Offline implements HttpEngine {

        @Override
        public <T> T execute(HttpRequest request, BodyReader<T> reader, Exchange exchange) {
            throw new AssertionError("Sent: " + request);
        }

        @Override
        public void abortAll() {
            // There is nothing in progress.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
