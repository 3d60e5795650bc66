package com.syncsketch.it.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.api.UploadsStepsApi;
import com.syncsketch.sdk.model.CompleteUploadRequest;
import com.syncsketch.sdk.model.CompletedPart;
import com.syncsketch.sdk.model.MultipartUpload;
import com.syncsketch.sdk.model.MultipartUploadCreate;
import com.syncsketch.sdk.model.MultipartUploadItemData;
import com.syncsketch.sdk.model.UploadStart;
import com.syncsketch.sdk.model.UploadStartItemData;
import com.syncsketch.sdk.model.UploadStartRequest;
import com.syncsketch.sdk.model.UploadType;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** An upload in parts by the single steps of the contract, so that a test can spoil each of them. */
final class StepUpload {

    private static final String MEDIA_TYPE = "video/quicktime";

    final long itemId;
    final String key;
    private final String uploadId;
    private final UploadsStepsApi steps;

    StepUpload(StorageStage stage, String name, long size) {
        steps = stage.client.api(UploadsStepsApi.class);
        UploadStart start = steps.start(UploadStartRequest.builder()
                .reviewId(stage.review)
                .itemName(name)
                .itemData(UploadStartItemData.builder()
                        .uploadType(UploadType.S3)
                        .size(size)
                        .contentType(MEDIA_TYPE)
                        .build())
                .build());
        MultipartUpload upload = steps.createMultipart(MultipartUploadCreate.builder()
                .reviewId(stage.review)
                .itemData(MultipartUploadItemData.builder()
                        .name(name)
                        .uuid(start.getItemUuid())
                        .noConvertFlag(false)
                        .size(size)
                        .contentType(MEDIA_TYPE)
                        .build())
                .build());
        itemId = start.getItemId();
        key = upload.getKey();
        uploadId = upload.getUploadId();
    }

    URI sign(int number) {
        return URI.create(steps.signPart(uploadId, number, key).getUrl());
    }

    /** Has a part signed and sends it. */
    CompletedPart send(int number, byte[] bytes) throws Exception {
        HttpResponse<String> response =
                StorageStage.put(sign(number), BodyPublishers.ofByteArray(bytes), "Content-Type", MEDIA_TYPE);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return part(number, response.headers().firstValue("ETag").orElseThrow());
    }

    static CompletedPart part(int number, String etag) {
        return CompletedPart.builder().partNumber(number).etag(etag).build();
    }

    void complete(CompletedPart... parts) {
        steps.complete(
                uploadId,
                key,
                CompleteUploadRequest.builder().parts(List.of(parts)).build());
    }

    void abort() {
        steps.abort(uploadId, key);
    }
}
