package com.syncsketch.sdk.client.internal.upload.batch;

import com.syncsketch.sdk.client.error.UnusableFileException;
import com.syncsketch.sdk.client.internal.upload.file.UploadAttributes;
import com.syncsketch.sdk.client.upload.UploadAllRequest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the files of a request. */
final class BatchFiles {

    private BatchFiles() {}

    /**
     * Returns the files without duplicates, in the order in which they are uploaded.
     *
     * @throws UnusableFileException if the folder cannot be read
     */
    static List<Path> of(UploadAllRequest request) {
        Path folder = request.getFolder();
        return folder == null ? distinct(request.getFiles()) : inFolder(folder, request);
    }

    private static List<Path> distinct(List<Path> files) {
        Map<Path, Path> distinct = new LinkedHashMap<>();
        for (Path file : files) {
            distinct.putIfAbsent(file.toAbsolutePath().normalize(), file);
        }
        return List.copyOf(distinct.values());
    }

    /**
     * Everything that is neither hidden nor a folder counts as a file, even a broken link: its upload fails, instead of
     * leaving it out silently.
     */
    private static List<Path> inFolder(Path folder, UploadAllRequest request) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!Files.isHidden(entry) && !Files.isDirectory(entry)) {
                    files.add(entry);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UnusableFileException(folder, "does not exist", e);
        } catch (NotDirectoryException e) {
            throw new UnusableFileException(folder, "is not a folder", e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnusableFileException(folder, "cannot be read", e);
        }
        // Outside the block above, which would attribute an exception of the filter to the folder.
        files.removeIf(request.getFilter().negate());
        files.sort(Comparator.comparing(UploadAttributes::fileName).thenComparing(Comparator.naturalOrder()));
        return files;
    }
}
