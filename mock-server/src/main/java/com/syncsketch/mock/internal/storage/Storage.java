package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.internal.http.Origin;
import com.syncsketch.mock.model.OpenUpload;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.StoredPart;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An object storage that behaves like Amazon S3. Uploaded content is hashed as it arrives, and kept only if a folder is configured;
 * objects created by the service itself are small and kept in memory. Thread-safe.
 */
public final class Storage implements UploadTarget {

    /** The maximum size of a part, and of an object uploaded in one piece: 5 GiB. */
    static final long MAX_SIZE = 5L * 1024 * 1024 * 1024;

    static final String ACCESS_KEY = "SYNCSKETCHMOCK";

    static final String ITEM_ID = "x-amz-meta-item-id";

    private final Clock clock;
    private final Signer signer;
    private final Duration validity;
    private final StorageUrl url;

    @Nullable
    private final ObjectDirectory directory;

    private final Map<String, Entry> objects = new LinkedHashMap<>();
    private final Map<String, MultipartUpload> uploads = new LinkedHashMap<>();
    private volatile Consumer<StoredObject> listener = object -> {};

    /** An object, with its description if a client has uploaded it. */
    private record Entry(ReadableObject object, @Nullable StoredObject upload) {}

    /** Converts a name to a segment of a key. Clients resolve segments of dots before they send a URL. */
    public static String segment(String name) {
        return name.isEmpty() ? "_" : name.replaceAll("[/\\\\\\p{Cntrl}]|^\\.{1,2}$", "_");
    }

    /**
     * Creates an empty storage.
     *
     * @param clock the clock for signing and expiry
     * @param secret the secret key for signatures
     * @param validity the validity of signed URLs and forms
     * @param directory the folder that keeps uploaded content, or null to discard it
     * @param url the public URL of the storage
     */
    public Storage(Clock clock, String secret, Duration validity, @Nullable ObjectDirectory directory, StorageUrl url) {
        this.clock = clock;
        this.signer = new Signer(clock, ACCESS_KEY, secret);
        this.validity = validity;
        this.directory = directory;
        this.url = url;
    }

    /**
     * Sets a listener for uploaded objects.
     *
     * @param listener called after an object has been stored, without holding a lock of this storage
     */
    public void onUpload(Consumer<StoredObject> listener) {
        this.listener = listener;
    }

    /**
     * Stores a small object created by the service.
     *
     * @param key its key
     * @param mediaType its media type
     * @param content its content, which is copied
     */
    public void put(String key, String mediaType, byte[] content) {
        byte[] copy = content.clone();
        String etag = '"' + HexFormat.of().formatHex(Digests.md5().digest(copy)) + '"';
        store(
                key,
                new Entry(
                        new ReadableObject(mediaType, etag, copy.length, () -> new ByteArrayInputStream(copy)), null));
    }

    /**
     * Signs a URL to read an object, which need not exist yet.
     *
     * @param key its key
     * @param api the origin under which the client reached the API
     * @return the URL
     */
    public String signedUrl(String key, Origin api) {
        return signer.url("GET", url.base(api), key, Map.of(), validity);
    }

    /** {@inheritDoc} A file of another size is rejected. */
    @Override
    public SignedForm form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, Origin api) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        if (mediaType != null) {
            fields.put("Content-Type", mediaType);
        }
        fields.putAll(metadata);
        signer.form(fields, all -> PostPolicy.exactly(all, size, clock.instant().plus(validity)));
        return new SignedForm(url.base(api) + "/", fields);
    }

    @Override
    public synchronized String open(String newUploadId, String key, @Nullable String mediaType, long itemId) {
        uploads.put(newUploadId, new MultipartUpload(newUploadId, key, mediaType, itemId));
        return newUploadId;
    }

    @Override
    public String signPart(String uploadId, String key, int number, Origin api) {
        upload(uploadId, key);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("partNumber", Integer.toString(number));
        query.put("uploadId", uploadId);
        return signer.url("PUT", url.base(api), key, query, validity);
    }

    @Override
    public void complete(String uploadId, String key, List<CompletedPart> completed) {
        StoredObject object;
        synchronized (this) {
            MultipartUpload upload = upload(uploadId, key);
            List<StoredBytes> selected = upload.select(completed);
            List<StoredPart> parts = new ArrayList<>();
            long size = 0;
            for (int i = 0; i < selected.size(); i++) {
                parts.add(selected.get(i).toPart(completed.get(i).number()));
                size += selected.get(i).size();
            }
            object = new StoredObject(
                    key, upload.mediaType(), size, MultipartUpload.etag(selected), List.copyOf(parts), upload.itemId());
            store(object, selected);
            uploads.remove(uploadId);
            upload.discardExcept(selected);
        }
        listener.accept(object);
    }

    @Override
    public synchronized void abort(String uploadId, String key) {
        upload(uploadId, key).discard();
        uploads.remove(uploadId);
    }

    /** Deletes the parts of all open multipart uploads. */
    public synchronized void discardUploads() {
        uploads.values().forEach(MultipartUpload::discard);
        uploads.clear();
    }

    /** Does nothing, because this storage reports uploads itself. */
    @Override
    public void checkForUpload(long itemId) {}

    /**
     * Creates a sink for uploaded content.
     *
     * @return the sink
     * @throws StorageFailureException if the folder is not writable
     */
    public UploadSink newSink() {
        return directory == null ? new UploadSink() : directory.newSink();
    }

    /** Checks that a multipart upload is open. */
    void requireUpload(String uploadId, String key) {
        upload(uploadId, key);
    }

    /**
     * Stores a part. A part with the same number is replaced.
     *
     * @throws S3Exception if the upload has been completed or aborted in the meantime
     */
    void storePart(String uploadId, String key, int number, StoredBytes part) {
        synchronized (this) {
            MultipartUpload upload = uploads.get(uploadId);
            if (upload != null && upload.key().equals(key)) {
                upload.put(number, part);
                return;
            }
        }
        part.delete();
        throw S3Exception.noSuchUpload(uploadId);
    }

    /**
     * Stores an object that was uploaded in one piece.
     *
     * @param key its key
     * @param mediaType its media type, or null if it is unknown
     * @param itemId the item that the file belongs to
     * @param sink its content; the sink is finished by this method
     * @return the object
     * @throws StorageFailureException if the folder is not writable
     */
    public StoredObject store(String key, @Nullable String mediaType, long itemId, UploadSink sink) {
        StoredBytes content = sink.finish();
        StoredPart part = content.toPart(1);
        StoredObject object = new StoredObject(key, mediaType, content.size(), part.etag(), List.of(part), itemId);
        synchronized (this) {
            store(object, List.of(content));
        }
        listener.accept(object);
        return object;
    }

    /** Restores an object that was uploaded earlier, with its content if there is a folder that has it. */
    public synchronized void restore(StoredObject object) {
        store(object, directory == null ? null : directory.path(object.key()));
    }

    private void store(StoredObject object, List<StoredBytes> parts) {
        if (directory == null) {
            store(object, (Path) null);
            return;
        }
        List<Path> files =
                parts.stream().map(part -> Objects.requireNonNull(part.file())).toList();
        store(object, directory.join(object.key(), files));
    }

    private void store(StoredObject object, @Nullable Path file) {
        ObjectDirectory folder = directory;
        ReadableObject.Content content = () -> {
            if (folder == null || file == null) {
                throw noSuchKey(
                        object.key(),
                        "It was uploaded, but this mock server was started without a storage folder and keeps no content.");
            }
            return folder.read(file);
        };
        String mediaType = object.mediaType() == null ? "binary/octet-stream" : object.mediaType();
        store(object.key(), new Entry(new ReadableObject(mediaType, object.etag(), object.size(), content), object));
    }

    private synchronized void store(String key, Entry entry) {
        // Removed first, so that objects are listed in the order of completion.
        objects.remove(key);
        objects.put(key, entry);
    }

    /**
     * Finds an object to read.
     *
     * @throws S3Exception if there is none
     */
    ReadableObject read(String key) {
        Entry entry;
        synchronized (this) {
            entry = objects.get(key);
        }
        if (entry == null) {
            throw noSuchKey(key, "");
        }
        return entry.object();
    }

    private static S3Exception noSuchKey(String key, String reason) {
        return new S3Exception(404, "NoSuchKey", ("The specified key does not exist. " + reason).strip(), "Key", key);
    }

    /** Lists the objects that clients have uploaded, in the order of completion. */
    public synchronized List<StoredObject> objects() {
        return objects.values().stream()
                .flatMap(entry -> Optional.ofNullable(entry.upload()).stream())
                .toList();
    }

    /** Lists the multipart uploads that are neither completed nor aborted, oldest first. */
    public synchronized List<OpenUpload> openUploads() {
        return uploads.values().stream().map(MultipartUpload::toOpenUpload).toList();
    }

    private synchronized MultipartUpload upload(String uploadId, String key) {
        MultipartUpload upload = uploads.get(uploadId);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Exception.noSuchUpload(uploadId);
        }
        return upload;
    }

    Signer signer() {
        return signer;
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns the URL of this storage. */
    StorageUrl url() {
        return url;
    }
}
