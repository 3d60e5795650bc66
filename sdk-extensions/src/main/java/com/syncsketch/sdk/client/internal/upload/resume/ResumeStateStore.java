package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.http.Origin;
import com.syncsketch.sdk.client.internal.upload.file.FileSnapshot;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how far one run of an upload comes, if the caller wants a journal; does nothing otherwise. Safe for use by
 * several threads.
 */
public final class ResumeStateStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private final UploadRequest request;
    private final ResumeState.Target target;

    @Nullable
    private final ResumeStateFile file;

    @Nullable
    private ResumeState.Content content;

    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private long written;

    private ResumeStateStore(UploadRequest request, ResumeState.Target target, @Nullable ResumeStateFile file) {
        this.request = request;
        this.target = target;
        this.file = file;
    }

    /** Takes the journal of a request into use, if it has one. */
    public static ResumeStateStore open(Origin service, UploadRequest request) {
        Path journal = request.journal();
        return new ResumeStateStore(
                request,
                ResumeState.Target.of(service, request),
                journal == null ? null : ResumeStateFile.open(request.file(), journal));
    }

    /** Gives where the journal is, or null if there is none. */
    @Nullable
    public Path path() {
        return file == null ? null : file.path();
    }

    /**
     * Gives how far the upload has come: what the journal says, where there is one; else what this process knows, which
     * is written down at once. So a journal that cannot be kept is noticed before anything is sent.
     *
     * @param known what this process knows
     * @throws ResumeRefusedException if the journal does not fit
     * @throws ResumeFileException if it cannot be written
     */
    public UploadState load(FileSnapshot snapshot, UploadState known) {
        if (file == null) {
            return known;
        }
        content = ResumeState.Content.of(snapshot);
        ResumeState entry = file.read();
        if (entry == null && known.started() != null) {
            throw refused(Reason.UPLOAD_GONE, "somebody else has completed it or given it up", known, null);
        }
        if (entry == null) {
            save(known);
            return known;
        }
        String difference = entry.target().difference(target);
        if (difference != null) {
            throw refused(Reason.OTHER_UPLOAD, difference, entry.state(), null);
        }
        String change = entry.content().difference(content);
        if (change != null) {
            throw refused(Reason.FILE_CHANGED, change, entry.state(), null);
        }
        return entry.state();
    }

    /** Writes down how far the upload has come. Threads that come while one writes let the next one write for all. */
    public void save(UploadState state) {
        if (file == null || content == null) {
            return;
        }
        long wanted = changes.incrementAndGet();
        writing.lock();
        try {
            if (written < wanted) {
                long now = changes.get();
                file.write(new ResumeState(target, content, state));
                written = now;
            }
        } finally {
            writing.unlock();
        }
    }

    /** Writes down that the upload is complete. That this fails does not make it less so. */
    public void saveComplete(UploadState state) {
        try {
            save(state);
        } catch (ResumeFileException e) {
            LOG.warn("{} is uploaded, but its journal does not say so", request.file(), e);
        }
    }

    public void delete() {
        if (file != null) {
            file.delete();
        }
    }

    /**
     * Gives how far the upload has come by the journal, whether or not it could go on.
     *
     * @param known what this process knows
     * @return null if there is no journal, or it has become that of another upload
     */
    @Nullable
    public UploadState left(UploadState known) {
        ResumeState entry = file == null ? null : file.read();
        if (entry == null || entry.target().difference(target) != null) {
            return null;
        }
        boolean same =
                known.opened() == null || known.opened().equals(entry.state().opened());
        return same ? entry.state() : null;
    }

    public ResumeRefusedException gone(UploadState state, RuntimeException cause) {
        return refused(
                Reason.UPLOAD_GONE,
                state.stage() == UploadState.Stage.OPEN
                        ? "the upload is gone"
                        : "the upload is gone; most likely it is complete, which its item tells in the end",
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
                request.file(),
                Objects.requireNonNull(request.journal(), "journal"),
                reason,
                detail,
                state.itemId(),
                cause);
    }
}
