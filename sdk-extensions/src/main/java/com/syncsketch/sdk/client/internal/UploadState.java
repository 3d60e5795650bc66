package com.syncsketch.sdk.client.internal;

import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** How far an upload in parts has come. Safe for use by several threads. */
final class UploadState {

    /** What is certain about the end of an upload. */
    enum Stage {
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
    private volatile MultipartSteps.Started started;

    @Nullable
    private volatile MultipartSteps.Opened opened;

    UploadState(PartPlan plan) {
        this.plan = plan;
    }

    PartPlan plan() {
        return plan;
    }

    Stage stage() {
        return stage;
    }

    void reach(Stage reached) {
        stage = reached;
    }

    /** Gives the item, or null while there is none. */
    @Nullable
    MultipartSteps.Started started() {
        return started;
    }

    MultipartSteps.Started item() {
        return Objects.requireNonNull(started, "item");
    }

    /** Gives the id of the item, or null while there is none. */
    @Nullable
    Long itemId() {
        MultipartSteps.Started item = started;
        return item == null ? null : item.id();
    }

    void start(MultipartSteps.Started item) {
        started = item;
    }

    /** Gives the upload in the storage, or null while there is none. */
    @Nullable
    MultipartSteps.Opened opened() {
        return opened;
    }

    MultipartSteps.Opened upload() {
        return Objects.requireNonNull(opened, "upload");
    }

    void open(MultipartSteps.Opened upload) {
        opened = upload;
    }

    /** Takes what the storage gave for a part. */
    void take(int part, String etag) {
        if (etags.put(part, etag) == null) {
            confirmed.addAndGet(plan.length(part));
        }
    }

    /** Gives the ETags of the parts that the storage has, by number, in ascending order. */
    Map<Integer, String> etags() {
        return Collections.unmodifiableMap(etags);
    }

    List<Integer> missing() {
        return IntStream.rangeClosed(1, plan.count())
                .filter(part -> !etags.containsKey(part))
                .boxed()
                .toList();
    }

    /** Gives the bytes of the parts that the storage has. */
    long confirmedBytes() {
        return confirmed.get();
    }
}
