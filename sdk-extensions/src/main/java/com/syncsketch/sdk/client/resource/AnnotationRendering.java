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
     * Starts drawing the sketches of an item onto their frames, one picture a frame, and gives the task, without waiting
     * for it.
     *
     * <p>{@code async} and {@code include_data} are always sent as 1, the other two as 0 unless the query sets them.
     * Evidence: so does the official Python client. A repeat starts another task. Where the pictures come with
     * {@code base64} is unproven, see {@link #saveSketches}.
     *
     * @param reviewId the review
     * @param itemId the item
     * @param query what the pictures hold; {@code FlattenedSketchesQuery.none()} for the usual
     * @return the task; its result is an unmodifiable list
     * @throws ApiException if the service refuses
     * @throws DecodingException if it answers with something else than the id of a task
     * @throws SyncSketchException if there is no answer
     */
    Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId, FlattenedSketchesQuery query);

    /**
     * Starts drawing the sketches of an item onto their frames as usual; see
     * {@link #renderSketches(long, long, FlattenedSketchesQuery)}.
     *
     * @param reviewId the review
     * @param itemId the item
     * @return the task; its result is an unmodifiable list
     * @throws ApiException if the service refuses
     * @throws DecodingException if it answers with something else than the id of a task
     * @throws SyncSketchException if there is no answer
     */
    default Task<List<FlattenedSketch>> renderSketches(long reviewId, long itemId) {
        return renderSketches(reviewId, itemId, FlattenedSketchesQuery.none());
    }

    /**
     * Goes on with a task of {@link #renderSketches}, after a restart of the program for example. Nothing is sent.
     *
     * @param taskId {@link Task#id()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id is blank
     */
    Task<List<FlattenedSketch>> resumeSketches(String taskId);

    /**
     * Starts packing the sketches of an item for Maya's grease pencil and gives the task, without waiting for it.
     *
     * <p>The result names a zip archive in the storage. A repeat starts another task.
     *
     * @param reviewId the review
     * @param itemId the item
     * @return the task
     * @throws ApiException if the service refuses
     * @throws DecodingException if it answers with something else than the id of a task
     * @throws SyncSketchException if there is no answer
     */
    Task<DownloadFile> renderGreasePencil(long reviewId, long itemId);

    /**
     * Goes on with a task of {@link #renderGreasePencil}, after a restart of the program for example. Nothing is sent.
     *
     * @param taskId {@link Task#id()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id is blank
     */
    Task<DownloadFile> resumeGreasePencil(String taskId);

    /**
     * Starts rendering the video of an item with its sketches and gives the task, without waiting for it.
     *
     * <p>The result names the video in the storage. Evidence: known from the vendor's Maya plug-in only. A repeat starts another task.
     *
     * @param reviewId the review
     * @param itemId the item
     * @return the task
     * @throws ApiException if the service refuses
     * @throws DecodingException if it answers with something else than the id of a task
     * @throws SyncSketchException if there is no answer
     */
    Task<DownloadFile> renderVideo(long reviewId, long itemId);

    /**
     * Goes on with a task of {@link #renderVideo}, after a restart of the program for example. Nothing is sent.
     *
     * @param taskId {@link Task#id()} of the task
     * @return the task
     * @throws IllegalArgumentException if the id is blank
     */
    Task<DownloadFile> resumeVideo(String taskId);

    /**
     * Has the sketches of an item packed for Maya's grease pencil, waits for it as long as {@link Task#await()} does, and fetches it. An existing file is not
     * replaced.
     *
     * @param reviewId the review
     * @param itemId the item
     * @param folder where the file goes; made if it is missing
     * @return the file, a zip archive with the name that the service gives
     * @throws ApiException if the service refuses
     * @throws TaskFailedException if the service cannot make it
     * @throws DownloadException if it cannot be fetched or written, or is there already
     * @throws SyncSketchException if there is no answer in time, or none that can be read
     */
    Path downloadGreasePencil(long reviewId, long itemId, Path folder);

    /**
     * Has the video of an item rendered with its sketches, waits for it as long as {@link Task#await()} does, and fetches it. An existing file is not
     * replaced.
     *
     * @param reviewId the review
     * @param itemId the item
     * @param folder where the file goes; made if it is missing
     * @return the file, with the name that the service gives
     * @throws ApiException if the service refuses
     * @throws TaskFailedException if the service cannot make it
     * @throws DownloadException if it cannot be fetched or written, or is there already
     * @throws SyncSketchException if there is no answer in time, or none that can be read
     */
    Path downloadVideo(long reviewId, long itemId, Path folder);

    /**
     * Has the sketches of an item drawn onto their frames, waits for it as long as {@link Task#await()} does, and writes
     * the pictures as {@link #saveSketches} does, with names such as {@code sketch_456_789_0041.png} of review, item and
     * frame.
     *
     * @param reviewId the review
     * @param itemId the item
     * @param query what the pictures hold; {@code FlattenedSketchesQuery.none()} for the usual
     * @param folder where the files go; made if it is missing
     * @return the files, in the order in which the service names the pictures; unmodifiable, empty if there are none
     * @throws ApiException if the service refuses
     * @throws TaskFailedException if the service cannot make them
     * @throws MissingImageException as {@link #saveSketches} does
     * @throws DownloadException as {@link #saveSketches} does
     * @throws SyncSketchException if there is no answer in time, or none that can be read
     */
    List<Path> downloadSketches(long reviewId, long itemId, FlattenedSketchesQuery query, Path folder);

    /**
     * Has the sketches of an item drawn onto their frames as usual, waits for it, and writes the pictures; see
     * {@link #downloadSketches(long, long, FlattenedSketchesQuery, Path)}.
     *
     * @param reviewId the review
     * @param itemId the item
     * @param folder where the files go; made if it is missing
     * @return the files, in the order in which the service names the pictures; unmodifiable, empty if there are none
     * @throws ApiException if the service refuses
     * @throws TaskFailedException if the service cannot make them
     * @throws MissingImageException as {@link #saveSketches} does
     * @throws DownloadException as {@link #saveSketches} does
     * @throws SyncSketchException if there is no answer in time, or none that can be read
     */
    default List<Path> downloadSketches(long reviewId, long itemId, Path folder) {
        return downloadSketches(reviewId, itemId, FlattenedSketchesQuery.none(), folder);
    }

    /**
     * Writes the pictures that a task of {@link #renderSketches} gave: fetches them where they are links, and decodes them
     * where they came as text. The files are named after the frames, {@code sketch_0041.png} for example. An existing
     * file is not replaced; the pictures before it stay.
     *
     * <p>Unproven: with {@code base64} in the query the service is said to give the pictures as text, but nobody has shown
     * in which member. So this looks for it: where {@code url} is no http or https address, it takes {@code url}, or else
     * the one other member, whose text is a {@code data:image/} address with base64, or base64 of a PNG or a JPEG. Where
     * none is, or several are, nothing is written at all and the exception names the members; all of them are in
     * {@link FlattenedSketch#getAdditionalMembers()}. A link, which is proven, comes before anything else, so links are
     * fetched even if base64 was asked for.
     *
     * @param sketches the result of the task
     * @param folder where the files go; made if it is missing
     * @return the files, in the order of the sketches; unmodifiable
     * @throws MissingImageException if a sketch holds neither a link nor one picture that is certain
     * @throws DownloadException if a picture cannot be fetched or written, or is there already
     * @throws IllegalArgumentException if a link cannot be read
     */
    List<Path> saveSketches(List<FlattenedSketch> sketches, Path folder);
}
