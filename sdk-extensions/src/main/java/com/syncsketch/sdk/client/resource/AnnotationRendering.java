package com.syncsketch.sdk.client.resource;

import com.syncsketch.sdk.client.download.DownloadOptions;
import com.syncsketch.sdk.client.download.IfExists;
import com.syncsketch.sdk.client.error.ApiException;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.error.DownloadException;
import com.syncsketch.sdk.client.error.MissingImageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.TaskFailedException;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import java.nio.file.Path;
import java.util.List;

/**
 * Renders and downloads the sketches of items. Part of {@link Annotations}.
 *
 * <p>The methods that download files can be called again with the same folder: by default, they replace the files of an earlier
 * call, because the sketches may have changed. {@link DownloadOptions#getIfExists()} chooses something else. The names of the
 * files contain the ids of the review and the item, so files of other items are not replaced. Only {@link #saveSketches} does
 * not know the item; use a folder of its own for each item.
 */
public interface AnnotationRendering {

    /** The default options of the methods that download files: existing files are replaced when the new ones are complete. */
    DownloadOptions REPLACE_EXISTING =
            DownloadOptions.builder().ifExists(IfExists.REPLACE).build();

    /**
     * Starts a task that renders the sketches of an item onto their frames, one image per frame; does not wait for it. Each
     * request starts a new task.
     *
     * <p>{@code async} and {@code include_data} are always sent as 1; the other two parameters are 0 unless the query sets
     * them. Which field contains the images if {@code base64} is set is not documented; see {@link #saveSketches}.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param query the rendering options; {@code FlattenedSketchesQuery.none()} for the defaults
     * @return the task; its result is an unmodifiable list
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no usable task id
     * @throws SyncSketchException if there is no response
     */
    Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId, FlattenedSketchesQuery query);

    /**
     * Starts a task that renders the sketches of an item onto their frames with the default options; see
     * {@link #renderSketches(long, long, FlattenedSketchesQuery)}.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @return the task; its result is an unmodifiable list
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no usable task id
     * @throws SyncSketchException if there is no response
     */
    default Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId) {
        return renderSketches(reviewId, itemId, FlattenedSketchesQuery.none());
    }

    /**
     * Resumes waiting for a task of {@link #renderSketches}, for example after a restart of the program. Makes no request.
     *
     * @param taskId the {@link Task#getId()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id cannot be a task id: it is blank, or cannot be an argument of a path
     */
    Task<List<FlattenedSketch>> resumeSketches(String taskId);

    /**
     * Starts a task that exports the sketches of an item for Maya's Grease Pencil; does not wait for it. The result contains
     * the URL of a zip archive in storage. Each request starts a new task.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @return the task
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no usable task id
     * @throws SyncSketchException if there is no response
     */
    Task<DownloadFile> renderGreasePencil(long reviewId, long itemId);

    /**
     * Resumes waiting for a task of {@link #renderGreasePencil}, for example after a restart of the program. Makes no
     * request.
     *
     * @param taskId the {@link Task#getId()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id cannot be a task id: it is blank, or cannot be an argument of a path
     */
    Task<DownloadFile> resumeGreasePencil(String taskId);

    /**
     * Starts a task that renders the video of an item with its sketches (inferred); does not wait for it. The result
     * contains the URL of the video in storage. Each request starts a new task.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @return the task
     * @throws ApiException if the service returns an error status
     * @throws DecodingException if the response contains no usable task id
     * @throws SyncSketchException if there is no response
     */
    Task<DownloadFile> renderVideo(long reviewId, long itemId);

    /**
     * Resumes waiting for a task of {@link #renderVideo}, for example after a restart of the program. Makes no request.
     *
     * @param taskId the {@link Task#getId()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id cannot be a task id: it is blank, or cannot be an argument of a path
     */
    Task<DownloadFile> resumeVideo(String taskId);

    /**
     * Exports the sketches of an item for Maya's Grease Pencil, waits for the task with the timeout of {@link Task#await()},
     * and downloads the result.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @param options the options of the download
     * @return the file, a zip archive such as {@code shot010_456_789.zip}; the beginning of the name is that of the service
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written, or exists with {@link IfExists#FAIL}
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    Path downloadGreasePencil(long reviewId, long itemId, Path folder, DownloadOptions options);

    /**
     * Exports the sketches of an item for Maya's Grease Pencil and downloads the result with the default options; see
     * {@link #downloadGreasePencil(long, long, Path, DownloadOptions)}.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @return the file, which replaces that of an earlier call
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time
     */
    default Path downloadGreasePencil(long reviewId, long itemId, Path folder) {
        return downloadGreasePencil(reviewId, itemId, folder, REPLACE_EXISTING);
    }

    /**
     * Renders the video of an item with its sketches, waits for the task with the timeout of {@link Task#await()}, and
     * downloads the result.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @param options the options of the download
     * @return the file, such as {@code shot010_456_789.mp4}; the beginning of the name is that of the service
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written, or exists with {@link IfExists#FAIL}
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    Path downloadVideo(long reviewId, long itemId, Path folder, DownloadOptions options);

    /**
     * Renders the video of an item with its sketches and downloads it with the default options; see
     * {@link #downloadVideo(long, long, Path, DownloadOptions)}.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @return the file, which replaces that of an earlier call
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time
     */
    default Path downloadVideo(long reviewId, long itemId, Path folder) {
        return downloadVideo(reviewId, itemId, folder, REPLACE_EXISTING);
    }

    /**
     * Renders the sketches of an item onto their frames, waits for the task with the timeout of {@link Task#await()}, and
     * writes the images like {@link #saveSketches}. The file names contain the review, the item and the frame, such as
     * {@code sketch_456_789_0041.png}.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param query the rendering options; {@code FlattenedSketchesQuery.none()} for the defaults
     * @param folder the target folder, which is created if necessary
     * @param options the options of the downloads
     * @return an unmodifiable list of the files in the order of the service; empty if there are none
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws MissingImageException as {@link #saveSketches} does
     * @throws DownloadException as {@link #saveSketches} does
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    List<Path> downloadSketches(
            long reviewId, long itemId, FlattenedSketchesQuery query, Path folder, DownloadOptions options);

    /**
     * Renders the sketches of an item onto their frames, waits for the task, and writes the images; see
     * {@link #downloadSketches(long, long, FlattenedSketchesQuery, Path, DownloadOptions)}. Files of an earlier call are
     * replaced.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param query the rendering options; {@code FlattenedSketchesQuery.none()} for the defaults
     * @param folder the target folder, which is created if necessary
     * @return an unmodifiable list of the files in the order of the service; empty if there are none
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws MissingImageException as {@link #saveSketches} does
     * @throws DownloadException as {@link #saveSketches} does
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time
     */
    default List<Path> downloadSketches(long reviewId, long itemId, FlattenedSketchesQuery query, Path folder) {
        return downloadSketches(reviewId, itemId, query, folder, REPLACE_EXISTING);
    }

    /**
     * Renders the sketches of an item onto their frames with the default options, waits for the task, and writes the images;
     * see {@link #downloadSketches(long, long, FlattenedSketchesQuery, Path, DownloadOptions)}. Files of an earlier call are
     * replaced.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @return an unmodifiable list of the files in the order of the service; empty if there are none
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws MissingImageException as {@link #saveSketches} does
     * @throws DownloadException as {@link #saveSketches} does
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    default List<Path> downloadSketches(long reviewId, long itemId, Path folder) {
        return downloadSketches(reviewId, itemId, FlattenedSketchesQuery.none(), folder, REPLACE_EXISTING);
    }

    /**
     * Writes the images of a {@link #renderSketches} task to files: downloads links, and decodes embedded images. The files
     * are named after the frames, such as {@code sketch_0041.png}. If one of them fails, the images that were written before
     * are kept.
     *
     * <p>If {@code base64} is set in the query, the service embeds the images in a field that is not documented. This method
     * therefore looks for it: if {@code url} is not an http or https URL, it uses {@code url} or the only other field that
     * contains a {@code data:image/} URL in base64, or base64 of a PNG or a JPEG. If there is no such field, or there are
     * several, nothing is written, and the exception contains the field names; the values are in
     * {@link FlattenedSketch#getAdditionalProperties()}. Links take precedence over embedded images, even if {@code base64}
     * is set.
     *
     * @param sketches the result of the task
     * @param folder the target folder, which is created if necessary
     * @param options the options of the downloads, which also apply to embedded images
     * @return an unmodifiable list of the files in the order of the sketches
     * @throws MissingImageException if a sketch contains neither a link nor exactly one image
     * @throws DownloadException if an image cannot be downloaded or written, or exists with {@link IfExists#FAIL}
     * @throws IllegalArgumentException if a link is not a valid URL
     */
    List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder, DownloadOptions options);

    /**
     * Writes the images of a {@link #renderSketches} task to files, with the default options; see
     * {@link #saveSketches(List, Path, DownloadOptions)}.
     *
     * @param sketches the result of the task
     * @param folder the target folder, which is created if necessary
     * @return an unmodifiable list of the files in the order of the sketches; they replace those of an earlier call
     * @throws MissingImageException if a sketch contains neither a link nor exactly one image
     * @throws DownloadException if an image cannot be downloaded or written
     * @throws IllegalArgumentException if a link is not a valid URL
     */
    default List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder) {
        return saveSketches(sketches, folder, REPLACE_EXISTING);
    }
}
