package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.AnnotationsStepsWithResponseApi;
import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.internal.download.DefaultDownloads;
import com.syncsketch.sdk.client.internal.download.SketchFiles;
import com.syncsketch.sdk.client.internal.error.ExceptionAccess;
import com.syncsketch.sdk.client.internal.task.TaskFactory;
import com.syncsketch.sdk.client.internal.util.SketchNames;
import com.syncsketch.sdk.client.resource.AnnotationComments;
import com.syncsketch.sdk.client.resource.AnnotationRendering;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.ItemGetQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** The operations of {@link Annotations} that need several requests or other interfaces. Thread-safe. */
public final class DefaultAnnotationOperations implements AnnotationComments, AnnotationRendering {

    private final ItemsApi items;
    private final AnnotationsStepsWithResponseApi steps;
    private final Supplier<Annotations> annotations;
    private final Downloads downloads;

    /**
     * Creates the operations.
     *
     * @param items looks up revisions
     * @param steps starts and polls the tasks
     * @param annotations creates the comments
     * @param downloads downloads the results
     */
    public DefaultAnnotationOperations(
            ItemsApi items,
            AnnotationsStepsWithResponseApi steps,
            Supplier<Annotations> annotations,
            Downloads downloads) {
        this.items = items;
        this.steps = steps;
        this.annotations = annotations;
        this.downloads = downloads;
    }

    @Override
    public Frame addComment(long itemId, long reviewId, int frame, String text) {
        Long revisionId = items.get(
                        itemId, ItemGetQuery.builder().reviewId(reviewId).build())
                .getRevisionId();
        if (revisionId == null) {
            throw new MissingRevisionException(itemId, reviewId);
        }
        return annotations.get().addCommentToRevision(itemId, revisionId, frame, text);
    }

    @Override
    public Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId, FlattenedSketchesQuery query) {
        return TaskFactory.startSketches(steps, reviewId, itemId, query);
    }

    @Override
    public Task<List<FlattenedSketch>> resumeSketches(String taskId) {
        return TaskFactory.resumeSketches(steps, taskId);
    }

    @Override
    public Task<DownloadFile> renderGreasePencil(long reviewId, long itemId) {
        return TaskFactory.startGreasePencil(steps, reviewId, itemId);
    }

    @Override
    public Task<DownloadFile> resumeGreasePencil(String taskId) {
        return TaskFactory.resumeGreasePencil(steps, taskId);
    }

    @Override
    public Task<DownloadFile> renderVideo(long reviewId, long itemId) {
        return TaskFactory.startVideo(steps, reviewId, itemId);
    }

    @Override
    public Task<DownloadFile> resumeVideo(String taskId) {
        return TaskFactory.resumeVideo(steps, taskId);
    }

    @Override
    public List<Path> downloadSketches(
            long reviewId, long itemId, FlattenedSketchesQuery query, Path folder, DownloadOptions options) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(options, "options");
        return save(
                renderSketches(reviewId, itemId, query),
                folder,
                sketches ->
                        SketchFiles.save(downloads, sketches, folder, SketchNames.ofItem(reviewId, itemId), options));
    }

    @Override
    public List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder, DownloadOptions options) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(options, "options");
        return SketchFiles.save(downloads, sketches, folder, "sketch", options);
    }

    @Override
    public Path downloadGreasePencil(long reviewId, long itemId, Path folder, DownloadOptions options) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(options, "options");
        return save(
                renderGreasePencil(reviewId, itemId),
                folder,
                file -> DefaultDownloads.fetch(
                        downloads, file, folder, "greasePencil", suffix(reviewId, itemId), ".zip", options));
    }

    @Override
    public Path downloadVideo(long reviewId, long itemId, Path folder, DownloadOptions options) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(options, "options");
        return save(renderVideo(reviewId, itemId), folder, file -> {
            String extension = DefaultDownloads.extension(file.getS3Path(), ".mp4");
            return DefaultDownloads.fetch(
                    downloads, file, folder, "video", suffix(reviewId, itemId), extension, options);
        });
    }

    /** Ends the names of files, so that two items with the same name do not replace each other's files. */
    private static String suffix(long reviewId, long itemId) {
        return "_" + reviewId + "_" + itemId;
    }

    /** Waits for a task and saves its result. Any failure names the task, so that the result need not be rendered again. */
    private static <T, R> R save(Task<T> task, Path folder, Function<T, R> saver) {
        try {
            return saver.apply(task.await());
        } catch (SyncSketchException e) {
            throw withTask(e, task);
        } catch (IllegalArgumentException e) {
            // All arguments are valid here, so this is about a URL of the service.
            throw withTask(
                    new DownloadException("The result of the task cannot be downloaded: " + e.getMessage(), folder, e),
                    task);
        }
    }

    private static SyncSketchException withTask(SyncSketchException failure, Task<?> task) {
        if (failure.getTaskId() == null) {
            ExceptionAccess.setTaskId(failure, task.getId());
        }
        return failure;
    }
}
