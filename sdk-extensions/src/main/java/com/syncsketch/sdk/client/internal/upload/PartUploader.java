package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.NonRetryableException;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.BytesBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import com.syncsketch.sdk.client.internal.http.engine.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.storage.StorageError;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.SignedPart;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * Uploads the parts of a multipart upload. Each attempt uses a new signed URL, because the lifetime of signed URLs is
 * unknown. Thread-safe.
 */
final class PartUploader {

    private static final OperationInfo PUT = new OperationInfo("PUT", "{signed part of the storage}");

    private final Transport transport;
    private final MultipartUploadClient client;
    private final UploadRequest request;
    private final FileSnapshot snapshot;
    private final PartPlan plan;
    private final CreatedItem item;
    private final UploadSession session;
    private final AdaptiveParallelism parallelism;
    private final PartChecksums checksums;

    PartUploader(
            Transport transport,
            MultipartUploadClient client,
            UploadRequest request,
            FileSnapshot snapshot,
            PartPlan plan,
            CreatedItem item,
            UploadSession session,
            AdaptiveParallelism parallelism,
            PartChecksums checksums) {
        this.transport = transport;
        this.client = client;
        this.request = request;
        this.snapshot = snapshot;
        this.plan = plan;
        this.item = item;
        this.session = session;
        this.parallelism = parallelism;
        this.checksums = checksums;
    }

    /**
     * A part that the storage has confirmed.
     *
     * @param etag the ETag exactly as the storage returned it
     * @param md5 the MD5 of the bytes that were sent, or null if it was not computed
     */
    record UploadedPart(String etag, @Nullable String md5) {}

    /** Uploads a part, with retries. */
    UploadedPart upload(int part) {
        try {
            OperationInfo operation =
                    PUT.detail("part " + part + " of " + plan.count() + " of the file for item " + item.id());
            return transport
                    .untimedRetries()
                    .run(operation, RetryExecutor.Scope.REPEATABLE, (number, left) -> attempt(number, operation, part));
        } catch (NonRetryableException e) {
            throw e.unwrapped();
        }
    }

    private UploadedPart attempt(int number, OperationInfo operation, int part) {
        MessageDigest compared = checksums.newDigest();
        MessageDigest digest = compared == null ? checksums.newRecordedDigest() : compared;
        HttpResponse response = send(number, operation, part, digest);
        String md5 = hex(digest);
        boolean verified = false;
        if (compared != null && md5 != null) {
            PartChecksums.Outcome outcome =
                    checksums.compare(part, response, md5, () -> sendProbe(number, operation, part));
            if (outcome == PartChecksums.Outcome.REPLACED) {
                MessageDigest replaced = Digests.md5();
                response = send(number, operation, part, replaced);
                md5 = hex(replaced);
            }
            verified = outcome == PartChecksums.Outcome.VERIFIED;
        }
        snapshot.check(request.getChangeDetection());
        if (verified) {
            checksums.addVerified(plan.length(part));
        }
        return new UploadedPart(etag(response), md5);
    }

    @Nullable
    private static String hex(@Nullable MessageDigest digest) {
        return digest == null ? null : Digests.hex(digest);
    }

    private HttpResponse send(int number, OperationInfo operation, int part, @Nullable MessageDigest digest) {
        FileBody body =
                new FileBody(snapshot, plan.offset(part), plan.length(part), parallelism.throughputListener(), digest);
        HttpResponse response;
        try {
            response = send(number, operation, part, body, FileTransfers.timeout(transport, operation, request, body));
        } catch (SyncSketchException e) {
            throw FileTransfers.fileFailure(e, body, snapshot);
        }
        if (!body.isCompletelySent()) {
            throw new ConnectionException(
                    operation + ": the storage responded with " + response.status() + " before it received all bytes",
                    true,
                    null);
        }
        return response;
    }

    /** Sends one byte as a part, which must be sent again afterwards. */
    private HttpResponse sendProbe(int number, OperationInfo operation, int part) {
        return send(
                number,
                operation,
                part,
                new BytesBody(new byte[1]),
                FileTransfers.timeout(transport, operation, request));
    }

    /** Signs and sends a part once, and returns a response with a success status and an ETag. */
    private HttpResponse send(int number, OperationInfo operation, int part, RequestBody body, TimeoutPolicy timeouts) {
        TypedResponse<SignedPart> signature;
        try {
            signature = client.sign(session, part);
        } catch (SyncSketchException e) {
            // The request for the signature has its own retries.
            throw new NonRetryableException(e);
        }
        // A signature that is not usable is requested again with the next attempt.
        StorageUrl url = client.url(session, part, signature);
        HttpResponse response =
                transport.sendToStorage(number, operation, url, UploadAttributes.contentType(request), body, timeouts);
        checkAccepted(operation, part, response, url);
        return response;
    }

    private void checkAccepted(OperationInfo operation, int part, HttpResponse response, StorageUrl url) {
        if (!response.isSuccess()) {
            StorageError error = StorageError.parse(response.body(), url.redactor()::redact);
            throw error.toException(
                    request.getFile(),
                    part,
                    response.status(),
                    transport.errors().retryAfter(response.headers()),
                    item.id(),
                    item.uuid());
        }
        if (response.isHtmlPage()) {
            throw unusable(response, url, operation, "it is an HTML page");
        }
        String etag = etag(response);
        if (!UploadState.isETag(etag)) {
            throw unusable(response, url, operation, etag.isBlank() ? "it has no ETag" : "its ETag is not usable");
        }
    }

    /** A proxy or a captive portal may have responded in place of the storage. */
    private static DecodingException unusable(
            HttpResponse response, StorageUrl url, OperationInfo operation, String reason) {
        String excerpt = response.excerpt(url.redactor()::redact);
        return new DecodingException(
                operation + " returned " + response.status() + " ("
                        + url.redactor().redact(response.contentType()) + "), but the response is not usable: " + reason
                        + (excerpt.isEmpty() ? "" : ": " + excerpt),
                response.status(),
                excerpt,
                true);
    }

    private static String etag(HttpResponse response) {
        return Objects.requireNonNullElse(response.headers().first("ETag"), "");
    }
}
