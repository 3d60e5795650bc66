package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.error.ResumeFileException;
import com.syncsketch.sdk.client.error.ResumeRefusedException;
import com.syncsketch.sdk.client.error.ResumeRefusedException.Reason;
import com.syncsketch.sdk.client.internal.util.FileMoves;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resume file that is open in one thread of one process. A lock of the operating system keeps others out. It is on a file
 * beside the resume file, because the resume file is replaced at each change; the lock is released when its process ends.
 * Not thread-safe.
 */
public final class ResumeStateFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    /**
     * The resume files that are open in this process. Needed because locks of the operating system belong to the process as
     * a whole, and closing any other channel of the same file may release them.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** More than 10,000 parts need; detects a media file that was given by mistake. */
    private static final long MAX_SIZE = 16L * 1024 * 1024;

    @Nullable
    private final Path mediaFile;

    private final Path path;
    private final Path realPath;
    private final Path lockFile;
    private final FileChannel lock;

    private ResumeStateFile(@Nullable Path mediaFile, Path path, Path realPath, Path lockFile, FileChannel lock) {
        this.mediaFile = mediaFile;
        this.path = path;
        this.realPath = realPath;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Locks a resume file. The file need not exist; its folder is created.
     *
     * @param mediaFile the file to upload, for exceptions; null if it is unknown
     * @param path the resume file
     * @throws ResumeRefusedException if another upload uses the resume file
     * @throws ResumeFileException if it cannot be locked
     */
    public static ResumeStateFile open(@Nullable Path mediaFile, Path path) {
        Path realPath = realPath(mediaFile, path);
        if (!OPEN.add(realPath)) {
            throw inUse(mediaFile, path);
        }
        try {
            Path lockFile = realPath.resolveSibling(realPath.getFileName() + ".lock");
            return new ResumeStateFile(mediaFile, path, realPath, lockFile, lock(mediaFile, path, lockFile));
        } catch (RuntimeException e) {
            OPEN.remove(realPath);
            throw e;
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
     */
    @Nullable
    public ResumeState read() {
        try {
            long size = Files.size(realPath);
            if (size > MAX_SIZE) {
                throw unreadable("it is not a resume file", null);
            }
            return size == 0 ? null : ResumeState.parse(Files.readAllBytes(realPath));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable("it cannot be read", e);
        } catch (ResumeState.UnreadableException e) {
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
        write(mediaFile, path, realPath, state.toJson());
    }

    /** Replaces the content of a file in the same way. */
    static void write(@Nullable Path mediaFile, Path path, Path realPath, byte[] json) {
        boolean interrupted = Thread.interrupted();
        try {
            boolean repeat = true;
            while (repeat) {
                repeat = false;
                try {
                    replace(realPath, json);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    repeat = true;
                } catch (IOException e) {
                    throw new ResumeFileException(mediaFile, path, "cannot be written", e);
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
        delete(realPath);
        delete(temporary(realPath));
    }

    /** Releases the lock. */
    @Override
    public void close() {
        // Before it is unlocked, so that the lock file of another process is not deleted.
        delete(lockFile);
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed", lockFile, e);
        } finally {
            OPEN.remove(realPath);
        }
    }

    private static void replace(Path realPath, byte[] json) throws IOException {
        Path temporary = temporary(realPath);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        FileMoves.replace(temporary, realPath);
    }

    private static Path temporary(Path realPath) {
        return realPath.resolveSibling(realPath.getFileName() + ".new");
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
        if (folder == null || name == null || Files.isDirectory(absolute)) {
            throw new ResumeFileException(mediaFile, path, "is a folder", null);
        }
        return createFolder(mediaFile, path, folder).resolve(name);
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
                Files.createDirectories(folder);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ResumeFileException(mediaFile, path, "cannot be written: its folder cannot be created", e);
        }
    }

    private static FileChannel lock(@Nullable Path mediaFile, Path path, Path lockFile) {
        try {
            while (true) {
                FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Object key = fileKey(lockFile);
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    channel.close();
                    throw inUse(mediaFile, path);
                }
                // The previous owner may have deleted the file after it was opened here; the lock would be void.
                if (Files.exists(lockFile) && Objects.equals(key, fileKey(lockFile))) {
                    return channel;
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new ResumeFileException(mediaFile, path, "cannot be locked", e);
        }
    }

    @Nullable
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the key of a file, or null if it does not exist or the file system has no keys. */
    @Nullable
    private static Object fileKey(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", path, e);
        }
    }
}
