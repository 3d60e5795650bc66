package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.ResponseHeaders;
import com.syncsketch.sdk.client.internal.storage.StorageError;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.upload.UploadRequest;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Uploads the parts of a multipart upload. Each attempt uses a new signed URL, because the lifetime of signed URLs is
 * unknown. Thread-safe.
 */
final class PartUploader {

    private static final OperationInfo PUT = new OperationInfo("PUT", "{signed part of the storage}");
    private static final Pattern MD5 = Pattern.compile("\"?([0-9A-Fa-f]{32})\"?");

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;
    private final FileSnapshot snapshot;
    private final PartPlan plan;
    private final CreatedItem item;
    private final UploadSession session;
    private final AdaptiveParallelism parallelism;

    PartUploader(
            Transport transport,
            MultipartUploadClient client,
            UploadRequest request,
            FileSnapshot snapshot,
            PartPlan plan,
            CreatedItem item,
            UploadSession session,
            AdaptiveParallelism parallelism) {
        this.transport = transport;
        this.client = client;
        this.request = request;
        this.snapshot = snapshot;
        this.plan = plan;
        this.item = item;
        this.session = session;
        this.parallelism = parallelism;
    }

    /**
     * Uploads a part, with retries.
     *
     * @param part the part number
     * @return the ETag exactly as the storage returned it
     */
    String upload(int part) {
        try {
            OperationInfo operation =
                    PUT.detail("part " + part + " of " + plan.count() + " of the file for item " + item.id());
            return transport
                    .untimedRetries()
                    .run(operation, RetryExecutor.Scope.BY_METHOD, (number, left) -> attempt(number, operation, part));
        } catch (NonRetryableException e) {
            throw e.unwrapped();
        }
    }

    private String attempt(int number, OperationInfo operation, int part) {
        StorageUrl url;
        try {
            url = client.sign(session, part);
        } catch (SyncSketchException e) {
            // The request for the signature has its own retries.
            throw new NonRetryableException(e);
        }
        MessageDigest digest = request.isVerifyChecksums() ? Digests.md5() : null;
        FileBody body =
                new FileBody(snapshot, plan.offset(part), plan.length(part), parallelism.throughputListener(), digest);
        HttpResponse response;
        try {
            response = transport.sendToStorage(
                    number,
                    operation,
                    url,
                    UploadAttributes.contentType(request),
                    body,
                    FileTransfers.timeout(PUT, request, body));
        } catch (SyncSketchException e) {
            throw FileTransfers.fileFailure(e, body, snapshot);
        }
        String etag = etag(response, url, body);
        if (digest != null
                && isMd5(response.headers(), etag)
                && !md5Of(etag).equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new ChecksumMismatchException(request.getFile(), part);
        }
        snapshot.check();
        return etag;
    }

    private String etag(HttpResponse response, StorageUrl url, FileBody body) {
        if (!response.isSuccess()) {
            StorageError error = StorageError.parse(response.body()).redact(url::redact);
            throw error.toException(
                    request.getFile(),
                    response.status(),
                    transport.errors().retryAfter(response.headers()),
                    item.id(),
                    item.uuid());
        }
        if (!body.isCompletelySent()) {
            throw new ConnectionException(
                    PUT + ": the storage responded with " + response.status() + " before it received all bytes",
                    true,
                    null);
        }
        String etag = response.headers().first("ETag");
        if (etag == null) {
            throw new DecodingException(
                    PUT + " returned " + response.status() + " without an ETag", response.status(), "");
        }
        return etag;
    }

    /** With a key of AWS KMS or of the customer, an ETag has the form of an MD5, but is none. */
    private static boolean isMd5(ResponseHeaders headers, String etag) {
        String encryption = headers.first("x-amz-server-side-encryption");
        return MD5.matcher(etag).matches()
                && (encryption == null || encryption.equals("AES256"))
                && headers.first("x-amz-server-side-encryption-customer-algorithm") == null;
    }

    private static String md5Of(String etag) {
        return etag.replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
