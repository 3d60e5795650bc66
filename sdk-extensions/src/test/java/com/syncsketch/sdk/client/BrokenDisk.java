package com.syncsketch.sdk.client;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/** A file system whose files cannot be read beyond a certain byte, or have another size than they report. It supports only what uploads need. */
public final class BrokenDisk extends FileSystemProvider {

    private final Path file;
    private final long readable;

    @Nullable
    private final Long size;

    private BrokenDisk(Path file, long readable, @Nullable Long size) {
        this.file = file;
        this.readable = readable;
        this.size = size;
    }

    /** Returns a file as it would be on such a disk. */
    public static Path with(Path file, long readable) {
        return on(new BrokenDisk(file, readable, null), file);
    }

    /** Returns a file that reports a size. */
    public static Path withSize(Path file, long size) {
        return on(new BrokenDisk(file, Long.MAX_VALUE, size), file);
    }

    private static Path on(BrokenDisk disk, Path file) {
        FileSystem system = new Disk(disk);
        return (Path) Proxy.newProxyInstance(
                BrokenDisk.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return system;
                    }
                    try {
                        return method.invoke(file, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        SeekableByteChannel whole = file.getFileSystem().provider().newByteChannel(file, options, attributes);
        return (SeekableByteChannel) Proxy.newProxyInstance(
                BrokenDisk.class.getClassLoader(),
                new Class<?>[] {SeekableByteChannel.class},
                (proxy, method, args) -> {
                    if (method.getName().equals("read")) {
                        return read(whole, (ByteBuffer) args[0]);
                    }
                    Object result = method.invoke(whole, args);
                    return result == whole ? proxy : result;
                });
    }

    private int read(SeekableByteChannel whole, ByteBuffer to) throws IOException {
        long left = readable - whole.position();
        if (left <= 0) {
            throw new IOException("Input/output error");
        }
        ByteBuffer some = to.slice(to.position(), (int) Math.min(left, to.remaining()));
        int count = whole.read(some);
        to.position(to.position() + Math.max(0, count));
        return count;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        A attributes = file.getFileSystem().provider().readAttributes(file, type, options);
        return size == null
                ? attributes
                : type.cast(Proxy.newProxyInstance(
                        BrokenDisk.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) ->
                                method.getName().equals("size") ? size : method.invoke(attributes, args)));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        file.getFileSystem().provider().checkAccess(file, modes);
    }

    @Override
    public String getScheme() {
        return "broken";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
        return path == other;
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    private static final class Disk extends FileSystem {

        private final BrokenDisk provider;

        Disk(BrokenDisk provider) {
            this.provider = provider;
        }

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public String getSeparator() {
            return "/";
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return Set.of("basic");
        }

        @Override
        public Path getPath(String first, String... more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }
}
