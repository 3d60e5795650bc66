package com.syncsketch.it.storage;

import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.ExternalStorageException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An S3 bucket as the storage behind the mock server. */
final class S3Storage implements ExternalStorage {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = LIFE.plusMinutes(1);

    private final S3Client client;
    private final S3Presigner presigner;
    private final PostPolicySigner forms;
    private volatile Duration age = Duration.ZERO;
    private volatile UnaryOperator<Form> spoiling = UnaryOperator.identity();
    private volatile UnaryOperator<URI> spoilingParts = UnaryOperator.identity();
    private final Map<Integer, Integer> toExpire = new ConcurrentHashMap<>();

    S3Storage(S3Client client, S3Presigner presigner, PostPolicySigner forms) {
        this.client = client;
        this.presigner = presigner;
        this.forms = forms;
    }

    /** Has forms signed so long ago that they have expired by now. */
    void signFormsExpired() {
        age = LONG_AGO;
    }

    /** Has the next addresses of a part signed so long ago that they have expired by now. */
    void signExpired(int part, int times) {
        toExpire.put(part, times);
    }

    /** Has addresses of parts changed after they were signed. */
    void spoilParts(UnaryOperator<URI> change) {
        spoilingParts = change;
    }

    /** Has everything signed as it should be. */
    void signProperly() {
        age = Duration.ZERO;
        toExpire.clear();
        spoiling = UnaryOperator.identity();
        spoilingParts = UnaryOperator.identity();
    }

    /** Has forms changed after they were signed. */
    void spoilForms(UnaryOperator<Form> change) {
        spoiling = change;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (S3Exception e) {
            throw new ExternalStorageException(
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        }
    }

    @Override
    public String createUpload(String key, String mediaType) {
        return asked(() -> client.createMultipartUpload(
                        upload -> upload.bucket(S3Server.BUCKET).key(key).contentType(mediaType))
                .uploadId());
    }

    @Override
    public URI signPart(String key, String uploadId, int number) {
        URI signed = URI.create(presigner
                .presignUploadPart(sign -> sign.signatureDuration(LIFE)
                        .uploadPartRequest(part -> part.bucket(S3Server.BUCKET)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number)))
                .url()
                .toString());
        boolean late = toExpire.merge(number, -1, Integer::sum) >= 0;
        return late ? signedBefore(signed) : spoilingParts.apply(signed);
    }

    /** Signs an address anew, as of another time: the presigner takes no clock, the signer beneath it does. */
    private URI signedBefore(URI address) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(address);
        unsigned.rawQueryParameters().keySet().stream()
                .filter(name -> name.startsWith("X-Amz-"))
                .toList()
                .forEach(unsigned::removeQueryParameter);
        Clock clock = Clock.fixed(Instant.now().minus(LONG_AGO), ZoneOffset.UTC);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(S3Server.CREDENTIALS)
                        .request(unsigned.build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, S3Server.REGION.id())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, LIFE)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri();
    }

    @Override
    public void completeUpload(String key, String uploadId, List<Part> parts) {
        refuseAsAmazonDoes(parts);
        List<CompletedPart> named = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        asked(() -> client.completeMultipartUpload(complete -> complete.bucket(S3Server.BUCKET)
                .key(key)
                .uploadId(uploadId)
                .multipartUpload(upload -> upload.parts(named))));
    }

    /** The server sorts parts; Amazon does not. */
    private static void refuseAsAmazonDoes(List<Part> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).number() <= parts.get(i - 1).number()) {
                throw new ExternalStorageException(
                        400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
        }
    }

    @Override
    public void abortUpload(String key, String uploadId) {
        asked(() -> client.abortMultipartUpload(
                abort -> abort.bucket(S3Server.BUCKET).key(key).uploadId(uploadId)));
    }

    @Override
    public Form signForm(String key, String mediaType, long size, Map<String, String> metadata) {
        return spoiling.apply(
                forms.sign(key, mediaType, size, metadata, Instant.now().minus(age), LIFE));
    }

    @Override
    public URI signDownload(String key) {
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(LIFE)
                        .getObjectRequest(
                                object -> object.bucket(S3Server.BUCKET).key(key)))
                .url()
                .toString());
    }

    @Override
    public OptionalLong size(String key) {
        try {
            return OptionalLong.of(
                    client.headObject(object -> object.bucket(S3Server.BUCKET).key(key))
                            .contentLength());
        } catch (NoSuchKeyException e) {
            return OptionalLong.empty();
        }
    }
}
