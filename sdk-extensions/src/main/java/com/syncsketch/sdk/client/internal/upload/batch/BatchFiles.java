package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the files of a request. */
final class BatchFiles {

    private BatchFiles() {}

    /**
     * Returns the files without duplicates, in the order in which they are uploaded.
     *
     * @throws UnusableFileException if the folder or one of its subfolders cannot be read
     */
    static List<BatchFile> of(UploadAllRequest request) {
        Path folder = request.getFolder();
        return folder == null ? distinct(request.getFiles()) : inFolder(folder, request);
    }

    private static List<BatchFile> distinct(List<Path> files) {
        Map<Path, BatchFile> distinct = new LinkedHashMap<>();
        for (Path file : files) {
            distinct.putIfAbsent(file.toAbsolutePath().normalize(), new BatchFile(file, null));
        }
        return List.copyOf(distinct.values());
    }

    private static List<BatchFile> inFolder(Path folder, UploadAllRequest request) {
        if (!Files.exists(folder)) {
            throw new UnusableFileException(folder, "does not exist", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableFileException(folder, "is not a folder", null);
        }
        Visitor visitor = new Visitor(folder, request);
        Set<FileVisitOption> options = request.isFollowSymbolicLinks()
                ? EnumSet.of(FileVisitOption.FOLLOW_LINKS)
                : EnumSet.noneOf(FileVisitOption.class);
        try {
            // The folder itself may be a link.
            Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            visitor.start = start;
            Files.walkFileTree(start, options, request.isRecursive() ? Integer.MAX_VALUE : 1, visitor);
        } catch (IOException e) {
            throw new UnusableFileException(folder, "cannot be read", e);
        }
        List<BatchFile> files = visitor.files;
        // Outside the block above, which would attribute an exception of the filter to the folder.
        files.removeIf(file -> !request.getFilter().test(file.path()));
        files.sort(Comparator.comparing(file -> folder.relativize(file.path()), new NaturalOrder()));
        return files;
    }

    /**
     * Everything that is neither hidden nor a folder counts as a file, even a broken link: its upload fails, instead of
     * leaving it out silently.
     */
    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final UploadAllRequest request;
        private final PathFilter filter;

        @Nullable
        private final Path resumeFolder;

        private final List<BatchFile> files = new ArrayList<>();
        private Path start;

        Visitor(Path folder, UploadAllRequest request) {
            this.folder = folder;
            this.start = folder;
            this.request = request;
            this.filter = new PathFilter(folder.getFileSystem(), request);
            Path resume = request.getResumeFolder();
            this.resumeFolder = resume == null ? null : resume.toAbsolutePath().normalize();
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
            if (visited.equals(start)) {
                return FileVisitResult.CONTINUE;
            }
            boolean skipped = isHidden(visited)
                    || filter.isExcluded(start.relativize(visited))
                    || folder.resolve(start.relativize(visited))
                            .toAbsolutePath()
                            .normalize()
                            .equals(resumeFolder);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) throws IOException {
            // A link to a folder that is not followed is skipped like a folder.
            boolean isFolder = attributes.isDirectory() || (attributes.isSymbolicLink() && Files.isDirectory(visited));
            if (!isFolder && !isHidden(visited)) {
                add(visited, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path visited, IOException failure) throws IOException {
            if (failure instanceof FileSystemLoopException) {
                // The folder to which the link leads is listed already.
                return FileVisitResult.CONTINUE;
            }
            if (visited.equals(start)) {
                throw failure;
            }
            boolean excluded = isHidden(visited) || filter.isExcluded(start.relativize(visited));
            // An entry that was deleted meanwhile is like one that was deleted before.
            if (!excluded && !(failure instanceof NoSuchFileException)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path visited) throws IOException {
            return !request.isIncludeHidden() && Files.isHidden(visited);
        }

        private void add(Path visited, @Nullable BasicFileAttributes attributes) {
            Path relative = start.relativize(visited);
            if (filter.accepts(relative)) {
                files.add(new BatchFile(folder.resolve(relative), attributes));
            }
        }
    }
}
