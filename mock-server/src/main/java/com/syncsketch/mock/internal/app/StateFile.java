package com.syncsketch.mock.internal.app;

import com.syncsketch.mock.internal.storage.StorageFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that keeps the state of a server. It is replaced as a whole, so it is valid at any time. */
public final class StateFile {

    private final Path file;

    /** Creates a state file; the file need not exist yet. */
    public StateFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** Returns the path of the file. */
    public Path path() {
        return file;
    }

    /** Checks whether there is a state to load. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Replaces the content.
     *
     * @param state the state, with keys, which other users of the machine must not read
     * @throws IOException if the file cannot be written; the message names it and the reason
     */
    public void write(byte[] state) throws IOException {
        try {
            // Readable by its owner only, as temporary files are.
            Path next = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
            try {
                Files.write(next, state);
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw new IOException("Cannot write the state file " + file + ": " + StorageFailureException.reason(e), e);
        }
    }
}
