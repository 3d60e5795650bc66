package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.internal.upload.file.ItemMetadata;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the state of an upload in the resume file of the request; does nothing if the request has none. Thread-safe.
 */
public final class ResumeStateStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private final UploadRequest request;
    private final ResumeState.Target target;

    @Nullable
    private final ResumeStateFile file;

    @Nullable
    private ResumeState.Content content;

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private long savedChanges;

    private ResumeStateStore(UploadRequest request, ResumeState.Target target, @Nullable ResumeStateFile file) {
        this.request = request;
        this.target = target;
        this.file = file;
    }

    /** Locks the resume file of a request, if it has one. */
    public static ResumeStateStore open(Origin service, UploadRequest request) {
        Path path = request.getResumeFile();
        return new ResumeStateStore(
                request,
                ResumeState.Target.of(service, request),
                path == null ? null : ResumeStateFile.open(request.getFile(), path, request.isLockResumeFile()));
    }

    /** Returns the path of the resume file, or null if there is none. */
    @Nullable
    public Path path() {
        return file == null ? null : file.path();
    }

    /**
     * Returns the state from which the upload continues: that of the resume file if it exists, or else the current one,
     * which is then saved. So a resume file that cannot be written is noticed before anything is sent.
     *
     * @param current the state in this process
     * @throws ResumeRefusedException if the resume file does not match the upload
     * @throws ResumeFileException if it cannot be written
     */
    public UploadState load(FileSnapshot snapshot, UploadState current) {
        if (file == null) {
            return current;
        }
        content = ResumeState.Content.of(snapshot);
        ResumeState saved = file.read();
        if (saved == null && current.item() != null) {
            throw refused(Reason.UPLOAD_GONE, "another upload has completed or aborted it", current, null);
        }
        if (saved == null) {
            save(current);
            return current;
        }
        String difference = saved.target().difference(target);
        if (difference != null) {
            throw refused(Reason.OTHER_UPLOAD, difference, saved.state(), null);
        }
        String change = saved.content().difference(content, request.getChangeDetection());
        if (change != null) {
            throw refused(Reason.FILE_CHANGED, change, saved.state(), null);
        }
        completeMetadata(saved.state(), current);
        return saved.state();
    }

    /** Uses the metadata of this request, completed by that of the request that started the upload. */
    private void completeMetadata(UploadState saved, UploadState current) {
        ItemMetadata recorded = saved.metadata();
        saved.setMetadata(current.metadata().orElse(recorded));
        if (!saved.metadata().equals(recorded)) {
            save(saved);
        }
    }

    /** Saves the state. Threads that wait while another one writes are served together by the next write. */
    public void save(UploadState state) {
        if (file == null || content == null) {
            return;
        }
        long change = changes.incrementAndGet();
        lock.lock();
        try {
            if (savedChanges < change) {
                long latest = changes.get();
                file.write(new ResumeState(target, content, state));
                savedChanges = latest;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Saves that the upload is complete. A failure is only logged, because the upload is complete nevertheless. */
    public void saveComplete(UploadState state) {
        try {
            save(state);
        } catch (ResumeFileException e) {
            LOG.warn(
                    "{} is uploaded, but its resume file could not be updated: {}",
                    Characters.printable(request.getFile()),
                    Characters.printable(e));
        }
    }

    /** Deletes the resume file. */
    public void delete() {
        if (file != null) {
            file.delete();
        }
    }

    /**
     * Returns the saved state of this upload, even if it could not be resumed.
     *
     * @param current the state in this process
     * @return the state, or null if there is no resume file or it belongs to another upload
     */
    @Nullable
    public UploadState remaining(UploadState current) {
        ResumeState saved = file == null ? null : file.read();
        if (saved == null || saved.target().difference(target) != null) {
            return null;
        }
        boolean same = current.session() == null
                || current.session().equals(saved.state().session());
        return same ? saved.state() : null;
    }

    /** Returns the exception for a part of a resumed upload that differs from the file. */
    public ResumeRefusedException changed(int part, UploadState state) {
        return refused(Reason.FILE_CHANGED, "the content of the file has changed in part " + part, state, null);
    }

    /** Returns the exception for a resumed upload that no longer exists in storage. */
    public ResumeRefusedException gone(UploadState state, RuntimeException cause) {
        return refused(
                Reason.UPLOAD_GONE,
                state.stage() == UploadState.Stage.OPEN
                        ? "the upload no longer exists"
                        : "the upload no longer exists; it has probably completed, read the item to find out",
                state,
                cause);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private ResumeRefusedException refused(
            Reason reason, String detail, UploadState state, @Nullable RuntimeException cause) {
        return new ResumeRefusedException(
                request.getFile(),
                Objects.requireNonNull(request.getResumeFile(), "resumeFile"),
                reason,
                detail,
                state.itemId(),
                cause);
    }
}
