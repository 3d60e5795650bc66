package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A request to upload several files to a review. Each file becomes an item and is uploaded in parts.
 *
 * <p>Immutable. It can be used several times; a folder is then listed again.
 */
public final class UploadAllRequest {

    /** The default number of files that are uploaded in parallel. */
    public static final int DEFAULT_PARALLEL_FILES = 2;

    private final long reviewId;
    private final List<Path> files;

    @Nullable
    private final Path folder;

    private final Predicate<Path> filter;
    private final int parallelFiles;
    private final boolean stopOnFailure;
    private final BiConsumer<Path, UploadRequestBuilder> settings;

    @Nullable
    private final UploadAllListener listener;

    @Nullable
    private final Path resumeFolder;

    private UploadAllRequest(Builder builder) {
        reviewId = builder.reviewId;
        files = builder.files;
        folder = builder.folder;
        filter = builder.filter;
        parallelFiles = builder.parallelFiles;
        stopOnFailure = builder.stopOnFailure;
        settings = builder.settings;
        listener = builder.listener;
        resumeFolder = builder.resumeFolder;
    }

    /**
     * Creates a builder for individual files.
     *
     * @param reviewId the review to which the items are added
     * @param files the files in the order in which they are started; a file that is listed twice is uploaded once. A file
     *     need not exist before it is started
     * @return a builder with the default settings
     */
    public static Builder ofFiles(long reviewId, Collection<Path> files) {
        return new Builder(reviewId, List.copyOf(files), null);
    }

    /**
     * Creates a builder for the files of a folder, ordered by name (character by character). Hidden files and subfolders are
     * skipped; symbolic links are followed.
     *
     * @param reviewId the review to which the items are added
     * @param folder the folder; it is not accessed before the upload starts
     * @return a builder with the default settings
     */
    public static Builder ofFolder(long reviewId, Path folder) {
        return new Builder(reviewId, List.of(), Objects.requireNonNull(folder, "folder"));
    }

    /**
     * Returns the review to which the items are added.
     *
     * @return the review id
     */
    public long getReviewId() {
        return reviewId;
    }

    /**
     * Returns the individual files.
     *
     * @return an unmodifiable list of the paths as they were given; empty for a folder
     */
    public List<Path> getFiles() {
        return files;
    }

    /**
     * Returns the folder.
     *
     * @return the path as it was given, or null for individual files
     */
    @Nullable
    public Path getFolder() {
        return folder;
    }

    /**
     * Returns the filter for the files of the folder.
     *
     * @return a predicate that is true for files that are uploaded
     */
    public Predicate<Path> getFilter() {
        return filter;
    }

    /**
     * Returns how many files are uploaded in parallel.
     *
     * @return the number of files
     */
    public int getParallelFiles() {
        return parallelFiles;
    }

    /**
     * Returns whether no further files are started after a failure.
     *
     * @return true if the first failure stops the upload of further files
     */
    public boolean isStopOnFailure() {
        return stopOnFailure;
    }

    /**
     * Returns the callback that configures each upload.
     *
     * @return a consumer of the file and its request builder
     */
    public BiConsumer<Path, UploadRequestBuilder> getSettings() {
        return settings;
    }

    /**
     * Returns the listener.
     *
     * @return the listener, or null if none is set
     */
    @Nullable
    public UploadAllListener getListener() {
        return listener;
    }

    /**
     * Returns the resume folder.
     *
     * @return the folder, which need not exist; null if none is set
     */
    @Nullable
    public Path getResumeFolder() {
        return resumeFolder;
    }

    /** Returns the review, and the folder or the number of files. */
    @Override
    public String toString() {
        return Characters.printable("UploadAllRequest{reviewId=" + reviewId
                + (folder == null ? ", " + files.size() + " files}" : ", folder=" + folder + "}"));
    }

    /** Builds an {@link UploadAllRequest}. Not thread-safe. */
    public static final class Builder {

        private final long reviewId;
        private final List<Path> files;

        @Nullable
        private final Path folder;

        private Predicate<Path> filter = file -> true;
        private int parallelFiles = DEFAULT_PARALLEL_FILES;
        private boolean stopOnFailure;
        private BiConsumer<Path, UploadRequestBuilder> settings = (file, request) -> {};

        @Nullable
        private UploadAllListener listener;

        @Nullable
        private Path resumeFolder;

        private Builder(long reviewId, List<Path> files, @Nullable Path folder) {
            this.reviewId = reviewId;
            this.files = files;
            this.folder = folder;
        }

        /**
         * Restricts the upload to files of the folder whose names match a pattern. Several patterns and {@linkplain #filter
         * filters} must all match. Whether case matters depends on the file system; on Linux it does.
         *
         * @param glob a pattern as in {@link java.nio.file.FileSystem#getPathMatcher}, such as {@code *.{mov,MOV}}
         * @return this builder
         * @throws IllegalArgumentException if the pattern is invalid, or the request is for individual files
         */
        public Builder glob(String glob) {
            PathMatcher matcher = folder().getFileSystem().getPathMatcher("glob:" + glob);
            return filter(file -> matcher.matches(file.getFileName()));
        }

        /**
         * Restricts the upload to files of the folder that match a predicate. Whatever the predicate throws is thrown by
         * the upload as it is, before anything is sent.
         *
         * @param filter a predicate of the path (the folder resolved with the file name); called on the thread that calls
         *     the upload
         * @return this builder
         * @throws IllegalArgumentException if the request is for individual files
         */
        public Builder filter(Predicate<Path> filter) {
            folder();
            this.filter = this.filter.and(Objects.requireNonNull(filter, "filter"));
            return this;
        }

        /**
         * Sets how many files are uploaded in parallel. The default is {@value #DEFAULT_PARALLEL_FILES}. Each file uses one
         * thread in addition to the threads of its parts; see {@link UploadRequestBuilder#parallelism}.
         *
         * @param parallelFiles the number of files, from 1 to 64; with 1, the items are created in the order of the files
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder parallelFiles(int parallelFiles) {
            if (parallelFiles < 1 || parallelFiles > 64) {
                throw new IllegalArgumentException("parallelFiles must be from 1 to 64, but is " + parallelFiles);
            }
            this.parallelFiles = parallelFiles;
            return this;
        }

        /**
         * Sets whether no further files are started after a failure. The default is false. Uploads in progress are
         * completed.
         *
         * @param stopOnFailure true to start no further files
         * @return this builder
         */
        public Builder stopOnFailure(boolean stopOnFailure) {
            this.stopOnFailure = stopOnFailure;
            return this;
        }

        /**
         * Sets a callback that configures each upload, such as its name, media type or part size. A progress listener that
         * it sets receives the events of its file.
         *
         * @param settings a consumer of the file and its request builder, which has the default settings; called when the
         *     file is started, on the thread that uploads it, so concurrently for several files. An exception that it throws
         *     is the failure of that file; an error, or a checked exception of a Kotlin callback, is the cause of an
         *     {@link com.syncsketch.sdk.client.error.UploadException}
         * @return this builder
         */
        public Builder settings(BiConsumer<Path, UploadRequestBuilder> settings) {
            this.settings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Sets a listener for the outcomes and the progress of the uploads.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(UploadAllListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets a folder for resume files, so that a failed upload can be resumed, also by another process: upload the same
         * request again. Unfinished files are resumed (see {@link UploadRequestBuilder#resumeFile}), and files that were
         * uploaded before are skipped.
         *
         * <ul>
         *   <li>For each uploaded file, a small marker file with its item id remains in the folder. The file is then
         *       reported as {@link UploadAllResult.State#ALREADY_UPLOADED} as long as its length, modification time and
         *       sampled content are the same (or its content; see {@link ChangeDetection#CONTENT}). The client does not
         *       check whether the item still exists: to upload everything again, use another folder, or delete this one if
         *       it contains no unfinished uploads.
         *   <li>A file that changed after it was uploaded is uploaded again as a new item. A file that changed during its
         *       upload fails with a {@link com.syncsketch.sdk.client.error.ResumeRefusedException}; abort its upload with
         *       {@link com.syncsketch.sdk.client.resource.Uploads#discard}.
         *   <li>The names in the folder are derived from the file name, its path, the review and the host. They are ASCII,
         *       and the same in each locale. One folder can be used for several reviews, and a file that was moved counts
         *       as another file. A resume file that {@link #settings} sets for a file is used instead of the one in this
         *       folder.
         *   <li>If the folder cannot be written, each file fails with a
         *       {@link com.syncsketch.sdk.client.error.ResumeFileException}. If that happens at the end of an upload, the
         *       same request does not send the file again.
         * </ul>
         *
         * @param resumeFolder the folder, which is created if necessary; it must not be the folder whose files are uploaded
         * @return this builder
         * @throws IllegalArgumentException if it is the folder whose files are uploaded
         */
        public Builder resumeFolder(Path resumeFolder) {
            Path absolute = resumeFolder.toAbsolutePath().normalize();
            if (folder != null && absolute.equals(folder.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException("The resume folder must not be the folder that is uploaded");
            }
            this.resumeFolder = resumeFolder;
            return this;
        }

        /**
         * Builds the request.
         *
         * @return an immutable request
         */
        public UploadAllRequest build() {
            return new UploadAllRequest(this);
        }

        private Path folder() {
            if (folder == null) {
                throw new IllegalArgumentException("Filters apply to folders only; leave the files out of the list");
            }
            return folder;
        }
    }
}
