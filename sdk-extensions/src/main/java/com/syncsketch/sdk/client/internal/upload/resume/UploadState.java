package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The state of a multipart upload. Thread-safe. */
public final class UploadState {

    /** The stages of an upload. */
    public enum Stage {
        /** Parts are missing, or the completion was not requested yet. */
        OPEN,
        /** The completion may have been requested. */
        COMPLETING,
        /** The storage has assembled the parts. */
        COMPLETE
    }

    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    private final PartPlan plan;
    private final Map<Integer, String> etags = new ConcurrentSkipListMap<>();
    /** The MD5 in hexadecimal digits of parts whose ETag is another text. */
    private final Map<Integer, String> checksums = new ConcurrentSkipListMap<>();

    private final AtomicLong confirmedBytes = new AtomicLong();
    private volatile Stage stage = Stage.OPEN;
    private volatile ItemMetadata metadata = ItemMetadata.NONE;

    @Nullable
    private volatile CreatedItem item;

    @Nullable
    private volatile UploadSession session;

    /** Creates the state of an upload that has not started. */
    public UploadState(PartPlan plan) {
        this.plan = plan;
    }

    public PartPlan plan() {
        return plan;
    }

    public Stage stage() {
        return stage;
    }

    public void setStage(Stage stage) {
        this.stage = stage;
    }

    /** Returns the metadata that an update sets once the upload is complete. */
    public ItemMetadata metadata() {
        return metadata;
    }

    public void setMetadata(ItemMetadata metadata) {
        this.metadata = metadata;
    }

    /** Returns the item, or null if it has not been created. */
    @Nullable
    public CreatedItem item() {
        return item;
    }

    /** Returns the item, which must have been created. */
    public CreatedItem requireItem() {
        return Objects.requireNonNull(item, "item");
    }

    /** Returns the ID of the item, or null if it has not been created. */
    @Nullable
    public Long itemId() {
        CreatedItem created = item;
        return created == null ? null : created.id();
    }

    public void setItem(CreatedItem item) {
        this.item = item;
    }

    /** Returns the multipart upload in storage, or null if it has not been created. */
    @Nullable
    public UploadSession session() {
        return session;
    }

    /** Returns the multipart upload in storage, which must have been created. */
    public UploadSession requireSession() {
        return Objects.requireNonNull(session, "session");
    }

    public void setSession(UploadSession session) {
        this.session = session;
    }

    /**
     * Records a part that the storage has confirmed.
     *
     * @param md5 the MD5 of the bytes that were sent, in hexadecimal digits; null if it is unknown
     */
    public void addPart(int part, String etag, @Nullable String md5) {
        if (md5 == null || md5.equals(md5OfEtag(etag))) {
            checksums.remove(part);
        } else {
            checksums.put(part, md5);
        }
        if (etags.put(part, etag) == null) {
            confirmedBytes.addAndGet(plan.length(part));
        }
    }

    /** Returns the ETags of the confirmed parts by part number, in ascending order. */
    public Map<Integer, String> etags() {
        return Collections.unmodifiableMap(etags);
    }

    /** Forgets a part, so that it is sent again. */
    public void removePart(int part) {
        checksums.remove(part);
        if (etags.remove(part) != null) {
            confirmedBytes.addAndGet(-plan.length(part));
        }
    }

    /** Returns the MD5 of parts whose ETag is another text. */
    public Map<Integer, String> checksums() {
        return Collections.unmodifiableMap(checksums);
    }

    /** Returns the ETag without quotes, in lower case: the MD5 of a part, if the storage uses that. */
    public static String md5OfEtag(String etag) {
        return etag.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /** Returns whether a text can be the ETag of a part, so that a resume file with it can be read again. */
    public static boolean isETag(String text) {
        return ResumeStateParser.isToken(text);
    }

    /** Returns whether a text has the form of an MD5 in hexadecimal digits. */
    public static boolean isMd5(String text) {
        return MD5.matcher(text).matches();
    }

    /** Returns the numbers of the parts that are not confirmed. */
    public List<Integer> missingParts() {
        return IntStream.rangeClosed(1, plan.count())
                .filter(part -> !etags.containsKey(part))
                .boxed()
                .toList();
    }

    /** Returns the number of bytes in the confirmed parts. */
    public long confirmedBytes() {
        return confirmedBytes.get();
    }
}
