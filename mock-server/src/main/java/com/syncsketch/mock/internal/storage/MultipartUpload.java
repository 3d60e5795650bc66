package com.syncsketch.mock.internal.storage;

import com.syncsketch.mock.model.OpenUpload;
import jakarta.annotation.Nullable;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An open multipart upload. Guarded by the lock of the {@link Storage}. */
final class MultipartUpload {

    /** The minimum size of all parts except the last one: 5 MiB. */
    static final long MIN_PART_SIZE = 5L * 1024 * 1024;

    static final int MAX_PARTS = 10_000;

    private final String id;
    private final String key;

    @Nullable
    private final String mediaType;

    private final long itemId;
    private final Map<Integer, StoredBytes> parts = new TreeMap<>();

    MultipartUpload(String id, String key, @Nullable String mediaType, long itemId) {
        this.id = id;
        this.key = key;
        this.mediaType = mediaType;
        this.itemId = itemId;
    }

    String key() {
        return key;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    long itemId() {
        return itemId;
    }

    /** Stores a part. A part with the same number is replaced. */
    void put(int number, StoredBytes part) {
        StoredBytes replaced = parts.put(number, part);
        if (replaced != null) {
            replaced.delete();
        }
    }

    /**
     * Returns the parts that make up the object.
     *
     * @param completed the parts named by the client
     * @return the stored parts in the same order
     * @throws S3Exception if the list is not as Amazon S3 requires it
     */
    List<StoredBytes> select(List<CompletedPart> completed) {
        if (completed.isEmpty()) {
            throw new S3Exception(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        List<StoredBytes> selected = new ArrayList<>();
        int last = 0;
        for (CompletedPart part : completed) {
            if (part.number() <= last) {
                throw new S3Exception(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. The parts list must be specified in order by part"
                                + " number.",
                        "UploadId",
                        id);
            }
            last = part.number();
            selected.add(find(part));
        }
        for (int i = 0; i < selected.size() - 1; i++) {
            if (selected.get(i).size() < MIN_PART_SIZE) {
                throw S3Exception.tooSmall(
                        selected.get(i).size(),
                        MIN_PART_SIZE,
                        "PartNumber",
                        Integer.toString(completed.get(i).number()),
                        "ETag",
                        selected.get(i).md5());
            }
        }
        return selected;
    }

    private StoredBytes find(CompletedPart part) {
        StoredBytes found = parts.get(part.number());
        if (found == null || !found.md5().equals(part.etag().replaceAll("^\"|\"$", ""))) {
            throw new S3Exception(
                    400,
                    "InvalidPart",
                    "One or more of the specified parts could not be found.  The part may not have been uploaded, or"
                            + " the specified entity tag may not match the part's entity tag.",
                    "UploadId",
                    id,
                    "PartNumber",
                    Integer.toString(part.number()),
                    "ETag",
                    part.etag());
        }
        return found;
    }

    /** Returns the ETag of an object made of parts, in double quotes: the MD5 of their MD5s, and their number. */
    static String etag(List<StoredBytes> parts) {
        MessageDigest md5 = Digests.md5();
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.md5())));
        return '"' + HexFormat.of().formatHex(md5.digest()) + "-" + parts.size() + '"';
    }

    /** Deletes the content of all parts. */
    void discard() {
        discardExcept(List.of());
    }

    /** Deletes the content of all parts except those that were made into an object. */
    void discardExcept(List<StoredBytes> used) {
        parts.values().removeAll(used);
        for (StoredBytes part : parts.values()) {
            part.delete();
        }
    }

    OpenUpload toOpenUpload() {
        return new OpenUpload(
                id,
                key,
                itemId,
                parts.entrySet().stream()
                        .map(part -> part.getValue().toPart(part.getKey()))
                        .toList());
    }
}
