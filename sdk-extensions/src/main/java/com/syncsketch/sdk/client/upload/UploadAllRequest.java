package com.syncsketch.sdk.client.upload;

import com.syncsketch.sdk.client.internal.util.Characters;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
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

    private final List<String> includes;
    private final List<String> excludes;
    private final Predicate<Path> filter;
    private final boolean recursive;
    private final boolean followSymbolicLinks;
    private final boolean includeHidden;

    @Nullable
    private final Duration minimumAge;

    @Nullable
    private final ItemMatch skipExisting;

    private final int parallelFiles;
    private final boolean stopOnFailure;
    private final BiConsumer<Path, UploadRequestBuilder> settings;

    @Nullable
    private final UploadAllListener listener;

    @Nullable
    private final Path resumeFolder;

    private final boolean restartIfNotResumable;

    UploadAllRequest(UploadAllRequestBuilder builder) {
        reviewId = builder.reviewId;
        files = builder.files;
        folder = builder.folder;
        includes = List.copyOf(builder.includes);
        excludes = List.copyOf(builder.excludes);
        filter = builder.filter;
        recursive = builder.recursive;
        followSymbolicLinks = builder.followSymbolicLinks;
        includeHidden = builder.includeHidden;
        minimumAge = builder.minimumAge;
        skipExisting = builder.skipExisting;
        parallelFiles = builder.parallelFiles;
        stopOnFailure = builder.stopOnFailure;
        settings = builder.settings;
        listener = builder.listener;
        resumeFolder = builder.resumeFolder;
        restartIfNotResumable = builder.restartIfNotResumable;
    }

    /**
     * Creates a builder for individual files.
     *
     * @param reviewId the review to which the items are added
     * @param files the files in the order in which they are started; a file that is listed twice is uploaded once. A file
     *     need not exist before it is started
     * @return a builder with the default settings
     */
    public static UploadAllRequestBuilder ofFiles(long reviewId, Collection<Path> files) {
        return new UploadAllRequestBuilder(reviewId, List.copyOf(files), null);
    }

    /**
     * Creates a builder for the files of a folder. They are ordered by their path relative to the folder, name by name;
     * numbers in names are compared as numbers, so {@code shot2} precedes {@code shot10}, and case counts only if names are
     * equal otherwise. By default, subfolders, hidden files and symbolic links are not uploaded.
     *
     * @param reviewId the review to which the items are added
     * @param folder the folder; it is not accessed before the upload starts
     * @return a builder with the default settings
     */
    public static UploadAllRequestBuilder ofFolder(long reviewId, Path folder) {
        return new UploadAllRequestBuilder(reviewId, List.of(), Objects.requireNonNull(folder, "folder"));
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
     * Returns the patterns of the files of the folder that are uploaded.
     *
     * @return an unmodifiable list; if it is empty, all files are
     */
    public List<String> getIncludes() {
        return includes;
    }

    /**
     * Returns the patterns of the files and subfolders that are not uploaded.
     *
     * @return an unmodifiable list
     */
    public List<String> getExcludes() {
        return excludes;
    }

    /**
     * Returns whether the files of subfolders are uploaded as well.
     *
     * @return true if they are
     */
    public boolean isRecursive() {
        return recursive;
    }

    /**
     * Returns whether symbolic links in the folder are followed.
     *
     * @return true if they are
     */
    public boolean isFollowSymbolicLinks() {
        return followSymbolicLinks;
    }

    /**
     * Returns whether hidden files and subfolders are uploaded as well.
     *
     * @return true if they are
     */
    public boolean isIncludeHidden() {
        return includeHidden;
    }

    /**
     * Returns the minimum time since a file was last modified.
     *
     * @return the minimum age, or null if none is set
     */
    @Nullable
    public Duration getMinimumAge() {
        return minimumAge;
    }

    /**
     * Returns how items of the review are recognized whose files are not uploaded again.
     *
     * @return the properties that are compared, or null if existing items are not checked
     */
    @Nullable
    public ItemMatch getSkipExisting() {
        return skipExisting;
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

    /**
     * Returns whether a file is uploaded anew if its unfinished upload cannot be resumed.
     *
     * @return true if such files are uploaded anew
     */
    public boolean isRestartIfNotResumable() {
        return restartIfNotResumable;
    }

    /** Returns the review, and the folder or the number of files. */
    @Override
    public String toString() {
        return Characters.printable("UploadAllRequest{reviewId=" + reviewId
                + (folder == null ? ", " + files.size() + " files}" : ", folder=" + folder + "}"));
    }
}
