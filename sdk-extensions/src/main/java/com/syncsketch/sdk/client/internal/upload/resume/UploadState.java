package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** How far an upload in parts has come. Safe for use by several threads. */
public final class UploadState {

    /** What is certain about the end of an upload. */
    public enum Stage {
        /** Parts are missing, or nobody has asked for them to be put together. */
        OPEN,
        /** Somebody was about to ask for that, and may have. */
        COMPLETING,
        /** They are put together. */
        COMPLETE
    }

    private final PartPlan plan;
    private final Map<Integer, String> etags = new ConcurrentSkipListMap<>();
    private final AtomicLong confirmed = new AtomicLong();
    private volatile Stage stage = Stage.OPEN;

    @Nullable
    private volatile CreatedItem started;

    @Nullable
    private volatile UploadSession opened;

    public UploadState(PartPlan plan) {
        this.plan = plan;
    }

    public PartPlan plan() {
        return plan;
    }

    public Stage stage() {
        return stage;
    }

    public void reach(Stage reached) {
        stage = reached;
    }

    /** Gives the item, or null while there is none. */
    @Nullable
    public CreatedItem started() {
        return started;
    }

    public CreatedItem item() {
        return Objects.requireNonNull(started, "item");
    }

    /** Gives the id of the item, or null while there is none. */
    @Nullable
    public Long itemId() {
        CreatedItem item = started;
        return item == null ? null : item.id();
    }

    public void start(CreatedItem item) {
        started = item;
    }

    /** Gives the upload in the storage, or null while there is none. */
    @Nullable
    public UploadSession opened() {
        return opened;
    }

    public UploadSession upload() {
        return Objects.requireNonNull(opened, "upload");
    }

    public void open(UploadSession upload) {
        opened = upload;
    }

    /** Takes what the storage gave for a part. */
    public void take(int part, String etag) {
        if (etags.put(part, etag) == null) {
            confirmed.addAndGet(plan.length(part));
        }
    }

    /** Gives the ETags of the parts that the storage has, by number, in ascending order. */
    public Map<Integer, String> etags() {
        return Collections.unmodifiableMap(etags);
    }

    public List<Integer> missing() {
        return IntStream.rangeClosed(1, plan.count())
                .filter(part -> !etags.containsKey(part))
                .boxed()
                .toList();
    }

    /** Gives the bytes of the parts that the storage has. */
    public long confirmedBytes() {
        return confirmed.get();
    }
}
