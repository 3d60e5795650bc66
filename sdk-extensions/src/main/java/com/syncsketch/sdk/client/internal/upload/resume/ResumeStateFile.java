package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.error.RequestInterruptedException;
import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.PathNames;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resume file that is open in one thread of one process. A lock keeps others out. It is on a file beside the resume file,
 * because the resume file is replaced at each change. Not thread-safe.
 */
public final class ResumeStateFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    /**
     * The resume files that are open in this process. Needed because locks of the operating system belong to the process as
     * a whole.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    @Nullable
    private final Path mediaFile;

    private final Path path;
    private final Path realPath;

    /** Null if the caller does not want a lock. */
    @Nullable
    private final ResumeFileLock lock;

    private ResumeStateFile(@Nullable Path mediaFile, Path path, Path realPath, @Nullable ResumeFileLock lock) {
        this.mediaFile = mediaFile;
        this.path = path;
        this.realPath = realPath;
        this.lock = lock;
    }

    /**
     * Locks a resume file. The file need not exist; its folder is created.
     *
     * @param mediaFile the file to upload, for exceptions; null if it is unknown
     * @param path the resume file
     * @param locked whether to keep other processes out; other threads are always kept out
     * @throws ResumeRefusedException if another upload uses the resume file
     * @throws ResumeFileException if it is not a regular file or cannot be locked
     */
    public static ResumeStateFile open(@Nullable Path mediaFile, Path path, boolean locked) {
        return open(mediaFile, path, locked, FileChannel::tryLock);
    }

    static ResumeStateFile open(@Nullable Path mediaFile, Path path, boolean locked, ResumeFileLock.Locking locking) {
        Path realPath = realPath(mediaFile, path);
        if (!OPEN.add(realPath)) {
            throw inUse(mediaFile, path);
        }
        try {
            ResumeFileLock lock = locked ? lock(mediaFile, path, realPath, locking) : null;
            return new ResumeStateFile(mediaFile, path, realPath, lock);
        } catch (RuntimeException | Error e) {
            OPEN.remove(realPath);
            throw e;
        }
    }

    private static ResumeFileLock lock(
            @Nullable Path mediaFile, Path path, Path realPath, ResumeFileLock.Locking locking) {
        try {
            ResumeFileLock lock = ResumeFileLock.tryAcquire(beside(realPath, ".lock"), locking);
            if (lock == null) {
                throw inUse(mediaFile, path);
            }
            return lock;
        } catch (FileSystemException e) {
            throw new ResumeFileException(
                    mediaFile, path, "cannot be locked: " + StateFiles.describe(e, realPath) + "; use another path", e);
        } catch (IOException e) {
            throw new ResumeFileException(
                    mediaFile,
                    path,
                    "cannot be locked: " + StateFiles.describe(e, realPath)
                            + "; if its file system has no locks, use another folder, or set lockResumeFile(false) if no"
                            + " other process uses the resume file",
                    e);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Reads the file.
     *
     * @return the saved state, or null if the file does not exist or is empty; the client never writes an empty file
     * @throws ResumeRefusedException if it cannot be read
     * @throws RequestInterruptedException if the thread is interrupted
     */
    @Nullable
    public ResumeState read() {
        try {
            byte[] json = StateFiles.read(realPath);
            return json == null || json.length == 0 ? null : ResumeState.parse(json);
        } catch (ClosedByInterruptException e) {
            throw new RequestInterruptedException("The thread was interrupted while " + path + " was read");
        } catch (IOException e) {
            throw unreadable("it cannot be read: " + StateFiles.describe(e, realPath), e);
        } catch (UnreadableStateException e) {
            throw unreadable(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    /**
     * Replaces the content. At each moment, even after a power failure, the file has either the old or the new content. An
     * interrupt does not stop the write, because confirmed parts must not be lost.
     *
     * @throws ResumeFileException if it cannot be written
     */
    void write(ResumeState state) {
        // Without a lock, another process could write a temporary file of the same name.
        write(mediaFile, path, realPath, lock != null ? beside(realPath, ".new") : unique(realPath), state.toJson());
    }

    /** Replaces the content of a file for which there is no lock, in the same way. */
    static void write(@Nullable Path mediaFile, Path path, byte[] json) {
        write(mediaFile, path, path, unique(path), json);
    }

    private static void write(@Nullable Path mediaFile, Path path, Path realPath, Path temporary, byte[] json) {
        boolean interrupted = Thread.interrupted();
        try {
            boolean repeat = true;
            while (repeat) {
                repeat = false;
                try {
                    StateFiles.replace(realPath, temporary, json);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    repeat = true;
                } catch (IOException e) {
                    throw new ResumeFileException(
                            mediaFile, path, "cannot be written: " + StateFiles.describe(e, realPath), e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Deletes the file. A failure is only logged. */
    public void delete() {
        try {
            Files.deleteIfExists(realPath);
            if (lock != null) {
                StateFiles.deleteTemporary(beside(realPath, ".new"));
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(realPath), Characters.printable(e));
        }
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } finally {
            OPEN.remove(realPath);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static Path unique(Path file) {
        return beside(file, "." + UUID.randomUUID() + ".new");
    }

    private ResumeRefusedException unreadable(String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(mediaFile, path, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }

    private static ResumeRefusedException inUse(@Nullable Path mediaFile, Path path) {
        return new ResumeRefusedException(
                mediaFile, path, Reason.RESUME_FILE_IN_USE, "another upload is using it", null, null);
    }

    private static Path realPath(@Nullable Path mediaFile, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null) {
            throw new ResumeFileException(mediaFile, path, "is a folder", null);
        }
        if (!PathNames.isDecoded(name)) {
            throw new ResumeFileException(
                    mediaFile, path, PathNames.undecodable(absolute) + ", or use a name in ASCII", null);
        }
        Path real = createFolder(mediaFile, path, folder).resolve(name);
        check(mediaFile, path, real);
        return real;
    }

    /**
     * Checks that a file of the client is a regular file or does not exist.
     *
     * @throws ResumeFileException if it is something else
     */
    static void check(@Nullable Path mediaFile, Path path, Path realPath) {
        try {
            StateFiles.attributes(realPath);
        } catch (IOException e) {
            throw new ResumeFileException(
                    mediaFile, path, "cannot be used: " + StateFiles.describe(e, realPath) + "; use another path", e);
        }
    }

    /**
     * Creates the folder of a resume file, if it does not exist, and returns its real path.
     *
     * @throws ResumeFileException if it cannot be created
     */
    static Path createFolder(@Nullable Path mediaFile, Path path, Path folder) {
        try {
            // createDirectories fails for an existing symbolic link to a folder.
            if (!Files.isDirectory(folder)) {
                StateFiles.createFolders(folder);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ResumeFileException(
                    mediaFile,
                    path,
                    "cannot be written: its folder cannot be created: " + StateFiles.describe(e, folder),
                    e);
        }
    }
}
