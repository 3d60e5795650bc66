package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.feign.PercentEncoder;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.Outcomes;
import com.syncsketch.sdk.client.internal.http.RequestSettings;
import com.syncsketch.sdk.client.internal.http.StorageUrl;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.storage.StorageError;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.upload.resume.CreatedItem;
import com.syncsketch.sdk.client.internal.upload.resume.UploadSession;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.model.CompleteUploadRequest;
import com.syncsketch.sdk.model.CompletedPart;
import com.syncsketch.sdk.model.Item;
import com.syncsketch.sdk.model.MultipartUpload;
import com.syncsketch.sdk.model.MultipartUploadCreate;
import com.syncsketch.sdk.model.MultipartUploadItemData;
import com.syncsketch.sdk.model.SignedPart;
import com.syncsketch.sdk.model.UploadStart;
import com.syncsketch.sdk.model.UploadStartItemData;
import com.syncsketch.sdk.model.UploadStartRequest;
import com.syncsketch.sdk.model.UploadType;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Sends the requests of a multipart upload to the service, in the order and with the bodies of {@code upload_file} in the
 * official Python client. Thread-safe.
 */
final class MultipartUploadClient {

    private static final OperationInfo START = new OperationInfo("POST", "/uploads/stats/upload-start/");
    private static final OperationInfo CREATE = new OperationInfo("POST", "/uploads/multipart-upload/");
    private static final OperationInfo COMPLETE =
            new OperationInfo("POST", "/uploads/multipart-upload/{upload_id}/complete/");
    private static final OperationInfo SIGN =
            new OperationInfo("GET", "/uploads/multipart-upload/{upload_id}/sign-part/{part_number}/");

    private final Transport transport;
    private final UploadsStepsWithResponseApi api;
    private final ItemsApi items;

    /** Sends requests that may be repeated after any failure. */
    private final UploadsStepsWithResponseApi repeatable;

    /** Sends requests even while the client is being closed. */
    private final UploadsStepsWithResponseApi cleanup;

    MultipartUploadClient(Transport transport, UploadsStepsWithResponseApi api, ItemsApi items) {
        this.transport = transport;
        this.api = api;
        this.items = items;
        this.repeatable = new ApiFactory(transport.repeatable()).of(UploadsStepsWithResponseApi.class);
        this.cleanup = new ApiFactory(transport.forCleanup()).of(UploadsStepsWithResponseApi.class);
    }

    /** Starts an upload: the service creates the item. Not repeated, because each request may create one. */
    CreatedItem start(UploadRequest request, long size) {
        return Outcomes.notRepeated(
                "created an item named \"" + UploadAttributes.itemName(request) + "\" in review "
                        + request.getReviewId(),
                () -> startOnce(request, size));
    }

    private CreatedItem startOnce(UploadRequest request, long size) {
        TypedResponse<UploadStart> response = api.startWithResponse(UploadStartRequest.builder()
                .reviewId(request.getReviewId())
                .itemName(UploadAttributes.itemName(request))
                .itemData(UploadStartItemData.builder()
                        .uploadType(UploadType.S3)
                        .uuid(request.getItemUuid())
                        .size(size)
                        .contentType(UploadAttributes.contentType(request))
                        .build())
                .build());
        try {
            UploadStart start = response.body();
            String uuid = start.getItemUuid();
            long id = start.getItemId();
            if (id < 1) {
                throw unusable(START, response.status(), "its item id is " + id, false);
            }
            return new CreatedItem(id, uuid == null ? request.getItemUuid() : uuid);
        } catch (NoSuchElementException e) {
            throw unusable(START, response.status(), "it names no item", false);
        }
    }

    /**
     * Creates the multipart upload in storage. Not repeated, because it is unknown what a second request does to the item;
     * nothing is lost yet, and the item is known.
     */
    UploadSession create(UploadRequest request, long size, @Nullable String uuid) {
        return Outcomes.notRepeated(
                "created a multipart upload, which has no parts", () -> createOnce(request, size, uuid));
    }

    private UploadSession createOnce(UploadRequest request, long size, @Nullable String uuid) {
        TypedResponse<MultipartUpload> response = api.createMultipartWithResponse(MultipartUploadCreate.builder()
                .reviewId(request.getReviewId())
                .itemData(MultipartUploadItemData.builder()
                        .name(UploadAttributes.itemName(request))
                        .uuid(uuid)
                        .noConvert(request.isNoConvert())
                        .size(size)
                        .contentType(UploadAttributes.contentType(request))
                        .build())
                .build());
        try {
            return new UploadSession(
                    response.body().getUploadId(), response.body().getKey());
        } catch (NoSuchElementException e) {
            throw unusable(CREATE, response.status(), "it has no uploadId or no key", false);
        } catch (IllegalArgumentException e) {
            throw unusable(CREATE, response.status(), String.valueOf(e.getMessage()), false);
        }
    }

    /** Requests the signature of a part. */
    TypedResponse<SignedPart> sign(UploadSession session, int part) {
        return repeatable.signPartWithResponse(session.uploadId(), part, session.key());
    }

    /**
     * Returns the signed URL of a part. It contains a secret.
     *
     * @throws DecodingException if the response has none that can be used; another response may have one
     */
    StorageUrl url(UploadSession session, int part, TypedResponse<SignedPart> response) {
        String problem;
        try {
            StorageUrl url = StorageUrl.of(response.body().getUrl());
            if (url.endpoint().isSecure() || transport.origin().isPlain()) {
                return url;
            }
            problem = "its URL uses http although the service uses https";
        } catch (NoSuchElementException e) {
            problem = "it has no URL";
        } catch (IllegalArgumentException e) {
            problem = "its URL is not valid";
        }
        throw unusable(describe(SIGN, session, "sign-part/" + part + "/"), response.status(), problem, true);
    }

    /**
     * Completes the upload: the storage assembles the parts. Sends one request, with the response timeout of the upload
     * request.
     *
     * @throws StorageException if the response has a success status, but contains an error of the storage
     * @throws com.syncsketch.sdk.client.error.ReportedErrorException if it contains an error of the service
     * @throws DecodingException if the response is an HTML page, which the service does not send, or incomplete JSON
     */
    void complete(UploadRequest request, CreatedItem item, UploadSession session, Map<Integer, String> etags) {
        Duration timeout = request.getResponseTimeout();
        RequestSettings once = new RequestSettings(
                timeout, timeout, RetryPolicy.none(), transport.settings().headers());
        List<CompletedPart> parts = etags.entrySet().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.getKey())
                        .etag(part.getValue())
                        .build())
                .toList();
        TypedResponse<Object> response = new ApiFactory(transport.with(once))
                .of(UploadsStepsWithResponseApi.class)
                .completeWithResponse(
                        session.uploadId(),
                        session.key(),
                        CompleteUploadRequest.builder().parts(parts).build());
        OperationInfo operation = completion(session);
        if (response.body() instanceof String text) {
            if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
                throw new DecodingException(
                        operation + " returned " + response.status() + " with incomplete JSON",
                        response.status(),
                        "",
                        true);
            }
            // S3 starts its response before it is done, so a later error comes with a success status.
            StorageError error = StorageError.parse(
                    text.strip().getBytes(StandardCharsets.UTF_8),
                    value -> transport.errors().clean(operation, value));
            if (error.code() != null) {
                throw error.toException(
                        request.getFile(),
                        null,
                        response.status(),
                        transport.errors().retryAfter(header(response.headers(), "Retry-After")),
                        item.id(),
                        item.uuid());
            }
        }
    }

    /** Describes the request that completes an upload. */
    OperationInfo completion(UploadSession session) {
        return describe(COMPLETE, session, "complete/");
    }

    private OperationInfo describe(OperationInfo operation, UploadSession session, String rest) {
        String id = PercentEncoder.encode(session.uploadId());
        return transport.errors().describe(operation, "/uploads/multipart-upload/" + id + "/" + rest);
    }

    @Nullable
    private static String header(Map<String, Collection<String>> headers, String name) {
        // Feign's map ignores the case of names.
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    /** Aborts the upload: the storage deletes its parts. Succeeds if the upload no longer exists. */
    void abort(UploadSession session) {
        try {
            cleanup.abortWithResponse(session.uploadId(), session.key());
        } catch (NotFoundException e) {
            // The upload is gone, as intended.
        }
    }

    Item item(CreatedItem item) {
        return items.get(item.id());
    }

    /** Omits the response body, which may contain a signature. */
    private static DecodingException unusable(OperationInfo operation, int status, String reason, boolean isTransient) {
        return new DecodingException(
                operation + " returned " + status + ", but the response is not usable: " + reason,
                status,
                "",
                isTransient);
    }
}
