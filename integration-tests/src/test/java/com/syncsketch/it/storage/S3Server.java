package com.syncsketch.it.storage;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * An S3 server in memory with one bucket. Addresses that it signs lead through a tap, so that tests see what was sent;
 * the SDK's own client goes to the server directly.
 */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "media";
    static final Region REGION = Region.US_EAST_1;
    static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("TESTKEY", "test secret");

    private final S3Proxy proxy;
    private final RecordingRelay tap;
    private final S3Client client;
    private final S3Presigner presigner;
    private final S3Storage storage;

    private S3Server() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(BlobStores.create("transient", new Properties()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey())
                .build();
        proxy.start();
        tap = new RecordingRelay(proxy.getPort());
        // Buckets in host names would need a DNS.
        S3Configuration paths =
                S3Configuration.builder().pathStyleAccessEnabled(true).build();
        client = S3Client.builder()
                .endpointOverride(address(proxy.getPort()))
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .serviceConfiguration(paths)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        presigner = S3Presigner.builder()
                .endpointOverride(address(tap.port()))
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .serviceConfiguration(paths)
                .build();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
        storage = new S3Storage(client, presigner, new PostPolicySigner(address(tap.port())));
    }

    static S3Server start() throws Exception {
        return new S3Server();
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Gives it as the mock server needs it. */
    S3Storage storage() {
        return storage;
    }

    RecordingRelay tap() {
        return tap;
    }

    /** Gives the SHA-256 of an object's bytes, as they are read back from the server. */
    String sha256(String key) {
        return sha256(client.getObjectAsBytes(object -> object.bucket(BUCKET).key(key))
                .asByteArrayUnsafe());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the metadata of an object, by names without their prefix. */
    Map<String, String> metadata(String key) {
        return client.headObject(object -> object.bucket(BUCKET).key(key)).metadata();
    }

    /** Gives the media type of an object. */
    String mediaType(String key) {
        return client.headObject(object -> object.bucket(BUCKET).key(key)).contentType();
    }

    /** Counts the objects. */
    int objects() {
        return client.listObjectsV2(list -> list.bucket(BUCKET)).contents().size();
    }

    /** Counts the uploads that are neither completed nor aborted. */
    int openUploads() {
        return client.listMultipartUploads(list -> list.bucket(BUCKET))
                .uploads()
                .size();
    }

    @Override
    public void close() throws IOException {
        presigner.close();
        client.close();
        tap.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
