package com.syncsketch.benchmarks.upload;

import com.syncsketch.benchmarks.server.Trust;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;
import software.amazon.awssdk.transfer.s3.model.UploadFileRequest;

/**
 * Uploads a file with the transfer manager of the AWS SDK on its Java-based client, with its defaults. Arguments: the
 * origin, the file and, for TLS, the key store to trust.
 */
public final class AwsUpload {

    private AwsUpload() {}

    public static void main(String[] arguments) throws Exception {
        NettyNioAsyncHttpClient.Builder http = NettyNioAsyncHttpClient.builder();
        if (arguments.length > 2) {
            TrustManager manager = Trust.of(Path.of(arguments[2])).manager();
            http.tlsTrustManagersProvider(() -> new TrustManager[] {manager});
        }
        UploadFileRequest request = UploadFileRequest.builder()
                .source(Path.of(arguments[1]))
                .putObjectRequest(object -> object.bucket("storage").key("file"))
                .build();
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
            UploadProgram.run(
                    () -> manager.uploadFile(request).completionFuture().join());
        }
    }
}
