package com.syncsketch.sdk.client.transport;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.SyncSketchClientBuilder;
import com.syncsketch.sdk.client.TestSecrets;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.upload.UploadRequestBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A fake service for uploads, and a storage on raw sockets with scripted behavior. The item of all uploads is
 * {@value #ITEM}.
 */
final class UploadService implements AutoCloseable {

    static final long ITEM = 502;

    /** How the storage responds to a part that it has received. */
    static final String PART_TAKEN = "HTTP/1.1 200 OK\r\nETag: \"tag-1\"\r\nContent-Length: 0\r\n\r\n";

    final RawServer service;
    final RawServer storage;
    final List<String> steps = new CopyOnWriteArrayList<>();

    private final String storageHost;

    private UploadService(boolean secure, String storageHost, RawServer.Script storageScript) {
        this.storageHost = storageHost;
        storage = RawServer.of(secure, storageScript);
        service = RawServer.of(secure, RawServer.each(this::serve));
    }

    /** Starts both, with or without TLS. */
    static UploadService of(boolean secure, RawServer.Script storage) {
        return new UploadService(secure, "127.0.0.1", storage);
    }

    /** Starts both without TLS. */
    static UploadService plain(RawServer.Script storage) {
        return new UploadService(false, "127.0.0.1", storage);
    }

    /** Starts both without TLS; the service uses another name for the storage. */
    static UploadService named(String storageHost, RawServer.Script storage) {
        return new UploadService(false, storageHost, storage);
    }

    SyncSketchClientBuilder clientBuilder() {
        return service.clientBuilder();
    }

    SyncSketchClient client() {
        return service.client();
    }

    /** Returns how often a step was requested: start, create, sign, complete, abort, item or form. */
    long count(String step) {
        return steps.stream().filter(step::equals).count();
    }

    /** Returns a request for the upload of a file in a single part. */
    static UploadRequestBuilder onePart(Path file) {
        return UploadRequest.builder(456, file).partSize(64L * 1024 * 1024).parallelism(1);
    }

    /** Creates a sparse file that is larger than all socket buffers together. */
    static Path largeFile(Path folder) {
        return file(folder, 32L * 1024 * 1024);
    }

    /** Creates a sparse file. */
    static Path file(Path folder, long size) {
        Path file = folder.resolve("shot010_v003.mov");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Override
    public void close() {
        service.close();
        storage.close();
    }

    private void serve(RawConnection connection, RawRequest request) throws IOException {
        String target = request.target();
        String step = step(target);
        steps.add(step);
        switch (step) {
            case "start" -> connection.respond(200, "{\"item_id\": " + ITEM + ", \"item_uuid\": \"u-502\"}");
            case "create" -> connection.respond(200, "{\"uploadId\": \"upload-1\", \"key\": \"uploads/clip.mov\"}");
            case "sign" ->
                connection.respond(
                        200,
                        "{\"url\": \"" + storage.url(storageHost) + "/bucket/key?partNumber=1&X-Amz-Signature="
                                + TestSecrets.URL_SIGNATURE + "\"}");
            case "form" ->
                connection.respond(
                        200,
                        "{\"url\": \"" + storage.url(storageHost) + "/bucket/\", \"fields\": {\"key\": \"a/b\","
                                + " \"x-amz-meta-item-id\": \"" + ITEM + "\"}}");
            case "item" -> connection.respond(200, "{\"id\": " + ITEM + ", \"status\": \"done\"}");
            default -> connection.respond(200, "{}");
        }
    }

    private static String step(String target) {
        String path = target.split("\\?")[0];
        return path.endsWith("/upload-start/")
                ? "start"
                : path.contains("/sign-part/")
                        ? "sign"
                        : path.endsWith("/complete/")
                                ? "complete"
                                : path.endsWith("/abort/")
                                        ? "abort"
                                        : path.endsWith("/get-s3-signed-url/")
                                                ? "form"
                                                : path.startsWith("/api/v1/item/") ? "item" : "create";
    }
}
