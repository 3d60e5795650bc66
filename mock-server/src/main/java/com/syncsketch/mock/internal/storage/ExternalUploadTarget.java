package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.model.ExternalStorage;
import com.syncsketch.mock.model.ExternalStorageException;
import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * An upload target that delegates to another storage. Keeps only what the service must know: which item an upload belongs to. Guarded by
 * the lock of the store.
 */
public final class ExternalUploadTarget implements UploadTarget {

    private final ExternalStorage storage;
    private final String keyPrefix;
    private final UploadListener listener;
    private final Map<String, PendingUpload> uploads = new HashMap<>();

    /** The keys of files that have yet to be uploaded by form, by item id. */
    private final Map<Long, String> pendingForms = new HashMap<>();

    /** Receives notifications about uploaded files. */
    public interface UploadListener {

        /**
         * Called when a file is in the storage.
         *
         * @param itemId the item that the file belongs to
         * @param size its size in bytes
         * @param url signs a URL to read the file
         */
        void uploaded(long itemId, long size, Supplier<String> url);
    }

    private record PendingUpload(String key, long itemId) {}

    /**
     * Creates a target without uploads.
     *
     * @param storage the external storage
     * @param keyPrefix the text in front of all keys in the external storage; may be empty
     * @param listener the listener for uploaded files
     */
    public ExternalUploadTarget(ExternalStorage storage, String keyPrefix, UploadListener listener) {
        this.storage = storage;
        this.keyPrefix = keyPrefix;
        this.listener = listener;
    }

    @Override
    public String open(String newUploadId, String key, @Nullable String mediaType, long itemId) {
        String uploadId = call(() -> storage.createUpload(keyPrefix + key, mediaType));
        uploads.put(uploadId, new PendingUpload(key, itemId));
        return uploadId;
    }

    @Override
    public String signPart(String uploadId, String key, int number, Origin api) {
        requireUpload(uploadId, key);
        return call(() -> storage.signPart(keyPrefix + key, uploadId, number)).toString();
    }

    @Override
    public void complete(String uploadId, String key, List<CompletedPart> parts) {
        PendingUpload upload = requireUpload(uploadId, key);
        List<ExternalStorage.Part> named = parts.stream()
                .map(part -> new ExternalStorage.Part(part.number(), part.etag()))
                .toList();
        run(() -> storage.completeUpload(keyPrefix + key, uploadId, named));
        uploads.remove(uploadId);
        long size = call(() -> storage.size(keyPrefix + key))
                .orElseThrow(() -> new IllegalStateException(
                        "The storage completed an upload, but has no object at " + keyPrefix + key));
        report(upload.itemId(), key, size);
    }

    @Override
    public void abort(String uploadId, String key) {
        requireUpload(uploadId, key);
        run(() -> storage.abortUpload(keyPrefix + key, uploadId));
        uploads.remove(uploadId);
    }

    @Override
    public SignedForm form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, Origin api) {
        ExternalStorage.Form form = call(() -> storage.signForm(keyPrefix + key, mediaType, size, metadata));
        pendingForms.put(itemId, key);
        return new SignedForm(form.url().toString(), form.fields());
    }

    @Override
    public void checkForUpload(long itemId) {
        String key = pendingForms.get(itemId);
        if (key == null) {
            return;
        }
        OptionalLong size = call(() -> storage.size(keyPrefix + key));
        if (size.isPresent()) {
            pendingForms.remove(itemId);
            report(itemId, key, size.getAsLong());
        }
    }

    private void report(long itemId, String key, long size) {
        listener.uploaded(
                itemId,
                size,
                () -> call(() -> storage.signDownload(keyPrefix + key)).toString());
    }

    private PendingUpload requireUpload(String uploadId, String key) {
        PendingUpload upload = uploads.get(uploadId);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Exception.noSuchUpload(uploadId);
        }
        return upload;
    }

    private static void run(Runnable action) {
        call(() -> {
            action.run();
            return "";
        });
    }

    private static <T> T call(Supplier<T> action) {
        try {
            return action.get();
        } catch (ExternalStorageException e) {
            throw new HttpException(e.status(), e.code() + ": " + e.reason());
        } catch (Throwable e) { // Also errors, checked exceptions of Kotlin, and those that would count as a lost
            // connection.
            throw new IllegalStateException("The external storage failed: " + e, e);
        }
    }
}
