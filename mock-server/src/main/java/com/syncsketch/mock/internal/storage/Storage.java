package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.model.OpenUpload;
import com.syncsketch.mock.model.StoredObject;
import com.syncsketch.mock.model.StoredPart;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
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
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The objects of one world, in the manner of Amazon S3. Bytes are hashed as they arrive, and kept only in a folder that
 * somebody asked for; what the service made itself is small and kept in memory. Safe for use by several threads.
 */
public final class Storage implements UploadTarget {

    /** The largest part, and the largest object of one piece: 5 GiB. */
    static final long LARGEST = 5L * 1024 * 1024 * 1024;

    /** The smallest part that is not the last one: 5 MiB. */
    static final long SMALLEST_PART = 5L * 1024 * 1024;

    static final int MOST_PARTS = 10_000;

    static final String ACCESS_KEY = "SYNCSKETCHMOCK";

    static final String ITEM_ID = "x-amz-meta-item-id";

    private final Clock clock;
    private final Signer signer;
    private final Duration life;
    private final StorageUrl address;

    @Nullable
    private final ObjectDirectory folder;

    private final Map<String, Entry> objects = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private volatile Consumer<StoredObject> listener = object -> {};

    /**
     * A part as a client names it when it completes an upload.
     *
     * @param number its number
     * @param etag its entity tag, with or without its double quotes
     */
    public record NamedPart(int number, String etag) {}

    /**
     * A signed form.
     *
     * @param url where it goes
     * @param fields its fields, in their order
     */
    public record Form(String url, Map<String, String> fields) {}

    private record Entry(Found found, @Nullable StoredObject upload) {}

    private record Upload(
            String id, String key, @Nullable String mediaType, long itemId, Map<Integer, StoredBytes> parts) {}

    /**
     * What a reader of an object gets.
     *
     * @param mediaType its media type
     * @param etag its entity tag
     * @param size its size in bytes
     * @param content opens it
     */
    record Found(String mediaType, String etag, long size, Content content) {}

    /** Opens the bytes of an object. */
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Makes an empty storage.
     *
     * @param clock tells the time of signing and of expiry
     * @param secret what signatures are made with
     * @param life how long signed addresses and forms are good for
     * @param folder where the bytes of uploads are kept, or null if they are not
     * @param address where clients find it
     */
    public Storage(Clock clock, String secret, Duration life, @Nullable Path folder, StorageUrl address) {
        this.clock = clock;
        this.signer = new Signer(clock, ACCESS_KEY, secret);
        this.life = life;
        this.folder = folder == null ? null : new ObjectDirectory(folder);
        this.address = address;
    }

    /**
     * Has every object reported that a client has uploaded.
     *
     * @param listener is called once the object is there, without a lock of this storage
     */
    public void onUpload(Consumer<StoredObject> listener) {
        this.listener = listener;
    }

    /**
     * Stores something small that the service made.
     *
     * @param key its key
     * @param mediaType its media type
     * @param content its bytes, of which a copy is taken
     */
    public void put(String key, String mediaType, byte[] content) {
        byte[] copy = content.clone();
        String etag = '"' + HexFormat.of().formatHex(Digests.md5().digest(copy)) + '"';
        store(key, new Entry(new Found(mediaType, etag, copy.length, () -> new ByteArrayInputStream(copy)), null));
    }

    /**
     * Signs an address at which an object can be read for a while, whether or not it is there yet.
     *
     * @param key its key
     * @param host the host of the request to the service
     * @return the address
     */
    public String signedUrl(String key, String host) {
        return signer.url("GET", address.base(host), key, Map.of(), life);
    }

    /** {@inheritDoc} A file of another size is refused. */
    @Override
    public Form form(
            String key, @Nullable String mediaType, long size, Map<String, String> metadata, long itemId, String host) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        if (mediaType != null) {
            fields.put("Content-Type", mediaType);
        }
        fields.putAll(metadata);
        signer.form(fields, all -> PostPolicy.exactly(all, size, clock.instant().plus(life)));
        return new Form(address.base(host) + "/", fields);
    }

    @Override
    public synchronized String open(String freshId, String key, @Nullable String mediaType, long itemId) {
        uploads.put(freshId, new Upload(freshId, key, mediaType, itemId, new TreeMap<>()));
        return freshId;
    }

    @Override
    public String signPart(String uploadId, String key, int number, String host) {
        upload(uploadId, key);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("partNumber", Integer.toString(number));
        query.put("uploadId", uploadId);
        return signer.url("PUT", address.base(host), key, query, life);
    }

    @Override
    public void complete(String uploadId, String key, List<NamedPart> parts) throws IOException {
        StoredObject object;
        synchronized (this) {
            Upload upload = upload(uploadId, key);
            List<StoredBytes> received = check(upload, parts);
            List<StoredPart> stored = new ArrayList<>();
            MessageDigest md5 = Digests.md5();
            long size = 0;
            for (int i = 0; i < received.size(); i++) {
                StoredBytes part = received.get(i);
                stored.add(new StoredPart(parts.get(i).number(), part.size(), part.md5(), part.sha256()));
                md5.update(HexFormat.of().parseHex(part.md5()));
                size += part.size();
            }
            String etag = '"' + HexFormat.of().formatHex(md5.digest()) + "-" + received.size() + '"';
            object = new StoredObject(key, upload.mediaType(), size, etag, List.copyOf(stored), upload.itemId());
            keep(object, received);
            uploads.remove(uploadId);
            upload.parts().values().removeAll(received);
            discard(upload);
        }
        listener.accept(object);
    }

    private static List<StoredBytes> check(Upload upload, List<NamedPart> parts) {
        if (parts.isEmpty()) {
            throw new S3Exception(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        List<StoredBytes> received = new ArrayList<>();
        int last = 0;
        for (NamedPart part : parts) {
            if (part.number() <= last) {
                throw new S3Exception(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. The parts list must be specified in order by part"
                                + " number.",
                        "UploadId",
                        upload.id());
            }
            last = part.number();
            StoredBytes found = upload.parts().get(part.number());
            if (found == null || !found.md5().equals(part.etag().replaceAll("^\"|\"$", ""))) {
                throw new S3Exception(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found.  The part may not have been uploaded, or"
                                + " the specified entity tag may not match the part's entity tag.",
                        "UploadId",
                        upload.id(),
                        "PartNumber",
                        Integer.toString(part.number()),
                        "ETag",
                        part.etag());
            }
            received.add(found);
        }
        for (int i = 0; i < received.size() - 1; i++) {
            if (received.get(i).size() < SMALLEST_PART) {
                throw S3Exception.tooSmall(
                        received.get(i).size(),
                        SMALLEST_PART,
                        "PartNumber",
                        Integer.toString(parts.get(i).number()),
                        "ETag",
                        received.get(i).md5());
            }
        }
        return received;
    }

    @Override
    public synchronized void abort(String uploadId, String key) throws IOException {
        discard(upload(uploadId, key));
        uploads.remove(uploadId);
    }

    /** Does nothing: this storage reports what arrives. */
    @Override
    public void look(long itemId) {}

    private static void discard(Upload upload) throws IOException {
        for (StoredBytes part : upload.parts().values()) {
            discard(part);
        }
    }

    static void discard(@Nullable StoredBytes part) throws IOException {
        if (part != null && part.file() != null) {
            Files.deleteIfExists(part.file());
        }
    }

    /**
     * Begins to take bytes in.
     *
     * @return where they go
     * @throws IOException if the folder cannot be written
     */
    public UploadSink intake() throws IOException {
        return new UploadSink(folder == null ? null : folder.newFile());
    }

    /** Refuses an upload that is not open. */
    void requireUpload(String uploadId, String key) {
        upload(uploadId, key);
    }

    /**
     * Stores a part; one of the same number is replaced.
     *
     * @throws S3Exception if the upload was completed or aborted meanwhile
     */
    void storePart(String uploadId, String key, int number, StoredBytes received) throws IOException {
        synchronized (this) {
            Upload upload = uploads.get(uploadId);
            if (upload != null && upload.key().equals(key)) {
                discard(upload.parts().put(number, received));
                return;
            }
        }
        discard(received);
        throw S3Exception.noSuchUpload(uploadId);
    }

    /**
     * Stores an object that came in one piece.
     *
     * @param key its key
     * @param mediaType its media type, or null if it is not known
     * @param itemId the item that it fills
     * @param intake its bytes; it is at its end afterwards
     * @return the object
     * @throws IOException if the folder cannot be written
     */
    public StoredObject store(String key, @Nullable String mediaType, long itemId, UploadSink intake) throws IOException {
        StoredBytes received = intake.finish();
        StoredPart part = new StoredPart(1, received.size(), received.md5(), received.sha256());
        StoredObject object = new StoredObject(key, mediaType, received.size(), part.etag(), List.of(part), itemId);
        synchronized (this) {
            keep(object, List.of(received));
        }
        listener.accept(object);
        return object;
    }

    private void keep(StoredObject object, List<StoredBytes> parts) throws IOException {
        Content content;
        if (folder == null) {
            content = () -> {
                throw noSuchKey(
                        object.key(),
                        "It was uploaded, but this mock server was started without a storage folder and keeps no bytes.");
            };
        } else {
            List<Path> files = parts.stream()
                    .map(part -> Objects.requireNonNull(part.file()))
                    .toList();
            Path file = folder.join(object.key(), files);
            content = () -> Files.newInputStream(file);
        }
        String mediaType = object.mediaType() == null ? "binary/octet-stream" : object.mediaType();
        store(object.key(), new Entry(new Found(mediaType, object.etag(), object.size(), content), object));
    }

    private synchronized void store(String key, Entry entry) {
        // Removed first, so that the order is that of completion.
        objects.remove(key);
        objects.put(key, entry);
    }

    /**
     * Finds an object to read.
     *
     * @throws S3Exception if there is none
     */
    Found read(String key) {
        Entry entry;
        synchronized (this) {
            entry = objects.get(key);
        }
        if (entry == null) {
            throw noSuchKey(key, "");
        }
        return entry.found();
    }

    private static S3Exception noSuchKey(String key, String why) {
        return new S3Exception(404, "NoSuchKey", ("The specified key does not exist. " + why).strip(), "Key", key);
    }

    /**
     * Lists what clients have uploaded.
     *
     * @return the objects, in the order in which they were complete
     */
    public synchronized List<StoredObject> objects() {
        return objects.values().stream()
                .flatMap(entry -> Optional.ofNullable(entry.upload()).stream())
                .toList();
    }

    /**
     * Lists the multipart uploads that are neither completed nor aborted.
     *
     * @return the uploads, oldest first
     */
    public synchronized List<OpenUpload> openUploads() {
        return uploads.values().stream()
                .map(upload -> new OpenUpload(
                        upload.id(),
                        upload.key(),
                        upload.itemId(),
                        upload.parts().entrySet().stream()
                                .map(part -> new StoredPart(
                                        part.getKey(),
                                        part.getValue().size(),
                                        part.getValue().md5(),
                                        part.getValue().sha256()))
                                .toList()))
                .toList();
    }

    private synchronized Upload upload(String uploadId, String key) {
        Upload upload = uploads.get(uploadId);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Exception.noSuchUpload(uploadId);
        }
        return upload;
    }

    Signer signer() {
        return signer;
    }

    /** Tells the time. */
    Instant now() {
        return clock.instant();
    }

    /** Gives what signatures call this storage, for a request that came with a {@code Host} header. */
    String authority(String header) {
        return address.authority(header);
    }
}
