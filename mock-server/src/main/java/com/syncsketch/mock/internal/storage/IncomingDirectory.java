package com.syncsketch.mock.internal.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A directory for the uploads in progress of one server. A locked file shows that the server lives; the directories of servers that were
 * killed are removed when the next server starts. Process ids would not do: in containers they are all 1. Thread-safe.
 */
final class IncomingDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    /** Enough to notice a full disk, which may still have room for empty files. */
    private static final byte[] PROBE = new byte[4096];

    private final Path directory;
    private final FileChannel lock;
    private final AtomicLong count = new AtomicLong();

    private IncomingDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Removes the directories of killed servers and creates a new one.
     *
     * @param parent the parent of these directories; created if it does not exist
     * @return the new directory
     * @throws IOException if files cannot be written
     */
    static IncomingDirectory open(Path parent) throws IOException {
        // One server at a time, so that no other server takes the new directory for that of a killed one before it is
        // locked.
        synchronized (IncomingDirectory.class) {
            Files.createDirectories(parent);
            try (FileChannel mutex = openLock(parent.resolve(LOCK))) {
                mutex.lock();
                removeAbandoned(parent);
                Path directory =
                        Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
                FileChannel lock = openLock(directory.resolve(LOCK));
                lock.lock();
                Path probe = directory.resolve("probe");
                try {
                    Files.write(probe, PROBE);
                } catch (IOException e) {
                    lock.close();
                    remove(directory);
                    throw e;
                }
                Files.delete(probe);
                return new IncomingDirectory(directory, lock);
            }
        }
    }

    private static FileChannel openLock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
            for (Path child : children) {
                // Anything without a lock file was not created by a mock server.
                if (Files.isRegularFile(child.resolve(LOCK)) && !isLocked(child.resolve(LOCK))) {
                    remove(child);
                }
            }
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // Locked by another server in this process.
            return true;
        }
    }

    private static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    /** Returns the path of a new file. */
    Path newFile() throws IOException {
        // The directory may have been deleted with the whole storage folder.
        Files.createDirectories(directory);
        return directory.resolve(Long.toString(count.incrementAndGet()));
    }

    /** Removes the directory with the uploads in progress. */
    @Override
    public void close() throws IOException {
        lock.close();
        if (Files.isDirectory(directory)) {
            remove(directory);
        }
    }
}
