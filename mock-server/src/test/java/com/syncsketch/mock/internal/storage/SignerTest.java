package com.syncsketch.mock.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignerTest {

    private static final byte[] BYTES = UploadFixture.bytes("bytes");

    private UploadFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new UploadFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** The example in the documentation of AWS Signature Version 4, with its fictitious key. */
    @Test
    void signsAsAmazonDoes() {
        Signer signer = new Signer(
                Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC),
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        String url =
                signer.url("GET", "https://examplebucket.s3.amazonaws.com", "test.txt", Map.of(), Duration.ofDays(1));

        assertThat(url)
                .startsWith("https://examplebucket.s3.amazonaws.com/test.txt?")
                .contains("X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request")
                .endsWith("X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void urlIsValidUntilItExpires() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String url = fixture.sign(upload, 1);

        fixture.clock.advance(Duration.ofHours(1));
        assertThat(fixture.put(url, BYTES).statusCode()).isEqualTo(200);
        fixture.clock.advance(Duration.ofSeconds(1));
        HttpResponse<String> late = fixture.put(url, BYTES);

        assertThat(UploadFixture.code(late)).isEqualTo("403 AccessDenied");
        assertThat(late.body())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>"
                        + "<Message>Request has expired</Message><X-Amz-Expires>3600</X-Amz-Expires>"
                        + "<Expires>2026-03-02T10:15:00Z</Expires><ServerTime>2026-03-02T10:15:01Z</ServerTime>"
                        + "<RequestId>")
                .contains("</RequestId><HostId>")
                .endsWith("</HostId></Error>");
        assertThat(late.headers().firstValue("Content-Type")).contains("application/xml");
        String requestId = late.headers().firstValue("x-amz-request-id").orElseThrow();
        assertThat(late.body()).contains("<RequestId>" + requestId + "</RequestId>");
    }

    @Test
    void everyPartOfTheUrlIsSigned() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String url = fixture.sign(upload, 1);

        for (String changed : new String[] {
            url.replace("partNumber=1", "partNumber=2"),
            url.replace("uploadId=", "uploadId=x"),
            url.replace("shot.mov", "shot2.mov"),
            url.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"),
            url + "0",
            url + "&more=1",
        }) {
            assertThat(UploadFixture.code(fixture.put(changed, BYTES)))
                    .as(changed)
                    .isEqualTo("403 SignatureDoesNotMatch");
        }
        assertThat(UploadFixture.code(fixture.get(url))).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(fixture.put(url, BYTES).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSecretIsRejected() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        Signer other = new Signer(fixture.clock, Storage.ACCESS_KEY, "secret of 1");
        Signer stranger = new Signer(fixture.clock, "SOMEONE", "secret of 0");
        Map<String, String> query = Map.of("partNumber", "1", "uploadId", upload.uploadId());
        String base = fixture.storageUrl().toString();

        assertThat(UploadFixture.code(
                        fixture.put(other.url("PUT", base, upload.key(), query, Duration.ofHours(1)), BYTES)))
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(UploadFixture.code(
                        fixture.put(stranger.url("PUT", base, upload.key(), query, Duration.ofHours(1)), BYTES)))
                .isEqualTo("403 InvalidAccessKeyId");
    }

    @Test
    void signatureAndAuthorizationHeaderTogetherAreRejected() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String url = fixture.sign(upload, 1);

        HttpResponse<String> rejected =
                fixture.put(url, BYTES, "Authorization", "apikey mock@example.com:topsecret", "Cookie", "session=1");

        assertThat(UploadFixture.code(rejected)).isEqualTo("400 InvalidArgument");
        assertThat(rejected.body())
                .contains("Only one auth mechanism allowed")
                .contains("<ArgumentName>Authorization</ArgumentName>")
                .doesNotContain("topsecret");
        assertThat(fixture.put(url, BYTES, "Cookie", "session=1").statusCode()).isEqualTo(200);
    }

    @Test
    void unsignedRequestIsRejected() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        String url = fixture.sign(upload, 1);
        String bare = url.replaceFirst("[&?]X-Amz-Algorithm.*", "");

        assertThat(UploadFixture.code(fixture.get(fixture.storageUrl() + "/"))).isEqualTo("403 AccessDenied");
        assertThat(UploadFixture.code(fixture.put(url.replaceFirst("\\?.*", ""), BYTES)))
                .isEqualTo("403 AccessDenied");
        assertThat(UploadFixture.code(fixture.put(bare, BYTES, "Authorization", "apikey mock@example.com:k")))
                .isEqualTo("403 AccessDenied");
        assertThat(UploadFixture.code(fixture.put(url.replaceFirst("X-Amz-Date=[^&]*&", ""), BYTES)))
                .isEqualTo("400 AuthorizationQueryParametersError");
        assertThat(UploadFixture.code(fixture.put(url.replace("X-Amz-Expires=3600", "X-Amz-Expires=604801"), BYTES)))
                .isEqualTo("400 AuthorizationQueryParametersError");
        assertThat(UploadFixture.code(fixture.put(url.replaceFirst("X-Amz-Date=[^&]*", "X-Amz-Date=today"), BYTES)))
                .isEqualTo("400 AuthorizationQueryParametersError");
        assertThat(UploadFixture.code(fixture.put(url.replaceFirst("us-east-1", "eu-west-1"), BYTES)))
                .isEqualTo("400 AuthorizationQueryParametersError");
    }

    @Test
    void urlHasTheHostOfTheRequest() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");

        assertThat(fixture.sign(upload, 1)).startsWith(fixture.storageUrl() + "/uploads/");
        assertThat(fixture.storage().signedUrl("a b/ü.mov", UploadFixture.API.withHost("mock")))
                .startsWith("http://mock:" + fixture.storageUrl().getPort() + "/a%20b/%C3%BC.mov?X-Amz-Algorithm=");
        assertThat(fixture.storage().signedUrl("a", UploadFixture.API.withHost("::1")))
                .startsWith("http://[::1]:" + fixture.storageUrl().getPort() + "/a?");
    }

    @Test
    void objectCreatedByTheServiceCanBeRead() throws Exception {
        fixture.storage().put("zips/räder 1.zip", "application/zip", BYTES);
        String url = fixture.storage().signedUrl("zips/räder 1.zip", UploadFixture.API);

        HttpResponse<String> read = fixture.get(url);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("bytes");
        assertThat(read.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(read.headers().firstValue("ETag")).contains("\"4b3a6218bb3e3a7303e8a171a60fcf92\"");
        HttpResponse<String> head = fixture.storage("HEAD", url, HttpRequest.BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(5);
        assertThat(fixture.storage().objects()).isEmpty();
    }

    @Test
    void missingObjectIsExplained() throws Exception {
        UploadFixture.Open upload = fixture.open("shot.mov");
        fixture.complete(upload, 1, fixture.part(upload, 1, BYTES));

        HttpResponse<String> uploaded = fixture.get(fixture.storage().signedUrl(upload.key(), UploadFixture.API));
        HttpResponse<String> unknown = fixture.get(fixture.storage().signedUrl("none", UploadFixture.API));

        assertThat(UploadFixture.code(uploaded)).isEqualTo("404 NoSuchKey");
        assertThat(uploaded.body()).contains("without a storage folder");
        assertThat(UploadFixture.code(unknown)).isEqualTo("404 NoSuchKey");
        assertThat(unknown.body()).contains("<Message>The specified key does not exist.</Message><Key>none</Key>");
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        String url =
                fixture.signer().url("DELETE", fixture.storageUrl().toString(), "a", Map.of(), Duration.ofHours(1));

        HttpResponse<String> deleted = fixture.storage("DELETE", url, HttpRequest.BodyPublishers.noBody());

        assertThat(UploadFixture.code(deleted)).isEqualTo("405 MethodNotAllowed");
        assertThat(deleted.body()).contains("<Method>DELETE</Method>");
    }
}
