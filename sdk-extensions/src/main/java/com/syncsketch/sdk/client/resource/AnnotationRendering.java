package com.syncsketch.sdk.client.resource;

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

/** Renders and downloads the sketches of items. Part of {@link Annotations}. */
public interface AnnotationRendering {

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
     * and downloads the result. An existing file is not replaced.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @return the file, a zip archive with the name that the service returns
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written, or already exists
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    Path downloadGreasePencil(long reviewId, long itemId, Path folder);

    /**
     * Renders the video of an item with its sketches, waits for the task with the timeout of {@link Task#await()}, and
     * downloads the result. An existing file is not replaced.
     *
     * @param reviewId the review id
     * @param itemId the item id
     * @param folder the target folder, which is created if necessary
     * @return the file, with the name that the service returns
     * @throws ApiException if the service returns an error status
     * @throws TaskFailedException if the task fails
     * @throws DownloadException if the file cannot be downloaded or written, or already exists
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    Path downloadVideo(long reviewId, long itemId, Path folder);

    /**
     * Renders the sketches of an item onto their frames, waits for the task with the timeout of {@link Task#await()}, and
     * writes the images like {@link #saveSketches}. The file names contain the review, the item and the frame, such as
     * {@code sketch_456_789_0041.png}.
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
     * @throws SyncSketchException if there is no valid response, or the task does not finish in time. All exceptions after
     *     the start of the task contain its id, see {@link SyncSketchException#getTaskId()}
     */
    List<Path> downloadSketches(long reviewId, long itemId, FlattenedSketchesQuery query, Path folder);

    /**
     * Renders the sketches of an item onto their frames with the default options, waits for the task, and writes the images;
     * see {@link #downloadSketches(long, long, FlattenedSketchesQuery, Path)}.
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
        return downloadSketches(reviewId, itemId, FlattenedSketchesQuery.none(), folder);
    }

    /**
     * Writes the images of a {@link #renderSketches} task to files: downloads links, and decodes embedded images. The files
     * are named after the frames, such as {@code sketch_0041.png}. If a file already exists, it is not replaced; the images
     * that were written before are kept.
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
     * @return an unmodifiable list of the files in the order of the sketches
     * @throws MissingImageException if a sketch contains neither a link nor exactly one image
     * @throws DownloadException if an image cannot be downloaded or written, or already exists
     * @throws IllegalArgumentException if a link is not a valid URL
     */
    List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder);
}
