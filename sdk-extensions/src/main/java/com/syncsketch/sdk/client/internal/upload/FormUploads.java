package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.ClientClosedException;
import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.error.UploadStalledException;
import com.syncsketch.sdk.client.internal.http.BytesBody;
import com.syncsketch.sdk.client.internal.http.HttpResponse;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.OperationInfo;
import com.syncsketch.sdk.client.internal.http.RequestBody;
import com.syncsketch.sdk.client.internal.http.RequestHeaders;
import com.syncsketch.sdk.client.internal.http.TimeoutPolicy;
import com.syncsketch.sdk.client.internal.http.TransferTimeout;
import com.syncsketch.sdk.client.internal.http.Transport;
import com.syncsketch.sdk.client.internal.upload.file.FileBody;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Uploads through the form of the service. Thread-safe.
 *
 * <p>Evidence: the official Python client sends the parts {@code artist} and {@code name}, empty where they are not
 * given, and then {@code reviewFile}; for a file on the web {@code media_url} and {@code artist}.
 */
public final class FormUploads {

    private static final OperationInfo UPLOAD = new OperationInfo("POST", "/items/uploadToReview/{review_id}/");

    private final Transport transport;
    private final Json json;

    /**
     * Creates an uploader.
     *
     * @param transport sends the requests
     */
    public FormUploads(Transport transport) {
        this.transport = transport;
        this.json = new Json(transport.errors());
    }

    /**
     * Sends a file.
     *
     * @param request the file and how to treat it
     * @return the new item
     */
    public UploadedItem uploadToServer(UploadRequest request) {
        if (request.itemUuid() != null) {
            throw new IllegalArgumentException(
                    "An upload to the server cannot carry itemUuid; use a signed one instead");
        }
        PartPlan.refuseSettings(request, "An upload to the server");
        FileSnapshot snapshot = FileSnapshot.of(request.file());
        UploadProgressReporter progress = new UploadProgressReporter(request.progress(), snapshot.size());
        FileBody file = new FileBody(snapshot, progress::transferred);
        HttpResponse response;
        try {
            response = send(request, file);
        } catch (SyncSketchException e) {
            throw explained(e, file, snapshot);
        }
        UploadedItem item = item(response);
        if (!snapshot.isUnchanged()) {
            throw new FileChangedException(request.file(), item.getId(), null);
        }
        progress.complete();
        return item;
    }

    /**
     * Asks the service to fetch a file.
     *
     * @param request the file's address and how to treat it
     * @return the new item
     */
    public UploadedItem uploadFromUrl(UrlUploadRequest request) {
        StringBuilder form = new StringBuilder("media_url=")
                .append(encoded(request.url()))
                .append("&artist=")
                .append(encoded(request.artist()));
        String name = request.name();
        if (name != null) {
            form.append("&name=").append(encoded(name));
        }
        String description = request.description();
        if (description != null) {
            form.append("&description=").append(encoded(description));
        }
        List<String> query = request.noConvert() ? List.of("noConvertFlag=1") : List.of();
        RequestBody body = new BytesBody(form.toString().getBytes(StandardCharsets.US_ASCII));
        return item(transport.send(
                UPLOAD, target(request.reviewId(), query), headers("application/x-www-form-urlencoded"), body));
    }

    private HttpResponse send(UploadRequest request, FileBody file) {
        List<String> query = new ArrayList<>();
        if (request.noConvert()) {
            query.add("noConvertFlag=1");
        }
        if (request.itemParentId() != null) {
            query.add("itemParentId=" + request.itemParentId());
        }
        if (request.type() != null) {
            query.add("type=" + encoded(request.type().getValue()));
        }
        MultipartFormBody form =
                new MultipartFormBody().text("artist", request.artist()).text("name", request.name());
        if (request.description() != null) {
            form.text("description", request.description());
        }
        String fileName = UploadAttributes.fileName(request.file());
        RequestBody body = form.withFile("reviewFile", fileName, request.contentType(), file);
        return transport.send(
                UPLOAD,
                target(request.reviewId(), query),
                headers(form.contentType()),
                body,
                timeout(UPLOAD, request, file));
    }

    private static String target(long reviewId, List<String> query) {
        String path = "/items/uploadToReview/" + reviewId + "/";
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    /** Returns the timeouts of a request that carries a file. */
    static TimeoutPolicy timeout(OperationInfo operation, UploadRequest request, FileBody file) {
        return new TransferTimeout(
                operation,
                request.stallTimeout(),
                request.answerTimeout(),
                exchange -> new UploadStalledException(request.file(), file.position(), request.stallTimeout()));
    }

    private UploadedItem item(HttpResponse response) {
        UploadedItem item = (UploadedItem) Objects.requireNonNull(json.read(UPLOAD, response, UploadedItem.class));
        try {
            item.getId();
        } catch (NoSuchElementException e) {
            throw transport.errors().decoding(UPLOAD, response, "the item has no id");
        }
        return item;
    }

    static SyncSketchException explained(SyncSketchException e, FileBody file, FileSnapshot snapshot) {
        IOException failure = file.failure();
        if (failure == null || e instanceof RequestInterruptedException || e instanceof ClientClosedException) {
            return e;
        }
        return snapshot.isUnchanged()
                ? new UnusableFileException(snapshot.file(), "cannot be read to its end", failure)
                : new FileChangedException(snapshot.file(), null, failure);
    }

    private RequestHeaders headers(String contentType) {
        return transport.headers(
                RequestHeaders.NONE.with("Accept", "application/json").with("Content-Type", contentType));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
