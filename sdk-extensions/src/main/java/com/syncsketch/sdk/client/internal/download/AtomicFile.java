package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.error.DownloadException;
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
 * A file that is written under a temporary name beside its target, and gets its own name when it is whole. Where it does
 * not come to that, nothing stays of it.
 */
final class AtomicFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("com.syncsketch.sdk.client.download");

    private final Path target;
    private final Path part;
    private final boolean overwrite;

    /**
     * Makes the folder, and writes nothing yet.
     *
     * @param target where the file goes
     * @param overwrite whether one that is there is replaced
     * @throws DownloadException if it is there and is not to be replaced, or its folder cannot be made
     * @throws IllegalArgumentException if the target cannot be a file
     */
    AtomicFile(Path target, boolean overwrite) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("The target must be a file");
        }
        this.target = target;
        this.overwrite = overwrite;
        this.part = folder.resolve(".syncsketch-" + UUID.randomUUID() + ".part");
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (there && (!overwrite || Files.isDirectory(target))) {
            throw exists();
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new DownloadException("The folder " + folder + " cannot be made", target, e);
        }
    }

    /** Gives where to write. There is no such file yet. */
    Path part() {
        return part;
    }

    /** Takes away what was written. */
    void clear() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", part, e);
        }
    }

    /** Gives the file its name, now that it is whole. */
    void complete() {
        try {
            name();
        } catch (FileAlreadyExistsException e) {
            throw exists();
        } catch (IOException e) {
            throw new DownloadException("The download to " + target + " cannot get its name", target, e);
        }
    }

    @Override
    public void close() {
        clear();
    }

    /** Replaces in one step, or refuses to in one step, as far as the file system can. */
    private void name() throws IOException {
        if (overwrite) {
            FileMoves.replace(part, target);
            return;
        }
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // No hard links here.
            Files.move(part, target);
        }
    }

    private DownloadException exists() {
        return new DownloadException(target + " exists and is not replaced", target, null);
    }
}
