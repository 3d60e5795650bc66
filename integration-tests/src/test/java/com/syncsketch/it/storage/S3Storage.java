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

/** Storage of the mock server in an S3 bucket. */
final class S3Storage implements ExternalStorage {

    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = VALIDITY.plusMinutes(1);

    private final S3Client client;
    private final S3Presigner presigner;
    private final PostPolicySigner forms;
    private volatile Duration age = Duration.ZERO;
    private volatile UnaryOperator<Form> formChange = UnaryOperator.identity();
    private volatile UnaryOperator<URI> partUrlChange = UnaryOperator.identity();
    private final Map<Integer, Integer> expiredSignatures = new ConcurrentHashMap<>();

    S3Storage(S3Client client, S3Presigner presigner, PostPolicySigner forms) {
        this.client = client;
        this.presigner = presigner;
        this.forms = forms;
    }

    /** Signs expired forms from now on. */
    void signFormsExpired() {
        age = LONG_AGO;
    }

    /** Signs expired URLs for the next requests of a part. */
    void signExpired(int part, int times) {
        expiredSignatures.put(part, times);
    }

    /** Changes the URLs of parts after signing. */
    void changePartUrls(UnaryOperator<URI> change) {
        partUrlChange = change;
    }

    /** Signs everything correctly from now on. */
    void signProperly() {
        age = Duration.ZERO;
        expiredSignatures.clear();
        formChange = UnaryOperator.identity();
        partUrlChange = UnaryOperator.identity();
    }

    /** Changes forms after signing. */
    void changeForms(UnaryOperator<Form> change) {
        formChange = change;
    }

    private static <T> T translateErrors(Supplier<T> request) {
        try {
            return request.get();
        } catch (S3Exception e) {
            throw new ExternalStorageException(
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        }
    }

    @Override
    public String createUpload(String key, String mediaType) {
        return translateErrors(() -> client.createMultipartUpload(
                        upload -> upload.bucket(S3Server.BUCKET).key(key).contentType(mediaType))
                .uploadId());
    }

    @Override
    public URI signPart(String key, String uploadId, int number) {
        URI signed = URI.create(presigner
                .presignUploadPart(sign -> sign.signatureDuration(VALIDITY)
                        .uploadPartRequest(part -> part.bucket(S3Server.BUCKET)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number)))
                .url()
                .toString());
        boolean expired = expiredSignatures.merge(number, -1, Integer::sum) >= 0;
        return expired ? signedInThePast(signed) : partUrlChange.apply(signed);
    }

    /** Signs a URL again with an earlier time. Unlike the presigner, the signer accepts a clock. */
    private URI signedInThePast(URI url) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(url);
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
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, VALIDITY)
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .getUri();
    }

    @Override
    public void completeUpload(String key, String uploadId, List<Part> parts) {
        requireAscendingParts(parts);
        List<CompletedPart> named = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .build())
                .toList();
        translateErrors(() -> client.completeMultipartUpload(complete -> complete.bucket(S3Server.BUCKET)
                .key(key)
                .uploadId(uploadId)
                .multipartUpload(upload -> upload.parts(named))));
    }

    /** Rejects unsorted parts like Amazon; this server would sort them. */
    private static void requireAscendingParts(List<Part> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).number() <= parts.get(i - 1).number()) {
                throw new ExternalStorageException(
                        400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
        }
    }

    @Override
    public void abortUpload(String key, String uploadId) {
        translateErrors(() -> client.abortMultipartUpload(
                abort -> abort.bucket(S3Server.BUCKET).key(key).uploadId(uploadId)));
    }

    @Override
    public Form signForm(String key, String mediaType, long size, Map<String, String> metadata) {
        return formChange.apply(
                forms.sign(key, mediaType, size, metadata, Instant.now().minus(age), VALIDITY));
    }

    @Override
    public URI signDownload(String key) {
        return URI.create(presigner
                .presignGetObject(sign -> sign.signatureDuration(VALIDITY)
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
