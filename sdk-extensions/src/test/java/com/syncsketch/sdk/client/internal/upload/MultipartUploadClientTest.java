package com.syncsketch.sdk.client.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.TransportContext;
import com.syncsketch.sdk.client.internal.http.engine.BandwidthLimiter;
import com.syncsketch.sdk.client.internal.http.engine.BodyReader;
import com.syncsketch.sdk.client.internal.http.engine.Exchange;
import com.syncsketch.sdk.client.internal.http.engine.HttpEngine;
import com.syncsketch.sdk.client.internal.http.engine.HttpRequest;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
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

/** The requests of a multipart upload, without a service. */
class MultipartUploadClientTest {

    private static final UploadRequest REQUEST =
            UploadRequest.builder(456, Path.of("shot.mov")).build();
    private static final UploadSession SESSION = new UploadSession("upload-1", "uploads/456/shot.mov");

    @ParameterizedTest
    @ValueSource(strings = {"http://bucket.example/part?signature=hidden", "HTTP://bucket.example/part?hidden"})
    void sign_httpUrlOfAnHttpsService_throwsWithoutShowingIt(String url) {
        SignedPart response = SignedPart.builder().url(url).build();
        assertThatThrownBy(() -> client("https://studio.example", response).url(SESSION, 3, response(response)))
                .isInstanceOf(DecodingException.class)
                .hasMessageStartingWith("GET /uploads/multipart-upload/upload-1/sign-part/3/ returned 200")
                .hasMessageEndingWith("its URL uses http although the service uses https")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "https://studio.example, https://bucket.example/part",
        "http://127.0.0.1:8080, http://127.0.0.1:9000/part",
        "http://127.0.0.1:8080, https://bucket.example/part",
    })
    void sign_secureUrl_isReturned(String service, String url) {
        SignedPart response = SignedPart.builder().url(url).build();
        StorageUrl signed = client(service, response).url(SESSION, 1, response(response));
        assertThat(signed.endpoint() + signed.path()).isEqualTo(url);
    }

    @Test
    void responses_withoutRequiredFields_throw() {
        assertThatThrownBy(() -> client(
                                "https://studio.example", SignedPart.builder().build())
                        .url(SESSION, 1, response(SignedPart.builder().build())))
                .isInstanceOf(DecodingException.class)
                .hasMessageEndingWith("it has no URL");
        assertThatThrownBy(() -> client(
                                "https://studio.example", UploadStart.builder().build())
                        .start(REQUEST, 3))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("it names no item (after 1 attempt; not repeated");
        for (MultipartUpload response : new MultipartUpload[] {
            MultipartUpload.builder().build(),
            MultipartUpload.builder().key("uploads/456/shot.mov").build(),
            MultipartUpload.builder().uploadId("upload-1").build()
        }) {
            assertThatThrownBy(() -> client("https://studio.example", response).create(REQUEST, 3, null))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("it has no uploadId or no key (after 1 attempt; not repeated");
        }
    }

    /** Returns a client of a service that sends the same response to all requests. */
    private static MultipartUploadClient client(String service, Object body) {
        Transport transport = new Transport(
                new TransportContext(
                        new Offline(),
                        new BandwidthLimiter(0),
                        Origin.of(service),
                        Credentials.apiKey("td@example.com", "key"),
                        "test",
                        Timing.system(),
                        1024,
                        null),
                new RequestSettings(Duration.ofSeconds(1), null, RetryPolicy.none(), RequestHeaders.NONE));
        return new MultipartUploadClient(
                transport, responding(UploadsStepsWithResponseApi.class, body), responding(ItemsApi.class, body));
    }

    private static <T> T responding(Class<T> api, Object body) {
        return api.cast(Proxy.newProxyInstance(
                api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> response(body)));
    }

    @SuppressWarnings("unchecked") // Feign's builder is a raw type.
    private static <T> TypedResponse<T> response(T body) {
        Request request = Request.create(Request.HttpMethod.GET, "/", Map.of(), null, StandardCharsets.UTF_8, null);
        return TypedResponse.<T>builder()
                .status(200)
                .request(request)
                .headers(Map.of())
                .body(body)
                .build();
    }

    /** These tests send nothing. */
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
