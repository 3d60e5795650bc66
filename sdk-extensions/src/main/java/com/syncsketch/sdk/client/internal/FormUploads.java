package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UrlUploadRequest;
import com.syncsketch.sdk.model.UploadedItem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads by the service's form, past Feign, whose bodies are byte arrays. Safe for use by several threads.
 *
 * <p>Evidence: the official Python client sends the parts {@code artist} and {@code name}, empty where they are not
 * given, and then {@code reviewFile}; for a file on the web {@code media_url} and {@code artist}.
 */
public final class FormUploads {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");
    private static final Call CALL = new Call("POST", "/items/uploadToReview/{review_id}/");

    private final Transport transport;
    private final Json json;
    private final Duration readTimeout;

    /**
     * Makes an uploader.
     *
     * @param transport what sends
     * @param readTimeout how long an attempt without a file may take
     */
    public FormUploads(Transport transport, Duration readTimeout) {
        this.transport = transport;
        this.json = new Json(transport.failures());
        this.readTimeout = readTimeout;
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
        ProgressReporter progress = new ProgressReporter(request.progress(), snapshot.size());
        FileBody file = new FileBody(snapshot, progress::taken);
        Answer answer;
        try {
            answer = send(request, file);
        } catch (SyncSketchException e) {
            throw explained(e, file, snapshot);
        } finally {
            close(file, request.file());
        }
        UploadedItem item = item(answer);
        if (!snapshot.isStillTrue()) {
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
        Map<String, Collection<String>> headers = headers("application/x-www-form-urlencoded");
        BodyPublisher body = BodyPublishers.ofString(form.toString());
        URI address = address(request.reviewId(), query);
        return item(transport.send(CALL, address, headers, body, readTimeout));
    }

    private Answer send(UploadRequest request, FileBody file) {
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
        MultipartForm form =
                new MultipartForm().text("artist", request.artist()).text("name", request.name());
        if (request.description() != null) {
            form.text("description", request.description());
        }
        String fileName = fileName(request.file());
        BodyPublisher body = form.withFile("reviewFile", fileName, request.contentType(), file.publisher());
        URI address = address(request.reviewId(), query);
        return transport.send(CALL, address, headers(form.contentType()), body, new Patience(CALL, request, file));
    }

    private URI address(long reviewId, List<String> query) {
        String path = transport.origin().base() + "/items/uploadToReview/" + reviewId + "/";
        return URI.create(query.isEmpty() ? path : path + "?" + String.join("&", query));
    }

    private UploadedItem item(Answer answer) {
        UploadedItem item = (UploadedItem) Objects.requireNonNull(json.read(CALL, answer, UploadedItem.class));
        try {
            item.getId();
        } catch (NoSuchElementException e) {
            throw transport.failures().decoding(CALL, answer, "the item has no id");
        }
        return item;
    }

    static String fileName(Path file) {
        return Objects.requireNonNull(file.getFileName(), "file name").toString();
    }

    static SyncSketchException explained(SyncSketchException e, FileBody file, FileSnapshot snapshot) {
        IOException failure = file.failure();
        if (failure == null) {
            return e;
        }
        return snapshot.isStillTrue()
                ? new UnusableFileException(snapshot.file(), "cannot be read to its end", failure)
                : new FileChangedException(snapshot.file(), null, failure);
    }

    static void close(FileBody file, Path path) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed", path, e);
        }
    }

    private static Map<String, Collection<String>> headers(String contentType) {
        return Map.of("Accept", List.of("application/json"), "Content-Type", List.of(contentType));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
