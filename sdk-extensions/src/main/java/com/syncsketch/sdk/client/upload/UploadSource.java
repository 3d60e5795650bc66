package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
import com.syncsketch.sdk.client.internal.util.Texts;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the bytes of an upload come from: a file, an array or a stream.
 *
 * <pre>{@code
 * UploadSource source = UploadSource.ofInputStream("shot010_v003.mov", () -> assets.open("shot010"));
 * Item item = client.uploads().upload(UploadRequest.builder(reviewId, source).build());
 * }</pre>
 *
 * <p>Files are read while they are sent. Arrays and streams are copied to a temporary file first, for three reasons: the
 * service asks for the size before the first byte, parts are sent in parallel and sometimes again, and memory use stays small
 * whatever the length is. So each stream is read only once per upload, from its beginning to its end. The temporary file is
 * readable by its owner only, and deleted when the upload ends; it remains if the process is killed. See
 * {@link UploadRequestBuilder#temporaryFolder} for its place.
 *
 * <p>Immutable. Thread-safe if the supplier of its stream is.
 */
public final class UploadSource {

    private final String fileName;

    @Nullable
    private final Path file;

    @Nullable
    private final Long length;

    private final InputStreamSupplier stream;

    /** Opens a stream. */
    @FunctionalInterface
    public interface InputStreamSupplier {

        /**
         * Opens the stream. Called once for each upload, on the thread that calls the upload, which closes the stream.
         *
         * @return the stream at its beginning
         * @throws IOException if it cannot be opened; the upload then fails with an
         *     {@link com.syncsketch.sdk.client.error.UploadException}
         */
        InputStream open() throws IOException;
    }

    private UploadSource(String fileName, @Nullable Path file, @Nullable Long length, InputStreamSupplier stream) {
        this.fileName = fileName;
        this.file = file;
        this.length = length;
        this.stream = Objects.requireNonNull(stream, "stream");
    }

    /**
     * Returns a source that reads a file.
     *
     * @param file the file; it is not accessed before the upload starts
     * @return a source
     */
    public static UploadSource ofFile(Path file) {
        Path name = Objects.requireNonNull(file, "file").getFileName();
        return new UploadSource(name == null ? "" : name.toString(), file, null, () -> Files.newInputStream(file));
    }

    /**
     * Returns a source with bytes.
     *
     * @param fileName the file name, from which the name of the item and the media type are derived
     * @param bytes the bytes; they are not copied, and must not change before the upload has started
     * @return a source
     * @throws IllegalArgumentException if the file name is blank or contains an unpaired surrogate
     */
    public static UploadSource ofBytes(String fileName, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new UploadSource(checked(fileName), null, (long) bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * Returns a source with a stream of unknown length.
     *
     * @param fileName the file name, from which the name of the item and the media type are derived
     * @param stream opens the stream; for an upload that can be resumed, it must return the same bytes each time
     * @return a source
     * @throws IllegalArgumentException if the file name is blank or contains an unpaired surrogate
     */
    public static UploadSource ofInputStream(String fileName, InputStreamSupplier stream) {
        return new UploadSource(checked(fileName), null, null, stream);
    }

    /**
     * Returns a source with a stream of known length. If the stream has fewer or more bytes, nothing is sent, and the upload
     * fails with an {@link com.syncsketch.sdk.client.error.UploadException}.
     *
     * @param fileName the file name, from which the name of the item and the media type are derived
     * @param length the number of bytes, at least 1
     * @param stream opens the stream; for an upload that can be resumed, it must return the same bytes each time
     * @return a source
     * @throws IllegalArgumentException if the file name is blank or contains an unpaired surrogate, or the length is less
     *     than 1
     */
    public static UploadSource ofInputStream(String fileName, long length, InputStreamSupplier stream) {
        if (length < 1) {
            throw new IllegalArgumentException("The length must be at least 1, but is " + length);
        }
        return new UploadSource(checked(fileName), null, length, stream);
    }

    private static String checked(String fileName) {
        if (Objects.requireNonNull(fileName, "fileName").isBlank()) {
            throw new IllegalArgumentException("The file name must not be blank");
        }
        return Texts.wellFormed(fileName, "The file name");
    }

    /**
     * Returns the file name.
     *
     * @return the name, without a folder if the source is a file
     */
    public String getFileName() {
        return fileName;
    }

    /**
     * Returns the file.
     *
     * @return the path as it was given, or null if the source is no file
     */
    @Nullable
    public Path getFile() {
        return file;
    }

    /**
     * Returns the length that was announced.
     *
     * @return the number of bytes; null for files and for streams of unknown length
     */
    @Nullable
    public Long getLength() {
        return length;
    }

    /**
     * Opens the bytes as a stream, which the caller closes.
     *
     * @return a stream
     * @throws IOException if it cannot be opened
     */
    public InputStream open() throws IOException {
        return stream.open();
    }

    /** Returns the file, or the file name. */
    @Override
    public String toString() {
        return Characters.printable("UploadSource{" + (file == null ? fileName : file) + "}");
    }
}
