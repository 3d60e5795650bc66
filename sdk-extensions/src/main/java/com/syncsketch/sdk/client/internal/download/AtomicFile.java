package com.syncsketch.sdk.client.internal.download;

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
 * nothing remains.
 */
final class AtomicFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");

    private final Path target;
    private final Path temporary;
    private final boolean overwrite;

    /**
     * Creates the folder, but not the file.
     *
     * @param target the final path
     * @param overwrite whether to replace an existing file
     * @throws DownloadException if the target exists and must not be replaced, or the folder cannot be created
     * @throws IllegalArgumentException if the target has no parent folder
     */
    AtomicFile(Path target, boolean overwrite) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("The target must be a file");
        }
        this.target = target;
        this.overwrite = overwrite;
        this.temporary = folder.resolve(".syncsketch-" + UUID.randomUUID() + ".part");
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (exists && (!overwrite || Files.isDirectory(target))) {
            throw exists();
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DownloadException("The folder " + folder + " cannot be created", target, e);
        }
    }

    /** Returns the temporary path, where the caller creates the file. */
    Path temporary() {
        return temporary;
    }

    /** Deletes the temporary file. */
    void clear() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", Characters.printable(temporary), Characters.printable(e));
        }
    }

    /** Renames the complete file to the target. */
    void complete() {
        try {
            rename();
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw new DownloadException("The download to " + target + " cannot be renamed", target, e);
        }
    }

    @Override
    public void close() {
        clear();
    }

    /** Replaces, or refuses to replace, atomically if the file system supports that. */
    private void rename() throws IOException {
        if (overwrite) {
            FileMoves.replace(temporary, target);
            return;
        }
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // The file system has no hard links.
            Files.move(temporary, target);
        }
    }

    private DownloadException exists() {
        return new DownloadException(target + " already exists", target, null);
    }
}
