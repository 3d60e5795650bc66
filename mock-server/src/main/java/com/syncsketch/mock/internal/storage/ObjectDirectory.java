package com.syncsketch.mock.internal.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that holds objects as files. Every key is mapped to a path inside the folder, even a malicious one. Shared by the storages
 * before and after a reset. Other worlds have folders of their own inside it. Thread-safe.
 */
public final class ObjectDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectDirectory.class);
    private static final int MAX_NAME_LENGTH = 100;

    private final Path root;
    private final IncomingDirectory incoming;

    private ObjectDirectory(Path root, IncomingDirectory incoming) {
        this.root = root;
        this.incoming = incoming;
    }

    /**
     * Opens a folder, and removes uploads in progress that a killed server has left in it.
     *
     * @param folder the folder; created if it does not exist
     * @return the folder
     * @throws IOException if the folder cannot be written; the message names it and the reason
     */
    public static ObjectDirectory open(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try {
            return new ObjectDirectory(root, IncomingDirectory.open(root.resolve(".incoming")));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write to the storage folder " + root + ": " + StorageFailureException.reason(e), e);
        }
    }

    /**
     * Returns the folder of a world, which shares the uploads in progress with this one. It is created with its first object.
     *
     * @param world the name of the world, which is a valid file name
     */
    public ObjectDirectory ofWorld(String world) {
        // No key leads there, because names of files do not start with a dot.
        return new ObjectDirectory(root.resolve(".worlds").resolve(world), incoming);
    }

    /** Deletes the folder with all objects. A file that cannot be deleted remains. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not delete {}: {}", root, e.getMessage());
        }
    }

    /** Creates a sink that writes to a new file. */
    UploadSink newSink() {
        try {
            Path file = incoming.newFile();
            return new UploadSink(file, Files.newOutputStream(file));
        } catch (IOException e) {
            throw new StorageFailureException("write to", root, e);
        }
    }

    /** Opens a file of an object. */
    InputStream read(Path file) {
        try {
            return new StoredFile(Files.newInputStream(file));
        } catch (IOException e) {
            throw new StorageFailureException("read from", root, e);
        }
    }

    /** Reports failures of the storage folder as such, because the connection may fail while the file is read. */
    private final class StoredFile extends FilterInputStream {

        StoredFile(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw new StorageFailureException("read from", root, e);
            }
        }
    }

    /** Joins files to an object. The files are moved or deleted; if that fails, they are unchanged. */
    Path join(String key, List<Path> parts) {
        try {
            return tryJoin(path(key), parts);
        } catch (IOException e) {
            throw new StorageFailureException("write to", root, e);
        }
    }

    private static Path tryJoin(Path target, List<Path> parts) throws IOException {
        Path first = parts.get(0);
        List<Path> others = parts.subList(1, parts.size());
        Files.createDirectories(target.getParent());
        if (!others.isEmpty()) {
            try (FileChannel out = FileChannel.open(first, StandardOpenOption.WRITE)) {
                long size = out.size();
                out.position(size);
                try {
                    for (Path part : others) {
                        append(part, out);
                    }
                } catch (IOException e) {
                    // The client may try again.
                    out.truncate(size);
                    throw e;
                }
            }
        }
        Files.move(first, target, StandardCopyOption.REPLACE_EXISTING);
        for (Path part : others) {
            Files.deleteIfExists(part);
        }
        return target;
    }

    private static void append(Path part, FileChannel out) throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            long size = in.size();
            for (long at = 0; at < size; ) {
                at += in.transferTo(at, size - at, out);
            }
        }
    }

    /** Returns the path of an object. Different keys have different paths. */
    Path path(String key) {
        Path path = root;
        StringBuilder safe = new StringBuilder();
        for (String segment : key.split("/", -1)) {
            String name = name(segment);
            path = path.resolve(name);
            safe.append('/').append(name);
        }
        return safe.substring(1).equals(key)
                ? path
                : path.resolveSibling(Digests.sha256(key).substring(0, 8) + "-" + path.getFileName());
    }

    private static String name(String segment) {
        // A leading dot would hide the file, and two dots would lead out of the folder.
        String safe = segment.replaceAll("[^A-Za-z0-9._ -]", "_").replaceAll("^[. ]+|[. ]+$", "_");
        String name = safe.isEmpty() ? "_" : safe;
        return name.length() <= MAX_NAME_LENGTH ? name : name.substring(name.length() - MAX_NAME_LENGTH);
    }

    /** Deletes the uploads in progress. */
    @Override
    public void close() {
        try {
            incoming.close();
        } catch (IOException e) {
            LOG.warn("Could not delete the uploads in progress in {}: {}", root, StorageFailureException.reason(e));
        }
    }
}
