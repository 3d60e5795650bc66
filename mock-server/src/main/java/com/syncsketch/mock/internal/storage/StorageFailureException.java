package com.syncsketch.mock.internal.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Thrown if the storage folder cannot be read or written: a defect of the environment of the mock server, not an error of the client.
 * Unchecked, so that it is never taken for a failure of the connection.
 */
public final class StorageFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param action the failed action, such as {@code write to}
     * @param folder the storage folder
     * @param cause the cause
     */
    StorageFailureException(String action, Object folder, IOException cause) {
        super("Cannot " + action + " the storage folder " + folder + ": " + reason(cause), cause);
    }

    /** Returns the reason of a failure without the name of its class. */
    public static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException e) {
            return e.getFile() + ": permission denied";
        }
        if (cause instanceof NoSuchFileException e) {
            return e.getFile() + ": no such file or directory; it may have been deleted";
        }
        if (cause instanceof FileAlreadyExistsException e) {
            return e.getFile() + ": not a directory";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getFile() + ": " + e.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
