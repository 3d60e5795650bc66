package com.syncsketch.mock.internal.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A folder that holds objects as files. Every key is mapped to a path inside the folder, even a malicious one. */
final class ObjectDirectory {

    private static final int MAX_NAME_LENGTH = 100;

    private final Path root;
    private final AtomicLong count = new AtomicLong();

    ObjectDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns the path of a new file for an upload. */
    Path newFile() throws IOException {
        Path incoming = root.resolve(".incoming");
        Files.createDirectories(incoming);
        return incoming.resolve(ProcessHandle.current().pid() + "-" + count.incrementAndGet());
    }

    /** Joins files to an object. The files are moved or deleted. */
    Path join(String key, List<Path> parts) throws IOException {
        Path first = parts.get(0);
        if (parts.size() > 1) {
            try (FileChannel out = FileChannel.open(first, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                for (Path part : parts.subList(1, parts.size())) {
                    append(part, out);
                    Files.delete(part);
                }
            }
        }
        Path target = path(key);
        Files.createDirectories(target.getParent());
        return Files.move(first, target, StandardCopyOption.REPLACE_EXISTING);
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
}
