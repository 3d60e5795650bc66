package com.syncsketch.sdk.client;

import com.syncsketch.sdk.api.ItemsApi;
import com.syncsketch.sdk.client.download.Downloads;
import com.syncsketch.sdk.client.error.MissingRevisionException;
import com.syncsketch.sdk.client.internal.SketchFiles;
import com.syncsketch.sdk.client.internal.StorageDownloads;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.Frame;
import com.syncsketch.sdk.model.ItemGetQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Answers what {@link Annotations} cannot do with the calls of its own interface. */
final class Comments {

    private final ItemsApi items;
    private final Supplier<Annotations> annotations;
    private final Downloads downloads;

    Comments(ItemsApi items, Supplier<Annotations> annotations, Downloads downloads) {
        this.items = items;
        this.downloads = downloads;
        this.annotations = annotations;
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

    public List<Path> downloadSketches(long reviewId, long itemId, FlattenedSketchesQuery query, Path folder) {
        List<FlattenedSketch> sketches =
                annotations.get().renderSketches(reviewId, itemId, query).await();
        return SketchFiles.save(downloads, sketches, folder, "sketch_" + reviewId + "_" + itemId);
    }

    public List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder) {
        return SketchFiles.save(downloads, sketches, folder, "sketch");
    }

    public Path downloadGreasePencil(long reviewId, long itemId, Path folder) {
        DownloadFile file =
                annotations.get().renderGreasePencil(reviewId, itemId).await();
        return StorageDownloads.fetch(downloads, file, folder, "greasePencil_" + reviewId + "_" + itemId, ".zip");
    }

    public Path downloadVideo(long reviewId, long itemId, Path folder) {
        DownloadFile file = annotations.get().renderVideo(reviewId, itemId).await();
        String extension = StorageDownloads.extension(file.getS3Path(), ".mp4");
        return StorageDownloads.fetch(downloads, file, folder, "video_" + reviewId + "_" + itemId, extension);
    }
}
