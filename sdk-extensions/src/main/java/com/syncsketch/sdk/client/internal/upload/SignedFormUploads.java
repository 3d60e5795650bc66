package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.Outcomes;
import com.syncsketch.sdk.client.internal.http.RetryExecutor;
import com.syncsketch.sdk.client.internal.http.SignatureRedactor;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import com.syncsketch.sdk.client.internal.storage.StorageError;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.SignedForm;
import com.syncsketch.sdk.model.SignedFormItemData;
import com.syncsketch.sdk.model.SignedFormRequest;
import com.syncsketch.sdk.model.UploadedItem;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.security.MessageDigest;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * Uploads a file with a form that the service signs for the object storage. Like the official Python client, requests the
 * form and then sends all of its fields, in their order, and the file last. Unlike it, names the item after the file by
 * default, and does not switch to another kind of upload above 5 MB, which would lose the UUID. Thread-safe.
 */
final class SignedFormUploads {

    /** The limit of S3 for one POST request: 5 GiB. */
    static final long MAX_FILE_SIZE = 5L * 1024 * 1024 * 1024;

    private static final OperationInfo SIGN = new OperationInfo("POST", "/uploads/get-s3-signed-url/");
    private static final OperationInfo POST = new OperationInfo("POST", "{signed form of the storage}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Transport transport;
    private final UploadsStepsWithResponseApi api;
    private final MetadataClient metadata;

    SignedFormUploads(Transport transport, UploadsStepsWithResponseApi api) {
        this.transport = transport;
        this.api = api;
        this.metadata = new MetadataClient(transport);
    }

    UploadedItem upload(UploadRequest request) {
        FileSnapshot snapshot = FileSnapshot.of(request.getFile());
        if (snapshot.size() > MAX_FILE_SIZE) {
            throw new FileTooLargeException(request.getFile(), snapshot.size(), MAX_FILE_SIZE);
        }
        UploadAttributes.checkName(request);
        String fileName = UploadAttributes.formFileName(request);
        SignedUpload signed = sign(request, snapshot.size(), fileName);
        UploadProgressReporter progress = new UploadProgressReporter(request.getProgressListener(), snapshot.size());
        MessageDigest digest = FileTransfers.digest(request);
        FileBody file = new FileBody(snapshot, progress::transferred, digest);
        try {
            send(request, signed, fileName, file);
        } catch (StorageException e) {
            throw possiblyComplete(e, e, file);
        } catch (SyncSketchException e) {
            SyncSketchException cause = FileTransfers.fileFailure(e, file, snapshot);
            UnfinishedUploadException unfinished =
                    new UnfinishedUploadException(request.getFile(), signed.itemId(), signed.itemUuid(), cause);
            ExceptionAccess.setAttempts(unfinished, cause.getAttempts(), null);
            throw possiblyComplete(unfinished, cause, file);
        }
        FileTransfers.check(request, snapshot, digest, signed.itemId());
        progress.complete();
        metadata.updateIfPresent(request.getFile(), signed.itemId(), signed.itemUuid(), ItemMetadata.of(request));
        return UploadedItem.builder()
                .id(signed.itemId())
                .uuid(signed.itemUuid())
                .build();
    }

    private static UnfinishedUploadException possiblyComplete(
            UnfinishedUploadException unfinished, SyncSketchException cause, FileBody file) {
        if (file.isCompletelySent() && Outcomes.mayHaveTakenEffect(cause)) {
            ExceptionAccess.setPossiblyComplete(unfinished);
        }
        return unfinished;
    }

    /** Not repeated, because the service creates an item for each form. */
    private SignedUpload sign(UploadRequest request, long size, String fileName) {
        return Outcomes.notRepeated(
                "created an item in review " + request.getReviewId(), () -> signOnce(request, size, fileName));
    }

    private SignedUpload signOnce(UploadRequest request, long size, String fileName) {
        TypedResponse<SignedForm> response = api.signFormWithResponse(SignedFormRequest.builder()
                .reviewId(request.getReviewId())
                .itemName(request.getName().isEmpty() ? fileName : request.getName())
                .itemData(SignedFormItemData.builder()
                        .uuid(request.getItemUuid())
                        .contentType(UploadAttributes.contentType(request))
                        .contentLength(size)
                        .noConvert(request.isNoConvert())
                        .build())
                .build());
        int status = response.status();
        SignedForm form = response.body();
        Map<String, String> fields;
        StorageUrl url;
        try {
            fields = form.getFields();
            url = url(form.getUrl());
        } catch (NoSuchElementException e) {
            throw unusable(status, "it has no URL or no fields");
        }
        if (url == null) {
            throw unusable(status, "its URL is not valid");
        }
        String id = fields.getOrDefault("x-amz-meta-item-id", "");
        if (!ID.matcher(id).matches()) {
            throw unusable(status, "it names no item");
        }
        return new SignedUpload(url, fields, Long.parseLong(id), fields.get("x-amz-meta-item-uuid"));
    }

    private void send(UploadRequest request, SignedUpload signed, String fileName, FileBody file) {
        MultipartFormBody form = new MultipartFormBody();
        signed.fields().forEach(form::text);
        RequestBody body = form.withFile("file", fileName, request.getContentType(), file);
        HttpResponse response = transport
                .retries()
                .run(
                        POST,
                        RetryExecutor.Scope.NOTHING_SENT,
                        (number, left) -> transport.sendToStorage(
                                number,
                                POST,
                                signed.url(),
                                form.contentType(),
                                body,
                                FileTransfers.timeout(transport, POST, request, file)));
        if (response.isSuccess() && !response.isHtmlPage()) {
            return;
        }
        SignatureRedactor redactor = signed.url().redactor().withForm(signed.fields());
        if (response.isSuccess()) {
            String excerpt = response.excerpt(redactor::redact);
            throw new DecodingException(
                    POST + " returned " + response.status() + ", but the response is an HTML page: " + excerpt,
                    response.status(),
                    excerpt);
        }
        throw StorageError.parse(response.body(), redactor::redact)
                .toException(
                        request.getFile(),
                        null,
                        response.status(),
                        transport.errors().retryAfter(response.headers()),
                        signed.itemId(),
                        signed.itemUuid());
    }

    /** Returns the URL, or null if it is invalid, or uses http although the service uses https. */
    @Nullable
    private StorageUrl url(String text) {
        try {
            StorageUrl url = StorageUrl.of(text);
            return url.endpoint().isSecure() || transport.origin().isPlain() ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Omits the response body, which contains the signature. */
    private static DecodingException unusable(int status, String reason) {
        return new DecodingException(
                SIGN + " returned " + status + ", but the form is not usable: " + reason, status, "");
    }

    /** A signed form and the item that the service created for it. */
    private record SignedUpload(
            StorageUrl url,
            Map<String, String> fields,
            long itemId,
            @Nullable String itemUuid) {}
}
