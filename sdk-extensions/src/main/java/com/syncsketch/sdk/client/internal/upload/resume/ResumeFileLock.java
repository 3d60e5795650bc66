package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock of the operating system on an empty file, which is deleted at the end. The operating system releases the lock when
 * the process ends. The caller makes sure that this class is used only once at a time for a file.
 */
final class ResumeFileLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    /**
     * Files that another copy of this class in the same JVM has locked, as in application servers with a class loader for
     * each application. They stay open until the lock is free, because closing any channel of a file releases all locks that
     * the process has on it.
     */
    private static final Map<Path, Opened> HELD_ELSEWHERE = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    /** Requests a lock; a file system may not have locks. */
    @FunctionalInterface
    interface Locking {

        @Nullable
        FileLock tryLock(FileChannel channel) throws IOException;
    }

    /** An open file; its key is null if the file system has no keys. */
    private record Opened(FileChannel channel, @Nullable Object key) {}

    private ResumeFileLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a file, which is created if it does not exist.
     *
     * @return the lock, or null if the file is locked already
     * @throws IOException if the file is not a lock file or cannot be locked
     */
    @Nullable
    static ResumeFileLock tryAcquire(Path file, Locking locking) throws IOException {
        while (true) {
            Opened opened = HELD_ELSEWHERE.remove(file);
            if (opened == null) {
                opened = open(file);
            }
            if (opened == null) {
                continue;
            }
            FileLock lock;
            try {
                lock = locking.tryLock(opened.channel());
            } catch (OverlappingFileLockException e) {
                HELD_ELSEWHERE.put(file, opened);
                return null;
            } catch (IOException e) {
                opened.channel().close();
                throw e;
            }
            if (lock == null) {
                opened.channel().close();
                return null;
            }
            // The previous owner may have deleted the file after it was opened here; the lock would be void.
            BasicFileAttributes now = StateFiles.attributes(file);
            if (now != null && Objects.equals(opened.key(), now.fileKey())) {
                return new ResumeFileLock(file, opened.channel());
            }
            opened.channel().close();
        }
    }

    /** Opens the file, and creates it if necessary. Returns null if it was replaced meanwhile. */
    @Nullable
    private static Opened open(Path file) throws IOException {
        BasicFileAttributes before = StateFiles.attributes(file);
        if (before == null) {
            try {
                Files.createFile(file, StateFiles.ownerOnly(file));
            } catch (FileAlreadyExistsException e) {
                // Another process has created it.
            }
            before = StateFiles.attributes(file);
        }
        if (before == null) {
            return null;
        }
        if (before.size() > 0) {
            throw new FileSystemException(file.toString(), null, "is not a lock file, because it is not empty");
        }
        // Not for writing only, which waits for a reader if the file has become a pipe.
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, options);
        } catch (NoSuchFileException e) {
            return null;
        }
        BasicFileAttributes after = StateFiles.attributes(file);
        if (after == null || !Objects.equals(before.fileKey(), after.fileKey())) {
            channel.close();
            return null;
        }
        return new Opened(channel, after.fileKey());
    }

    @Override
    public void close() {
        // Before it is unlocked, so that the lock file of another process is not deleted.
        delete(file);
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be closed: {}", Characters.printable(file), Characters.printable(e));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(file), Characters.printable(e));
        }
    }
}
