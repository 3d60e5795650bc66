package com.syncsketch.sdk.client.internal.upload.file;

import com.syncsketch.sdk.client.error.FileTooLargeException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import jakarta.annotation.Nullable;
import java.nio.file.Path;

/**
 * The parts of a file: all have the same size, except for the last one, which may be smaller. Part numbers start at 1.
 *
 * @param fileSize the file size in bytes, more than 0
 * @param partSize the size of all parts but the last
 */
public record PartPlan(long fileSize, long partSize) {

    /** The maximum number of parts in S3. */
    public static final int MAX_PARTS = 10_000;

    /** The maximum file size. */
    public static final long MAX_FILE_SIZE = MAX_PARTS * UploadRequest.MAX_PART_SIZE;

    /**
     * The default part size, as in the transfer managers of the AWS SDKs. The 5 MiB of the official Python client would
     * limit files to 48.8 GiB, and each part costs two round trips.
     */
    static final long DEFAULT_PART_SIZE = 8L * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;

    /**
     * Plans the parts of a file.
     *
     * @param file the file, for the exception
     * @param fileSize the file size
     * @param partSize the part size, or null for the default; increased if there would be too many parts
     * @throws FileTooLargeException if the file exceeds the maximum size
     */
    public static PartPlan of(Path file, long fileSize, @Nullable Long partSize) {
        if (fileSize > MAX_FILE_SIZE) {
            throw new FileTooLargeException(file, fileSize, MAX_FILE_SIZE);
        }
        long size = partSize == null ? DEFAULT_PART_SIZE : partSize;
        long minimum = divideUp(fileSize, MAX_PARTS);
        return new PartPlan(fileSize, minimum <= size ? size : divideUp(minimum, MEBIBYTE) * MEBIBYTE);
    }

    /** Returns the number of parts. */
    public int count() {
        return (int) divideUp(fileSize, partSize);
    }

    /** Returns the position of a part in the file. */
    public long offset(int number) {
        return (number - 1) * partSize;
    }

    /** Returns the size of a part. */
    public long length(int number) {
        return Math.min(partSize, fileSize - offset(number));
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
