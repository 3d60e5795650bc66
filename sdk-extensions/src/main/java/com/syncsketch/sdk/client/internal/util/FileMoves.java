package com.syncsketch.sdk.client.internal.util;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves files. */
public final class FileMoves {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    private FileMoves() {}

    /** Renames a file and replaces the target; atomically if the file system supports that. */
    public static void replace(Path from, Path target) throws IOException {
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Writes the entries of a folder to the disk, so that a new name survives a power failure. File systems that cannot do
     * that are skipped.
     *
     * @throws ClosedByInterruptException if the thread is interrupted
     */
    public static void sync(Path folder) throws ClosedByInterruptException {
        if (!isPosix(folder)) {
            // Windows cannot open a folder; NTFS records a rename in its own journal.
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // A folder without read permission, or a file system without this operation: after a power failure, the
            // previous content may be found, which is also consistent.
            LOG.debug("{} cannot be flushed to disk: {}", Characters.printable(folder), Characters.printable(e));
        }
    }

    /** Creates a folder and its missing parents, and writes their entries to the disk. */
    public static void createFolders(Path folder) throws IOException {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        Files.createDirectories(folder);
        for (Path parent = folder; parent != null && !parent.equals(existing); parent = parent.getParent()) {
            Path above = parent.getParent();
            if (above != null) {
                sync(above);
            }
        }
    }

    /** Returns whether files have POSIX permissions. */
    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
