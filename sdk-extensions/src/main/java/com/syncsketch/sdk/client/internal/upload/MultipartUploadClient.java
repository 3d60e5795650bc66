package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.api.UploadsStepsWithResponseApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.internal.feign.ApiFactory;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
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
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The calls to the service of which an upload in parts consists. Safe for use by several threads.
 *
 * <p>Evidence: {@code upload_file} of the official Python client makes them in this order and with these bodies.
 */
final class MultipartUploadClient {

    private static final OperationInfo START = new OperationInfo("POST", "/uploads/stats/upload-start/");
    private static final OperationInfo CREATE = new OperationInfo("POST", "/uploads/multipart-upload/");
    static final OperationInfo COMPLETE = new OperationInfo("POST", "/uploads/multipart-upload/{upload_id}/complete/");
    private static final OperationInfo SIGN =
            new OperationInfo("GET", "/uploads/multipart-upload/{upload_id}/sign-part/{part_number}/");

    private final Transport transport;
    private final UploadsStepsWithResponseApi api;
    private final ItemsApi items;

    /** Works while the client is being closed, too. */
    private final UploadsStepsWithResponseApi cleanup;

    MultipartUploadClient(Transport transport, UploadsStepsWithResponseApi api, ItemsApi items) {
        this.transport = transport;
        this.api = api;
        this.items = items;
        this.cleanup = new ApiFactory(transport.forCleanup()).of(UploadsStepsWithResponseApi.class);
    }

    CreatedItem start(UploadRequest request, long size) {
        TypedResponse<UploadStart> answer = api.startWithResponse(UploadStartRequest.builder()
                .reviewId(request.reviewId())
                .itemName(UploadAttributes.itemName(request))
                .itemData(UploadStartItemData.builder()
                        .uploadType(UploadType.S3)
                        .uuid(request.itemUuid())
                        .size(size)
                        .contentType(UploadAttributes.contentType(request))
                        .build())
                .build());
        try {
            UploadStart start = answer.body();
            String uuid = start.getItemUuid();
            return new CreatedItem(start.getItemId(), uuid == null ? request.itemUuid() : uuid);
        } catch (NoSuchElementException e) {
            throw unusable(START, answer.status(), "it names no item");
        }
    }

    UploadSession create(UploadRequest request, long size, @Nullable String uuid) {
        TypedResponse<MultipartUpload> answer = api.createMultipartWithResponse(MultipartUploadCreate.builder()
                .reviewId(request.reviewId())
                .itemData(MultipartUploadItemData.builder()
                        .name(UploadAttributes.itemName(request))
                        .uuid(uuid)
                        .noConvertFlag(request.noConvert())
                        .size(size)
                        .contentType(UploadAttributes.contentType(request))
                        .build())
                .build());
        try {
            return new UploadSession(answer.body().getUploadId(), answer.body().getKey());
        } catch (NoSuchElementException e) {
            throw unusable(CREATE, answer.status(), "it has no uploadId or no key");
        }
    }

    /** Gives the address to which a part goes. It holds a signature. */
    StorageUrl sign(UploadSession opened, int part) {
        TypedResponse<SignedPart> answer = api.signPartWithResponse(opened.uploadId(), part, opened.key());
        StorageUrl url;
        try {
            url = StorageUrl.of(answer.body().getUrl());
        } catch (NoSuchElementException e) {
            throw unusable(SIGN, answer.status(), "it has no URL");
        } catch (IllegalArgumentException e) {
            throw unusable(SIGN, answer.status(), "its URL cannot be used");
        }
        if (!url.endpoint().isSecure() && !transport.origin().isPlain()) {
            throw unusable(SIGN, answer.status(), "its URL is less protected than the service");
        }
        return url;
    }

    /**
     * Asks once for the parts to be put together, and waits as long as the request says.
     *
     * @throws StorageException if the answer is one of success, but holds an error of the storage
     * @throws DecodingException if it is a page for people, which is not from the service
     */
    void complete(UploadRequest request, CreatedItem started, UploadSession opened, Map<Integer, String> etags) {
        Duration limit = request.answerTimeout();
        RequestSettings once = new RequestSettings(
                limit, limit, RetryPolicy.none(), transport.settings().headers());
        List<CompletedPart> parts = etags.entrySet().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.getKey())
                        .etag(part.getValue())
                        .build())
                .toList();
        TypedResponse<Object> answer = new ApiFactory(transport.with(once))
                .of(UploadsStepsWithResponseApi.class)
                .completeWithResponse(
                        opened.uploadId(),
                        opened.key(),
                        CompleteUploadRequest.builder().parts(parts).build());
        if (isPage(answer)) {
            throw unusable(COMPLETE, answer.status(), "it is a page of HTML");
        }
        if (answer.body() instanceof String text) {
            // Amazon begins to answer before it is done, so what fails then comes with the status of a success.
            StorageError error = StorageError.of(text.strip().getBytes(StandardCharsets.UTF_8));
            if (error.code() != null) {
                throw error.refusal(
                        request.file(),
                        answer.status(),
                        transport.errors().retryAfter(header(answer.headers(), "Retry-After")),
                        started.id(),
                        started.uuid());
            }
        }
    }

    /** Proxies and log-ins answer with such a page, and with any status. */
    private static boolean isPage(TypedResponse<?> answer) {
        String type = header(answer.headers(), "Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    @Nullable
    private static String header(Map<String, Collection<String>> headers, String name) {
        // Feign's map finds names in any case.
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    /** Has the storage drop the parts. An upload that is gone has none, which is the aim. */
    void abort(UploadSession opened) {
        try {
            cleanup.abortWithResponse(opened.uploadId(), opened.key());
        } catch (NotFoundException e) {
            // As it should be.
        }
    }

    Item item(CreatedItem started) {
        return items.get(started.id());
    }

    /** The answer itself is not shown, as it may hold a signature. */
    private static DecodingException unusable(OperationInfo operation, int status, String reason) {
        return new DecodingException(
                operation + " was answered with " + status + " and something that is of no use: " + reason, status, "");
    }
}
