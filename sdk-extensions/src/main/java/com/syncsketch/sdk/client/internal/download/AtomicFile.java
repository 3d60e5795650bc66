package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.FileMoves;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is written under a temporary name in the folder of its target and renamed once it is complete. If it is not,
 * nothing remains, unless the file is to be resumed.
 */
final class AtomicFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");

    /** Beyond this number, something else is wrong, such as a file system that reports every name as taken. */
    private static final int MAX_NUMBER = 10_000;

    private final Path target;
    private final Path temporary;
    private final IfExists ifExists;
    private boolean kept;

    /**
     * Creates the folder, but not the file.
     *
     * @param target the preferred path
     * @param ifExists how an existing file is treated
     * @param resumable whether the temporary name is derived from the target, so that a later download finds the file
     * @throws DownloadException if the target exists and that is a failure, or the folder cannot be created
     * @throws IllegalArgumentException if the target has no parent folder
     */
    AtomicFile(Path target, IfExists ifExists, boolean resumable) {
        Path folder = target.toAbsolutePath().getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException("The target must be a file");
        }
        this.target = target;
        this.ifExists = ifExists;
        this.temporary = folder.resolve(resumable ? name + ".part" : ".syncsketch-" + UUID.randomUUID() + ".part");
        boolean rejected = switch (ifExists) {
            case FAIL -> Files.exists(target, LinkOption.NOFOLLOW_LINKS);
            case SKIP, REPLACE, REPLACE_IF_SIZE_DIFFERS -> Files.isDirectory(target);
            case RENAME -> false;
        };
        if (rejected) {
            throw exists();
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DownloadException("The folder " + folder + " cannot be created", target, e);
        }
    }

    /** Returns true if an existing target makes the download unnecessary. */
    boolean isSkipped() {
        return ifExists == IfExists.SKIP && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns true if an existing target makes a download of a size unnecessary. */
    boolean isUnchanged(long size) {
        try {
            return ifExists == IfExists.REPLACE_IF_SIZE_DIFFERS
                    && Files.isRegularFile(target)
                    && Files.size(target) == size;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the preferred path. */
    Path target() {
        return target;
    }

    /** Returns the temporary path, where the caller creates the file. */
    Path temporary() {
        return temporary;
    }

    /** Deletes the temporary file. */
    void clear() {
        delete(temporary);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(file), Characters.printable(e));
        }
    }

    /** Leaves the temporary file behind when this object is closed. */
    void keep() {
        kept = true;
    }

    /**
     * Renames the complete file.
     *
     * @return its path: the target, or the next free name beside it
     */
    Path complete() {
        kept = false;
        try {
            return rename();
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw new DownloadException("The download to " + target + " cannot be renamed", target, e);
        }
    }

    @Override
    public void close() {
        if (!kept) {
            clear();
        }
    }

    private Path rename() throws IOException {
        switch (ifExists) {
            case REPLACE, REPLACE_IF_SIZE_DIFFERS -> FileMoves.replace(temporary, target);
            case FAIL -> moveTo(target);
            case SKIP -> {
                try {
                    moveTo(target);
                } catch (FileAlreadyExistsException e) {
                    // Another program was faster.
                    return target;
                }
            }
            case RENAME -> {
                return moveToFreeName();
            }
        }
        return target;
    }

    private Path moveToFreeName() throws IOException {
        for (int number = 1; ; number++) {
            Path candidate = number == 1 ? target : target.resolveSibling(numbered(number));
            try {
                moveTo(candidate);
                return candidate;
            } catch (FileAlreadyExistsException e) {
                if (number >= MAX_NUMBER) {
                    throw e;
                }
            }
        }
    }

    /** Returns the name of the target with a number before its extension. */
    private String numbered(int number) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        return base + " (" + number + ")" + (dot > 0 ? name.substring(dot) : "");
    }

    /** Renames without replacing; atomically if the file system supports that. */
    private void moveTo(Path path) throws IOException {
        try {
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // The file system has no hard links.
            Files.move(temporary, path);
        }
    }

    private DownloadException exists() {
        return new DownloadException(target + " already exists", target, null);
    }
}
