package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ChecksumMismatchException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.ResponseHeaders;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
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
 * Sends the parts of one upload to the storage. Each attempt has a signature of its own, asked for just before, since
 * nobody knows how long one lasts. Safe for use by several threads.
 */
final class PartUploader {

    private static final OperationInfo PUT = new OperationInfo("PUT", "{signed part of the storage}");
    private static final Pattern MD5 = Pattern.compile("\"?([0-9A-Fa-f]{32})\"?");

    private final Transport transport;
    private final MultipartUploadClient steps;
    private final UploadRequest request;
    private final FileSnapshot snapshot;
    private final PartPlan plan;
    private final CreatedItem started;
    private final UploadSession opened;
    private final AdaptiveParallelism parallelism;

    PartUploader(
            Transport transport,
            MultipartUploadClient steps,
            UploadRequest request,
            FileSnapshot snapshot,
            PartPlan plan,
            CreatedItem started,
            UploadSession opened,
            AdaptiveParallelism parallelism) {
        this.transport = transport;
        this.steps = steps;
        this.request = request;
        this.snapshot = snapshot;
        this.plan = plan;
        this.started = started;
        this.opened = opened;
        this.parallelism = parallelism;
    }

    /**
     * Sends a part, and again as the policy allows.
     *
     * @param part its number
     * @return the ETag, letter by letter as the storage gave it
     */
    String send(int part) {
        try {
            OperationInfo operation =
                    PUT.detail("part " + part + " of " + plan.count() + " of the file for item " + started.id());
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
            url = steps.sign(opened, part);
        } catch (SyncSketchException e) {
            // It has been retried already as far as it may be.
            throw new NonRetryableException(e);
        }
        MessageDigest digest = request.verifyChecksums() ? Digests.md5() : null;
        FileBody body = new FileBody(snapshot, plan.offset(part), plan.length(part), parallelism.measure(), digest);
        HttpResponse response;
        try {
            response = transport.sendElsewhere(
                    number,
                    operation,
                    url,
                    UploadAttributes.contentType(request),
                    body,
                    FormUploads.timeout(PUT, request, body));
        } catch (SyncSketchException e) {
            throw FormUploads.explained(e, body, snapshot);
        }
        String etag = etag(response, url, body);
        if (digest != null
                && isMd5(response.headers(), etag)
                && !md5Of(etag).equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new ChecksumMismatchException(request.file(), part);
        }
        snapshot.check();
        return etag;
    }

    private String etag(HttpResponse response, StorageUrl url, FileBody body) {
        if (!response.isSuccess()) {
            StorageError error = StorageError.of(response.body()).without(url);
            throw error.refusal(
                    request.file(),
                    response.status(),
                    transport.errors().retryAfter(response.headers()),
                    started.id(),
                    started.uuid());
        }
        if (!body.isCompletelySent()) {
            throw new ConnectionException(
                    PUT + ": the storage answered with " + response.status() + " before it had all bytes", true, null);
        }
        String etag = response.headers().first("ETag");
        if (etag == null) {
            throw new DecodingException(
                    PUT + " was answered with " + response.status() + " and no ETag", response.status(), "");
        }
        return etag;
    }

    /** Objects that are encrypted with keys of a key service or of the customer have tags that only look like it. */
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
