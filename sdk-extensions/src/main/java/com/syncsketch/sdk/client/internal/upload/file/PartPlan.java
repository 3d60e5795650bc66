package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * How a file is cut: parts of one size, numbered from 1, the last one shorter.
 *
 * @param fileSize the length of the file in bytes, more than 0
 * @param partSize the length of all parts but the last one
 */
public record PartPlan(long fileSize, long partSize) {

    /** The most that Amazon takes. */
    public static final int MOST_PARTS = 10_000;

    public static final long LARGEST_FILE = MOST_PARTS * UploadRequest.MAX_PART_SIZE;

    /**
     * What the transfer managers of the AWS SDKs take. Python's 5 MiB end at 48.8 GiB, and each part costs two round trips.
     */
    static final long USUAL_PART = 8L * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;

    /**
     * Plans an upload.
     *
     * @param file named in the exception
     * @param fileSize the length of the file
     * @param wanted the size of the parts, or null for the usual one; it grows where there would be too many parts
     * @throws FileTooLargeException if even the largest parts are not enough
     */
    public static PartPlan of(Path file, long fileSize, @Nullable Long wanted) {
        if (fileSize > LARGEST_FILE) {
            throw new FileTooLargeException(file, fileSize, LARGEST_FILE);
        }
        long size = wanted == null ? USUAL_PART : wanted;
        long least = ceil(fileSize, MOST_PARTS);
        return new PartPlan(fileSize, least <= size ? size : ceil(least, MEBIBYTE) * MEBIBYTE);
    }

    /** Refuses settings that mean nothing where the file goes as a whole. */
    public static void refuseSettings(UploadRequest request, String route) {
        String setting = request.partSize() != null
                ? "partSize"
                : request.parallelism() != null ? "parallelism" : request.journal() != null ? "journal" : null;
        if (setting != null) {
            throw new IllegalArgumentException(
                    route + " sends the file as a whole; " + setting + " is for upload(...)");
        }
    }

    public int count() {
        return (int) ceil(fileSize, partSize);
    }

    public long offset(int number) {
        return (number - 1) * partSize;
    }

    public long length(int number) {
        return Math.min(partSize, fileSize - offset(number));
    }

    private static long ceil(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
