package com.syncsketch.sdk.client.internal.upload;

import com.syncsketch.sdk.client.error.FileChangedException;
import com.syncsketch.sdk.client.internal.upload.file.FileReads;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.PartPlan;
import com.syncsketch.sdk.client.internal.upload.resume.ResumeStateStore;
import com.syncsketch.sdk.client.internal.upload.resume.UploadState;
import com.syncsketch.sdk.client.internal.util.Digests;
import com.syncsketch.sdk.client.upload.ChangeDetection;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Makes sure that the parts in storage have the bytes of the file, according to the {@link ChangeDetection} of the request.
 * Only one thread at a time may use it.
 */
final class ContentCheck {

    /** How often a file is read that is modified while it is compared. */
    private static final int MAX_READS = 3;

    private final UploadRequest request;
    private final BooleanSupplier stopRequested;

    /** The attributes of the file when its parts had its bytes. */
    private FileSnapshot confirmed;

    ContentCheck(UploadRequest request, FileSnapshot snapshot, BooleanSupplier stopRequested) {
        this.request = request;
        this.confirmed = snapshot;
        this.stopRequested = stopRequested;
    }

    /** Sends the missing parts. */
    @FunctionalInterface
    interface Sender {

        void sendMissingParts() throws UploadPausedException;
    }

    /** Compares the parts that an earlier run has sent. Those that cannot be compared are sent again. */
    void checkEarlierParts(UploadState state, ResumeStateStore store) throws UploadPausedException {
        if (isContent()) {
            compare(state, store, part -> store.changed(part, state));
        }
    }

    /**
     * Checks that all parts still have the bytes of the file, before they are combined.
     *
     * @throws FileChangedException if the file has changed
     */
    void checkAllParts(UploadState state, ResumeStateStore store, Sender sender) throws UploadPausedException {
        if (!isContent()) {
            confirmed.check(ChangeDetection.SIZE_AND_TIME);
            return;
        }
        for (int read = 0; !confirmed.isUnchanged(); read++) {
            if (read == MAX_READS) {
                throw new FileChangedException(request.getFile(), null, null);
            }
            confirmed.check(ChangeDetection.CONTENT);
            FileSnapshot current = FileSnapshot.of(request.getFile());
            compare(state, store, part -> new FileChangedException(request.getFile(), null, null));
            sender.sendMissingParts();
            confirmed = current;
        }
    }

    private boolean isContent() {
        return request.getChangeDetection() == ChangeDetection.CONTENT;
    }

    /**
     * Compares the parts that were sent with the file.
     *
     * @param changed returns the exception for a part that differs
     */
    private void compare(UploadState state, ResumeStateStore store, IntFunction<RuntimeException> changed)
            throws UploadPausedException {
        for (Map.Entry<Integer, String> part : List.copyOf(state.etags().entrySet())) {
            if (stopRequested.getAsBoolean()) {
                throw new UploadPausedException();
            }
            int number = part.getKey();
            String sent = sentMd5(state, number, part.getValue());
            if (sent != null && !sent.equals(md5(state.plan(), number))) {
                throw changed.apply(number);
            }
            // Once the request to combine the parts may have been sent, none can be sent again.
            if (sent == null && state.stage() == UploadState.Stage.OPEN) {
                state.removePart(number);
            }
        }
        store.save(state);
    }

    /** Returns the MD5 of the bytes of a part that were sent, or null if it is unknown or cannot be compared. */
    @Nullable
    private String sentMd5(UploadState state, int part, String etag) {
        if (!Digests.isMd5Available()) {
            return null;
        }
        String recorded = state.checksums().get(part);
        if (recorded != null) {
            return recorded;
        }
        // If the ETags of the storage were no MD5, that of another part would be recorded, unless that was turned off.
        boolean areMd5 = state.checksums().isEmpty() && !Boolean.FALSE.equals(request.isVerifyChecksums());
        String md5 = UploadState.md5OfEtag(etag);
        return areMd5 && UploadState.isMd5(md5) ? md5 : null;
    }

    private String md5(PartPlan plan, int part) {
        return FileReads.digest(request.getFile(), plan.offset(part), plan.length(part), Digests.md5());
    }
}
