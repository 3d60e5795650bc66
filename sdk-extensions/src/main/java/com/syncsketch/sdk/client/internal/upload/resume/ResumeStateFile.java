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
 * The file of a journal, which belongs to whoever has it open: to one thread of one process. A lock of the operating
 * system sees to that, on a file beside the journal, as the journal itself is replaced with each change. Such a lock ends
 * with its process, however that ends.
 *
 * <p>One thread at a time may use it.
 */
public final class ResumeStateFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    /**
     * The journals that this process has open. A lock of the operating system counts for a process as a whole, and may be
     * lost when any other opening of the same file is closed, so nobody may come that far.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** Longer than any journal of 10,000 parts, to notice a media file that was given in place of one. */
    private static final long LONGEST = 16L * 1024 * 1024;

    @Nullable
    private final Path file;

    private final Path journal;
    private final Path real;
    private final Path lockFile;
    private final FileChannel lock;

    private ResumeStateFile(@Nullable Path file, Path journal, Path real, Path lockFile, FileChannel lock) {
        this.file = file;
        this.journal = journal;
        this.real = real;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes a journal into use. It need not exist; its folder is made if need be.
     *
     * @param file the file that is uploaded, for exceptions; null if that is unknown
     * @throws ResumeRefusedException if somebody else uses it
     * @throws ResumeFileException if it cannot be locked
     */
    public static ResumeStateFile open(@Nullable Path file, Path journal) {
        Path real = real(file, journal);
        if (!OPEN.add(real)) {
            throw inUse(file, journal);
        }
        try {
            Path lockFile = real.resolveSibling(real.getFileName() + ".lock");
            return new ResumeStateFile(file, journal, real, lockFile, locked(file, journal, lockFile));
        } catch (RuntimeException e) {
            OPEN.remove(real);
            throw e;
        }
    }

    public Path path() {
        return journal;
    }

    /**
     * Gives what the journal holds.
     *
     * @return null if there is no journal, or an empty file, which nobody but the caller can have made
     * @throws ResumeRefusedException if it cannot be read
     */
    @Nullable
    public ResumeState read() {
        try {
            long size = Files.size(real);
            if (size > LONGEST) {
                throw unreadable("it is no journal of an upload", null);
            }
            return size == 0 ? null : ResumeState.read(Files.readAllBytes(real));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable("it cannot be read", e);
        } catch (ResumeState.UnreadableException e) {
            throw unreadable(Objects.requireNonNull(e.getMessage()), e);
        }
    }

    /**
     * Replaces what the journal holds, so that there is the old or the new content at each moment, also after a loss of
     * power. An interrupt does not stop it: what the storage has confirmed must not be forgotten.
     *
     * @throws ResumeFileException if it cannot be written
     */
    public void write(ResumeState entry) {
        write(file, journal, real, entry.toJson());
    }

    /** Does the same for what is kept beside journals. */
    public static void write(@Nullable Path file, Path journal, Path real, byte[] json) {
        boolean interrupted = Thread.interrupted();
        try {
            boolean again = true;
            while (again) {
                again = false;
                try {
                    replace(real, json);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    again = true;
                } catch (IOException e) {
                    throw new ResumeFileException(file, journal, "cannot be written", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes the journal away. Where that fails, it is only logged. */
    public void delete() {
        delete(real);
        delete(temporary(real));
    }

    /** Leaves the journal to others. */
    @Override
    public void close() {
        // Before it is unlocked, so that nobody's lock is deleted.
        delete(lockFile);
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed", lockFile, e);
        } finally {
            OPEN.remove(real);
        }
    }

    private static void replace(Path real, byte[] json) throws IOException {
        Path temporary = temporary(real);
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        FileMoves.replace(temporary, real);
    }

    private static Path temporary(Path real) {
        return real.resolveSibling(real.getFileName() + ".new");
    }

    private ResumeRefusedException unreadable(String detail, @Nullable Throwable cause) {
        return new ResumeRefusedException(file, journal, Reason.RESUME_FILE_UNREADABLE, detail, null, cause);
    }

    private static ResumeRefusedException inUse(@Nullable Path file, Path journal) {
        return new ResumeRefusedException(
                file, journal, Reason.RESUME_FILE_IN_USE, "another upload is using it", null, null);
    }

    private static Path real(@Nullable Path file, Path journal) {
        Path absolute = journal.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null || Files.isDirectory(absolute)) {
            throw new ResumeFileException(file, journal, "is a folder", null);
        }
        return madeFolder(file, journal, folder).resolve(name);
    }

    /**
     * Makes the folder of a journal, if need be, and gives its real path.
     *
     * @throws ResumeFileException if it cannot be made
     */
    public static Path madeFolder(@Nullable Path file, Path journal, Path folder) {
        try {
            // Not where it exists: Java refuses a link to a folder.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ResumeFileException(file, journal, "cannot be kept: its folder cannot be made", e);
        }
    }

    private static FileChannel locked(@Nullable Path file, Path journal, Path lockFile) {
        try {
            while (true) {
                FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Object key = key(lockFile);
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    channel.close();
                    throw inUse(file, journal);
                }
                // Whoever had it may have deleted it since it was opened: then this is a lock on nothing.
                if (Files.exists(lockFile) && Objects.equals(key, key(lockFile))) {
                    return channel;
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new ResumeFileException(file, journal, "cannot be locked", e);
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

    /** Gives what names a file on its file system, or null if there is no file, or no such thing there. */
    @Nullable
    private static Object key(Path file) throws IOException {
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
