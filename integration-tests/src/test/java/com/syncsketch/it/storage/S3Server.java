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
 * An in-memory S3 server with one bucket. URLs that it signs lead through a relay that records requests; the client of the
 * AWS SDK uses the server directly.
 */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "media";
    static final Region REGION = Region.US_EAST_1;
    static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("TESTKEY", "test secret");

    private final S3Proxy proxy;
    private final RecordingRelay relay;
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
        relay = new RecordingRelay(proxy.getPort());
        // Buckets in host names would require DNS.
        S3Configuration paths =
                S3Configuration.builder().pathStyleAccessEnabled(true).build();
        client = S3Client.builder()
                .endpointOverride(url(proxy.getPort()))
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .serviceConfiguration(paths)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        presigner = S3Presigner.builder()
                .endpointOverride(url(relay.port()))
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
                .serviceConfiguration(paths)
                .build();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
        storage = new S3Storage(client, presigner, new PostPolicySigner(url(relay.port())));
    }

    static S3Server start() throws Exception {
        return new S3Server();
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns the storage for the mock server. */
    S3Storage storage() {
        return storage;
    }

    RecordingRelay relay() {
        return relay;
    }

    /** Returns the SHA-256 of an object, which is downloaded for that. */
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

    /** Returns the metadata of an object, with names without their prefix. */
    Map<String, String> metadata(String key) {
        return client.headObject(object -> object.bucket(BUCKET).key(key)).metadata();
    }

    /** Returns the media type of an object. */
    String mediaType(String key) {
        return client.headObject(object -> object.bucket(BUCKET).key(key)).contentType();
    }

    /** Returns the number of objects. */
    int objects() {
        return client.listObjectsV2(list -> list.bucket(BUCKET)).contents().size();
    }

    /** Returns the number of uploads that are neither completed nor aborted. */
    int openUploads() {
        return client.listMultipartUploads(list -> list.bucket(BUCKET))
                .uploads()
                .size();
    }

    @Override
    public void close() throws IOException {
        presigner.close();
        client.close();
        relay.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
