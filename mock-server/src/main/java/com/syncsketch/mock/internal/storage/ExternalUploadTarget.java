package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.ExternalStorageException;
import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Another storage than that of this server. What it is asked for is kept here as far as the service has to know it: which
 * item an upload fills. Guarded by the lock of the world.
 */
public final class ExternalUploadTarget implements UploadTarget {

    private final ExternalStorage storage;
    private final Arrivals arrivals;
    private final Map<String, Upload> uploads = new HashMap<>();

    /** The keys under which files are to come by form, by item. */
    private final Map<Long, String> awaited = new HashMap<>();

    /** Is told of files that have arrived. */
    public interface Arrivals {

        /**
         * A file is in the storage.
         *
         * @param itemId the item that it fills
         * @param size its size in bytes
         * @param url signs an address at which it can be read for a while
         */
        void arrived(long itemId, long size, Supplier<String> url);
    }

    private record Upload(String key, long itemId) {}

    /**
     * Begins without uploads.
     *
     * @param storage the storage
     * @param arrivals is told what has arrived there
     */
    public ExternalUploadTarget(ExternalStorage storage, Arrivals arrivals) {
        this.storage = storage;
        this.arrivals = arrivals;
    }

    @Override
    public String open(String freshId, String key, @Nullable String mediaType, long itemId) {
        String uploadId = asked(() -> storage.createUpload(key, mediaType));
        uploads.put(uploadId, new Upload(key, itemId));
        return uploadId;
    }

    @Override
    public String signPart(String uploadId, String key, int number, String host) {
        requireUpload(uploadId, key);
        return asked(() -> storage.signPart(key, uploadId, number)).toString();
    }

    @Override
    public void complete(String uploadId, String key, List<Storage.NamedPart> parts) {
        Upload upload = requireUpload(uploadId, key);
        List<ExternalStorage.Part> named = parts.stream()
                .map(part -> new ExternalStorage.Part(part.number(), part.etag()))
                .toList();
        done(() -> storage.completeUpload(key, uploadId, named));
        uploads.remove(uploadId);
        long size = asked(() -> storage.size(key))
                .orElseThrow(() ->
                        new IllegalStateException("The storage has completed an upload without an object at " + key));
        report(upload.itemId(), key, size);
    }

    @Override
    public void abort(String uploadId, String key) {
        requireUpload(uploadId, key);
        done(() -> storage.abortUpload(key, uploadId));
        uploads.remove(uploadId);
    }

    @Override
    public Storage.Form form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, String host) {
        ExternalStorage.Form form = asked(() -> storage.signForm(key, mediaType, size, metadata));
        awaited.put(itemId, key);
        return new Storage.Form(form.url().toString(), form.fields());
    }

    @Override
    public void look(long itemId) {
        String key = awaited.get(itemId);
        if (key == null) {
            return;
        }
        OptionalLong size = asked(() -> storage.size(key));
        if (size.isPresent()) {
            awaited.remove(itemId);
            report(itemId, key, size.getAsLong());
        }
    }

    private void report(long itemId, String key, long size) {
        arrivals.arrived(itemId, size, () -> asked(() -> storage.signDownload(key)).toString());
    }

    private Upload requireUpload(String uploadId, String key) {
        Upload upload = uploads.get(uploadId);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Exception.noSuchUpload(uploadId);
        }
        return upload;
    }

    private static void done(Runnable work) {
        asked(() -> {
            work.run();
            return "";
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ExternalStorageException e) {
            throw new HttpException(e.status(), e.code() + ": " + e.reason());
        }
    }
}
