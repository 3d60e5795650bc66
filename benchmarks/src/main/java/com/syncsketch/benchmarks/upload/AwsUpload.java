package com.syncsketch.benchmarks.upload;

import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/**
 * Uploads a file as the AWS SDK's transfer manager does if it is not told otherwise, on its Java client. Arguments: address,
 * file, and the key store to trust.
 */
public final class AwsUpload {

    private AwsUpload() {}

    public static void main(String[] arguments) throws Exception {
        NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder();
        if (arguments.length > 2) {
            Path keys = Path.of(arguments[2]);
            http.tlsTrustManagersProvider(() -> {
                try {
                    return Trust.managers(keys);
                } catch (java.io.IOException | GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        try (S3AsyncClient client = S3AsyncClient.builder()
                        .endpointOverride(URI.create(arguments[0]))
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                        .multipartEnabled(true)
                        .httpClientBuilder(http)
                        .build();
                S3TransferManager manager =
                        S3TransferManager.builder().s3Client(client).build()) {
            long start = System.nanoTime();
            manager.uploadFile(UploadFileRequest.builder()
                            .source(Path.of(arguments[1]))
                            .putObjectRequest(
                                    request -> request.bucket("storage").key("file"))
                            .build())
                    .completionFuture()
                    .join();
            Elapsed.print(start);
        }
    }
}
