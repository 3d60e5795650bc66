package com.syncsketch.sdk.client.internal.upload.resume;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.FileMoves;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and replaces small JSON files. Symbolic links are not followed, pipes and devices are not opened, and no file is
 * overwritten that the client has not written.
 */
final class StateFiles {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.upload");

    /** More than 10,000 parts need; detects a media file that was given by mistake. */
    static final int MAX_SIZE = 16 * 1024 * 1024;

    /** The start of each file that the client writes. */
    private static final byte[] START = "{\"format\":\"syncsketch-".getBytes(StandardCharsets.US_ASCII);

    private StateFiles() {}

    /**
     * Reads a file.
     *
     * @return the content, or null if the file does not exist
     * @throws IOException if it is not a regular file, is larger than {@link #MAX_SIZE}, or cannot be read
     */
    @Nullable
    static byte[] read(Path file) throws IOException {
        if (attributes(file) == null) {
            return null;
        }
        byte[] content = read(file, MAX_SIZE + 1);
        if (content.length > MAX_SIZE) {
            throw new FileSystemException(file.toString(), null, "is too large for a file of this client");
        }
        return content;
    }

    /**
     * Replaces the content of a file. At each moment, even after a power failure, the file has either the old or the new
     * content. Only the owner can read a new file.
     *
     * @param temporary the file that gets the content first; it is in the same folder
     */
    static void replace(Path file, Path temporary, byte[] content) throws IOException {
        attributes(file);
        deleteTemporary(temporary);
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        // Opened outside of the try statement, so that the file of another process is not deleted.
        FileChannel channel = FileChannel.open(temporary, options, ownerOnly(temporary));
        try {
            try (channel) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // Before it is renamed: otherwise a power failure could leave the new name with no content.
                channel.force(true);
            }
            FileMoves.replace(temporary, file);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        sync(Objects.requireNonNull(file.getParent(), "folder"));
    }

    /**
     * Deletes a temporary file that an interrupted run has left.
     *
     * @throws IOException if it exists, but was not written by the client
     */
    static void deleteTemporary(Path temporary) throws IOException {
        BasicFileAttributes attributes = attributes(temporary);
        if (attributes == null) {
            return;
        }
        byte[] start = read(temporary, START.length);
        // After a power failure, the content may be missing or consist of zeros.
        if (!Arrays.equals(start, Arrays.copyOf(START, start.length))
                && !Arrays.equals(start, new byte[start.length])) {
            throw new FileSystemException(temporary.toString(), null, "was not written by this client");
        }
        Files.deleteIfExists(temporary);
    }

    /**
     * Returns the attributes of a file, or null if it does not exist.
     *
     * @throws FileSystemException if it is a symbolic link, a folder, a pipe or a device
     */
    @Nullable
    static BasicFileAttributes attributes(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (!attributes.isRegularFile()) {
            String kind = attributes.isDirectory()
                    ? "a folder"
                    : attributes.isSymbolicLink() ? "a symbolic link, which is not followed" : "not a regular file";
            throw new FileSystemException(file.toString(), null, "is " + kind);
        }
        return attributes;
    }

    /** Returns the attributes of a new file that only its owner can access; none if the file system has no permissions. */
    static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Creates a folder and its missing parents, and writes their entries to the disk. */
    static void createFolders(Path folder) throws IOException {
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

    /**
     * Writes the entries of a folder to the disk, so that a new name survives a power failure. File systems that cannot do
     * that are skipped.
     *
     * @throws ClosedByInterruptException if the thread is interrupted
     */
    private static void sync(Path folder) throws ClosedByInterruptException {
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

    /** Describes a failure, as a phrase that names the file if it is another one than the given. */
    static String describe(IOException e, Path file) {
        if (!(e instanceof FileSystemException failure)) {
            return String.valueOf(e.getMessage());
        }
        String reason = reason(failure);
        String other = failure.getFile();
        if (other != null && !other.equals(file.toString())) {
            return other + " " + reason;
        }
        return reason.startsWith("is ") ? "it " + reason : reason;
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof NotDirectoryException) {
            return "not a folder";
        }
        return e instanceof FileAlreadyExistsException ? "it already exists" : String.valueOf(e.getReason());
    }

    private static byte[] read(Path file, int max) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(max, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until the limit or the end.
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }
}
