package com.syncsketch.sdk.client.internal.download;

import com.syncsketch.sdk.client.error.DownloadException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that has been received, and the version to which it belongs. Within a download, an attempt continues the
 * one before. A persistent file is also continued by a later download; beside it, a second file contains the version and is
 * locked while a download writes. Not thread-safe.
 */
final class PartialFile implements AutoCloseable {

    /** A strong entity tag: the content is the same byte for byte. Weak ones start with {@code W/}. */
    private static final Pattern STRONG_ETAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,1024}\"");

    private static final Pattern VERSION =
            Pattern.compile("(" + STRONG_ETAG.pattern() + ")\n(\\d{1,18})\n", Pattern.DOTALL);
    private static final int MAX_VERSION_LENGTH = 2048;

    private final AtomicFile file;

    @Nullable
    private final Path versionFile;

    @Nullable
    private FileChannel versionChannel;

    @Nullable
    private Version version;

    /**
     * The version of a file.
     *
     * @param etag its strong entity tag
     * @param length its length in bytes
     */
    record Version(String etag, long length) {}

    /**
     * Creates a partial file.
     *
     * @param file the file
     * @param persistent whether a later download continues this one
     * @throws DownloadException if the version cannot be read, or another download writes the file
     */
    PartialFile(AtomicFile file, boolean persistent) {
        this.file = file;
        this.versionFile =
                persistent ? file.temporary().resolveSibling(file.temporary().getFileName() + ".etag") : null;
        if (versionFile != null) {
            open(versionFile);
        }
    }

    private void open(Path path) {
        try {
            FileChannel channel = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            try {
                if (!isLocked(channel)) {
                    throw new DownloadException("Another download writes " + file.temporary(), file.target(), null);
                }
                version = read(channel);
                versionChannel = channel;
            } finally {
                if (versionChannel == null) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new DownloadException(path + " cannot be read", file.target(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Nullable
    private static Version read(FileChannel channel) throws IOException {
        if (channel.size() > MAX_VERSION_LENGTH) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes);
        }
        Matcher matcher = VERSION.matcher(new String(bytes.array(), StandardCharsets.US_ASCII));
        return matcher.matches() ? new Version(matcher.group(1), Long.parseLong(matcher.group(2))) : null;
    }

    /** Returns the version of the received part, or null if the download must start from the beginning. */
    @Nullable
    Version version() {
        return position() > 0 ? version : null;
    }

    /**
     * Returns the position from which to continue. At least one byte remains to be requested, so that the storage confirms
     * that its version is the same.
     */
    long position() {
        if (version == null || !Files.isRegularFile(file.temporary(), LinkOption.NOFOLLOW_LINKS)) {
            return 0;
        }
        try {
            long size = Files.size(file.temporary());
            return size > version.length() ? 0 : Math.min(size, version.length() - 1);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns true if the target exists, and its size makes the download unnecessary. */
    boolean isUnchanged(long size) {
        return file.isUnchanged(size);
    }

    /** Forgets the received part. */
    void discard() {
        version = null;
        file.clear();
    }

    /**
     * Opens an empty file for the content of a version.
     *
     * @param etag the entity tag, or null if there is none
     * @param length the length, or a negative number if it is unknown
     */
    FileChannel begin(@Nullable String etag, long length) throws IOException {
        discard();
        FileChannel data = FileChannel.open(file.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            boolean known =
                    etag != null && length > 0 && STRONG_ETAG.matcher(etag).matches();
            save(known ? new Version(String.valueOf(etag), length) : null);
        } catch (IOException e) {
            data.close();
            throw e;
        }
        return data;
    }

    /** Opens the file to append to the received part. */
    FileChannel resume(long position) throws IOException {
        FileChannel data = FileChannel.open(file.temporary(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        return data.truncate(position).position(position);
    }

    private void save(@Nullable Version newVersion) throws IOException {
        FileChannel channel = versionChannel;
        if (channel != null) {
            channel.truncate(0);
            String text = newVersion == null ? "" : newVersion.etag() + "\n" + newVersion.length() + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
        }
        version = newVersion;
    }

    /** Keeps the received part for a later download, if there is one, and else deletes everything. */
    @Override
    public void close() {
        if (versionFile == null || versionChannel == null) {
            return;
        }
        boolean resumable = version() != null;
        if (resumable) {
            file.keep();
        } else {
            AtomicFile.delete(versionFile);
        }
        try {
            versionChannel.close();
        } catch (IOException e) {
            // Nothing is left to write.
        }
    }
}
