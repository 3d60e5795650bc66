package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.TestServer;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.ChecksumUnavailableException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;

/** Uploads a file twice in a process without MD5: with the default settings, and with required checksums. */
final class UploadWithoutMd5 {

    private UploadWithoutMd5() {}

    public static void main(String[] args) {
        ProviderWithoutMd5.install(ProviderWithoutMd5.Mode.valueOf(args[2]));
        try {
            throw new AssertionError(MessageDigest.getInstance("MD5").digest().length);
        } catch (NoSuchAlgorithmException | ProviderException e) {
            System.out.println("no MD5");
        }
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(args[0])
                .credentials(Credentials.apiKey(TestServer.USER, TestServer.KEY))
                .build()) {
            UploadRequestBuilder request = UploadRequest.builder(31, Path.of(args[1]));
            try {
                client.uploads().upload(request.verifyChecksums(true).build());
            } catch (ChecksumUnavailableException e) {
                System.out.println("refused: " + e.getMessage());
            }
            UploadHandle handle = client.uploads()
                    .startUpload(UploadRequest.builder(31, Path.of(args[1])).build());
            System.out.println("item " + handle.completion().join().getId());
            System.out.println("verified " + handle.progress().getVerifiedBytes());
        }
    }
}
