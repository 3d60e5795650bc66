package com.syncsketch.sdk.client.internal.upload;

import com.fasterxml.jackson.databind.ObjectReader;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.Outcomes;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.http.engine.BytesBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestBody;
import com.syncsketch.sdk.client.internal.http.engine.RequestHeaders;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import jakarta.annotation.Nullable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Uploads through the form of the service, as the official Python client sends it: the parts {@code artist} and
 * {@code name}, which may be empty, and then {@code reviewFile}; for a URL, {@code media_url} and {@code artist}.
 * Thread-safe.
 */
public final class FormUploads {

    private static final OperationInfo UPLOAD = new OperationInfo("POST", "/items/uploadToReview/{review_id}/");

    private static final ObjectReader ITEM = Json.reader(UploadedItem.class);

    private final Transport transport;
    private final Json json;
    private final MetadataClient metadata;

    /**
     * Creates an uploader.
     *
     * @param transport sends the requests
     */
    public FormUploads(Transport transport) {
        this.transport = transport;
        this.json = new Json(transport.errors());
        this.metadata = new MetadataClient(transport);
    }

    /**
     * Uploads a file.
     *
     * @param request the file and its settings
     * @return the new item
     */
    public UploadedItem uploadToServer(UploadRequest request) {
        FileSnapshot snapshot = FileSnapshot.of(request.getFile());
        UploadAttributes.checkName(request);
        UploadProgressReporter progress = new UploadProgressReporter(request.getProgressListener(), snapshot.size());
        MessageDigest digest = FileTransfers.digest(request);
        FileBody file = new FileBody(snapshot, progress::transferred, digest);
        String target = target(request);
        OperationInfo operation = transport.errors().describe(UPLOAD, target);
        UploadedItem item;
        try {
            item = Outcomes.notRepeated(
                    "created an item in review " + request.getReviewId(),
                    () -> item(operation, send(operation, target, request, file)));
        } catch (SyncSketchException e) {
            throw FileTransfers.fileFailure(e, file, snapshot);
        }
        FileTransfers.check(request, snapshot, digest, item.getId());
        progress.complete();
        metadata.updateIfPresent(request.getFile(), item.getId(), uuid(item), ItemMetadata.notInForm(request));
        return item;
    }

    @Nullable
    private static String uuid(UploadedItem item) {
        return OptionalField.orNull(item::getUuid);
    }

    /**
     * Makes the service fetch a file from a URL.
     *
     * @param request the URL and its settings
     * @return the new item
     */
    public UploadedItem uploadFromUrl(UrlUploadRequest request) {
        StringBuilder form = new StringBuilder("media_url=")
                .append(encoded(request.getUrl()))
                .append("&artist=")
                .append(encoded(request.getArtist()));
        String name = request.getName();
        if (name != null) {
            form.append("&name=").append(encoded(name));
        }
        String description = request.getDescription();
        if (description != null) {
            form.append("&description=").append(encoded(description));
        }
        List<String> query = request.isNoConvert() ? List.of("noConvertFlag=1") : List.of();
        RequestBody body = new BytesBody(form.toString().getBytes(StandardCharsets.US_ASCII));
        String target = target(request.getReviewId(), query);
        OperationInfo operation = transport.errors().describe(UPLOAD, target);
        UploadedItem item = Outcomes.notRepeated(
                "created an item in review " + request.getReviewId(),
                () -> item(
                        operation,
                        transport.send(operation, target, headers("application/x-www-form-urlencoded"), body)));
        metadata.updateIfPresent(null, item.getId(), uuid(item), ItemMetadata.notInForm(request));
        return item;
    }

    private static String target(UploadRequest request) {
        List<String> query = new ArrayList<>();
        if (request.isNoConvert()) {
            query.add("noConvertFlag=1");
        }
        if (request.getNewVersionOf() != null) {
            query.add("itemParentId=" + request.getNewVersionOf());
        }
        if (request.getType() != null) {
            query.add("type=" + encoded(request.getType().getValue()));
        }
        return target(request.getReviewId(), query);
    }

    private HttpResponse send(OperationInfo operation, String target, UploadRequest request, FileBody file) {
        MultipartFormBody form =
                new MultipartFormBody().text("artist", request.getArtist()).text("name", request.getName());
        if (request.getDescription() != null) {
            form.text("description", request.getDescription());
        }
        String fileName = UploadAttributes.formFileName(request);
        RequestBody body = form.withFile("reviewFile", fileName, request.getContentType(), file);
        return transport.send(
                operation,
                target,
                headers(form.contentType()),
                body,
                FileTransfers.timeout(transport, operation, request, file));
    }

    private static String target(long reviewId, List<String> query) {
        String path = "/items/uploadToReview/" + reviewId + "/";
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private UploadedItem item(OperationInfo operation, HttpResponse response) {
        json.checkNoError(operation, response, ITEM);
        UploadedItem item = (UploadedItem) Objects.requireNonNull(json.read(operation, response, ITEM));
        try {
            item.getId();
        } catch (NoSuchElementException e) {
            throw transport.errors().decoding(operation, response, "the item has no id");
        }
        return item;
    }

    private RequestHeaders headers(String contentType) {
        return transport.headers(
                RequestHeaders.NONE.with("Accept", "application/json").with("Content-Type", contentType));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
