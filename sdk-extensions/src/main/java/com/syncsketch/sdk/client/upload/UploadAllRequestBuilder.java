package com.syncsketch.sdk.client.upload;

import jakarta.annotation.Nullable;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Builds an {@link UploadAllRequest}. Not thread-safe. */
public final class UploadAllRequestBuilder {

    final long reviewId;
    final List<Path> files;

    @Nullable
    final Path folder;

    final List<String> includes = new ArrayList<>();
    final List<String> excludes = new ArrayList<>();
    Predicate<Path> filter = file -> true;
    boolean recursive;
    boolean followSymbolicLinks;
    boolean includeHidden;

    @Nullable
    Duration minimumAge;

    @Nullable
    ItemMatch skipExisting;

    int parallelFiles = UploadAllRequest.DEFAULT_PARALLEL_FILES;
    boolean stopOnFailure;
    BiConsumer<Path, UploadRequestBuilder> settings = (file, request) -> {};

    @Nullable
    UploadAllListener listener;

    @Nullable
    Path resumeFolder;

    boolean restartIfNotResumable;

    UploadAllRequestBuilder(long reviewId, List<Path> files, @Nullable Path folder) {
        this.reviewId = reviewId;
        this.files = files;
        this.folder = folder;
    }

    /**
     * Restricts the upload to files of the folder that match one of the patterns. A pattern without a slash is compared with
     * the file name, in all subfolders; any other with the path relative to the folder, in which {@code **} stands for any
     * number of subfolders. Whether case matters depends on the file system; on Linux it does.
     *
     * @param globs patterns as in {@link java.nio.file.FileSystem#getPathMatcher}, such as {@code *.{mov,MOV}} or
     *     {@code comp/**}; they are added to those that were set before
     * @return this builder
     * @throws IllegalArgumentException if a pattern is invalid, or the request is for individual files
     */
    public UploadAllRequestBuilder include(String... globs) {
        addGlobs(includes, globs);
        return this;
    }

    /**
     * Leaves out files and subfolders that match one of the patterns, even if they match {@link #include}. A subfolder that
     * matches is left out with all its content.
     *
     * @param globs patterns as for {@link #include}, such as {@code *_tmp.*} or {@code wip}; they are added to those that
     *     were set before
     * @return this builder
     * @throws IllegalArgumentException if a pattern is invalid, or the request is for individual files
     */
    public UploadAllRequestBuilder exclude(String... globs) {
        addGlobs(excludes, globs);
        return this;
    }

    private void addGlobs(List<String> patterns, String... globs) {
        FileSystem fileSystem = folder().getFileSystem();
        List.of(globs).forEach(glob -> fileSystem.getPathMatcher("glob:" + glob));
        patterns.addAll(List.of(globs));
    }

    /**
     * Sets whether the files of subfolders are uploaded as well. The default is false. The items get the names of the files,
     * without their folders, unless {@link #settings} sets others.
     *
     * @param recursive true to upload the files of subfolders
     * @return this builder
     * @throws IllegalArgumentException if the request is for individual files
     */
    public UploadAllRequestBuilder recursive(boolean recursive) {
        folder();
        this.recursive = recursive;
        return this;
    }

    /**
     * Sets whether symbolic links in the folder are followed. The default is false: a link to a folder is skipped, and a
     * link to a file fails with an {@link com.syncsketch.sdk.client.error.UnusableFileException}, so that it is not missed;
     * exclude links that are not to be uploaded.
     *
     * @param followSymbolicLinks true to follow links; links that lead back to one of their own folders are skipped
     * @return this builder
     * @throws IllegalArgumentException if the request is for individual files, whose links are always followed
     */
    public UploadAllRequestBuilder followSymbolicLinks(boolean followSymbolicLinks) {
        folder();
        this.followSymbolicLinks = followSymbolicLinks;
        return this;
    }

    /**
     * Sets whether hidden files and subfolders are uploaded as well. The default is false. On Unix, the names of hidden files
     * start with a dot.
     *
     * @param includeHidden true to upload hidden files
     * @return this builder
     * @throws IllegalArgumentException if the request is for individual files
     */
    public UploadAllRequestBuilder includeHidden(boolean includeHidden) {
        folder();
        this.includeHidden = includeHidden;
        return this;
    }

    /**
     * Sets the minimum time since a file was last modified, so that files that are still written are not uploaded. By default
     * there is none. A younger file is not sent; its state is {@link UploadAllResult.State#STILL_CHANGING}. The age is
     * determined when the upload of the file would start. The clocks of the file server and of this host should agree.
     *
     * <p>In any case, a file of a folder is not sent if its size or modification time changed between listing the folder
     * and starting its upload, unless it has the minimum age again.
     *
     * @param minimumAge the minimum age, such as a minute; not negative
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public UploadAllRequestBuilder minimumAge(Duration minimumAge) {
        if (minimumAge.isNegative()) {
            throw new IllegalArgumentException("minimumAge must not be negative");
        }
        this.minimumAge = minimumAge;
        return this;
    }

    /**
     * Does not upload files for which the review already has an item, for example from another host. By default the review is
     * not checked. The items of the review are listed once before the first upload.
     *
     * <ul>
     *   <li>A file whose item exists and is {@code done} is reported as {@link UploadAllResult.State#SKIPPED_EXISTING}. Its
     *       metadata is not changed.
     *   <li>An item with another status may still be converted, or its upload was never finished; which of the two is
     *       unknown. The file is not uploaded, and its state is {@link UploadAllResult.State#UNCERTAIN}, so that it is
     *       neither missed nor uploaded twice.
     *   <li>Names are compared exactly; that the service keeps them as they were sent is inferred.
     *   <li>The {@linkplain #resumeFolder resume folder} takes precedence: an upload that was started from it is resumed.
     *   <li>New versions ({@link UploadRequestBuilder#newVersionOf}) are not compared.
     * </ul>
     *
     * @param match the properties that are compared
     * @return this builder
     */
    public UploadAllRequestBuilder skipExisting(ItemMatch match) {
        this.skipExisting = Objects.requireNonNull(match, "match");
        return this;
    }

    /**
     * Restricts the upload to files of the folder that match a predicate. Whatever the predicate throws is thrown by
     * the upload as it is, before anything is sent.
     *
     * @param filter a predicate of the path (the folder resolved with the file name); called on the thread that calls
     *     the upload, for files that match the patterns
     * @return this builder
     * @throws IllegalArgumentException if the request is for individual files
     */
    public UploadAllRequestBuilder filter(Predicate<Path> filter) {
        folder();
        this.filter = this.filter.and(Objects.requireNonNull(filter, "filter"));
        return this;
    }

    /**
     * Sets how many files are uploaded in parallel. The default is {@value UploadAllRequest#DEFAULT_PARALLEL_FILES}. Each file uses one
     * thread in addition to the threads of its parts; see {@link UploadRequestBuilder#parallelism}.
     *
     * @param parallelFiles the number of files, from 1 to 64; with 1, the items are created in the order of the files
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public UploadAllRequestBuilder parallelFiles(int parallelFiles) {
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
    public UploadAllRequestBuilder stopOnFailure(boolean stopOnFailure) {
        this.stopOnFailure = stopOnFailure;
        return this;
    }

    /**
     * Sets a callback that configures each upload: its name, metadata such as the artist and the approval status, the item
     * that gets a new version, or the part size. A progress listener that it sets receives the events of its file.
     *
     * @param settings a consumer of the file and its request builder, which has the default settings; called when the
     *     file is started, on the thread that uploads it, so concurrently for several files. An exception that it throws
     *     is the failure of that file; an error, or a checked exception of a Kotlin callback, is the cause of an
     *     {@link com.syncsketch.sdk.client.error.UploadException}
     * @return this builder
     */
    public UploadAllRequestBuilder settings(BiConsumer<Path, UploadRequestBuilder> settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Sets a listener for the outcomes and the progress of the uploads.
     *
     * @param listener the listener
     * @return this builder
     */
    public UploadAllRequestBuilder listener(UploadAllListener listener) {
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
     *       upload fails with a {@link com.syncsketch.sdk.client.error.ResumeRefusedException}, unless
     *       {@link #restartIfNotResumable} is set; abort its upload with
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
    public UploadAllRequestBuilder resumeFolder(Path resumeFolder) {
        Path absolute = resumeFolder.toAbsolutePath().normalize();
        if (folder != null && absolute.equals(folder.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("The resume folder must not be the folder that is uploaded");
        }
        this.resumeFolder = resumeFolder;
        return this;
    }

    /**
     * Sets whether a file is uploaded anew if its unfinished upload cannot be resumed, because the file has changed meanwhile
     * or the storage no longer has the upload. The default is false: the file then fails with a
     * {@link com.syncsketch.sdk.client.error.ResumeRefusedException} each time. Has no effect without a resume file.
     *
     * <p>The item of the unfinished upload is deleted, because it has no media file, and its parts are aborted. An upload that
     * may have arrived is not restarted: if its last request was sent, or the item is {@code done}, the file fails as by
     * default, so that nothing is lost or uploaded twice.
     *
     * @param restartIfNotResumable true to upload such files anew
     * @return this builder
     */
    public UploadAllRequestBuilder restartIfNotResumable(boolean restartIfNotResumable) {
        this.restartIfNotResumable = restartIfNotResumable;
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
            throw new IllegalArgumentException(
                    "This setting applies to folders only; a list of files contains what is uploaded");
        }
        return folder;
    }
}
