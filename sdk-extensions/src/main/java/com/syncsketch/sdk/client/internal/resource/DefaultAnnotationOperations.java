package com.syncsketch.sdk.client.internal.resource;

import com.syncsketch.sdk.api.AnnotationsStepsWithResponseApi;
import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.internal.download.DefaultDownloads;
import com.syncsketch.sdk.client.internal.download.SketchFiles;
import com.syncsketch.sdk.client.internal.task.TaskFactory;
import com.syncsketch.sdk.client.resource.Annotations;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.ItemGetQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Answers what {@link Annotations} cannot do with the calls of its own interface. */
public final class DefaultAnnotationOperations {

    private final ItemsApi items;
    private final AnnotationsStepsWithResponseApi steps;
    private final Supplier<Annotations> annotations;
    private final Downloads downloads;

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

    public Frame addComment(long itemId, long reviewId, int frame, String text) {
        Long revisionId = items.get(
                        itemId, ItemGetQuery.builder().reviewId(reviewId).build())
                .getRevisionId();
        if (revisionId == null) {
            throw new MissingRevisionException(itemId, reviewId);
        }
        return annotations.get().addCommentToRevision(itemId, revisionId, frame, text);
    }

    public Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId, FlattenedSketchesQuery query) {
        return TaskFactory.sketches(steps, reviewId, itemId, query);
    }

    public Task<List<FlattenedSketch>> resumeSketches(String taskId) {
        return TaskFactory.sketches(steps, taskId);
    }

    public Task<DownloadFile> renderGreasePencil(long reviewId, long itemId) {
        return TaskFactory.greasePencil(steps, reviewId, itemId);
    }

    public Task<DownloadFile> resumeGreasePencil(String taskId) {
        return TaskFactory.greasePencil(steps, taskId);
    }

    public Task<DownloadFile> renderVideo(long reviewId, long itemId) {
        return TaskFactory.video(steps, reviewId, itemId);
    }

    public Task<DownloadFile> resumeVideo(String taskId) {
        return TaskFactory.video(steps, taskId);
    }

    public List<Path> downloadSketches(long reviewId, long itemId, FlattenedSketchesQuery query, Path folder) {
        List<FlattenedSketch> sketches = renderSketches(reviewId, itemId, query).await();
        return SketchFiles.save(downloads, sketches, folder, "sketch_" + reviewId + "_" + itemId);
    }

    public List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder) {
        return SketchFiles.save(downloads, sketches, folder, "sketch");
    }

    public Path downloadGreasePencil(long reviewId, long itemId, Path folder) {
        DownloadFile file = renderGreasePencil(reviewId, itemId).await();
        return DefaultDownloads.fetch(downloads, file, folder, "greasePencil_" + reviewId + "_" + itemId, ".zip");
    }

    public Path downloadVideo(long reviewId, long itemId, Path folder) {
        DownloadFile file = renderVideo(reviewId, itemId).await();
        String extension = DefaultDownloads.extension(file.getS3Path(), ".mp4");
        return DefaultDownloads.fetch(downloads, file, folder, "video_" + reviewId + "_" + itemId, extension);
    }
}
