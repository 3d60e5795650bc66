package com.syncsketch.sdk.client.internal;

import com.syncsketch.sdk.api.AnnotationsApi;
import com.syncsketch.sdk.api.ShotGridApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.PolledTask.State;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.DownloadTask;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.FlattenedSketchesTask;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import com.syncsketch.sdk.model.TaskStatus;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts tasks, and goes on with them. */
public final class Tasks {

    private static final String SKETCHES = "The rendering of sketches";
    private static final String GREASE_PENCIL = "The grease pencil archive";
    private static final String VIDEO = "The rendering of a video";
    private static final String NOTES = "The transfer of notes to ShotGrid";

    private Tasks() {}

    /**
     * Starts rendering sketches.
     *
     * @param api what asks
     * @param reviewId the review
     * @param itemId the item
     * @param query what the pictures hold
     * @return the task
     */
    public static Task<List<FlattenedSketch>> sketches(
            AnnotationsApi api, long reviewId, long itemId, FlattenedSketchesQuery query) {
        FlattenedSketchesQuery whole = query.toBuilder()
                .includeData(true)
                .tracingpaper(Boolean.TRUE.equals(query.getTracingpaper()))
                .base64(Boolean.TRUE.equals(query.getBase64()))
                .async(true)
                .build();
        return sketches(api, started(SKETCHES, api.startFlattenedSketches(reviewId, itemId, whole)));
    }

    /**
     * Goes on with rendering sketches.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<List<FlattenedSketch>> sketches(AnnotationsApi api, String taskId) {
        return task(SKETCHES, taskId, null, id -> {
            FlattenedSketchesTask task = api.flattenedSketches(id);
            List<FlattenedSketch> pictures = task.getData();
            return state(
                    SKETCHES, id, task, optional(task::getStatus), pictures == null ? null : List.copyOf(pictures));
        });
    }

    /**
     * Starts making a grease pencil archive.
     *
     * @param api what asks
     * @param reviewId the review
     * @param itemId the item
     * @return the task
     */
    public static Task<DownloadFile> greasePencil(AnnotationsApi api, long reviewId, long itemId) {
        return greasePencil(api, started(GREASE_PENCIL, api.startGreasePencil(reviewId, itemId)));
    }

    /**
     * Goes on with a grease pencil archive.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<DownloadFile> greasePencil(AnnotationsApi api, String taskId) {
        return task(GREASE_PENCIL, taskId, null, id -> file(GREASE_PENCIL, id, api.greasePencil(id)));
    }

    /**
     * Starts rendering a video.
     *
     * @param api what asks
     * @param reviewId the review
     * @param itemId the item
     * @return the task
     */
    public static Task<DownloadFile> video(AnnotationsApi api, long reviewId, long itemId) {
        return video(api, started(VIDEO, api.startVideoWithSketches(reviewId, itemId)));
    }

    /**
     * Goes on with a video.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<DownloadFile> video(AnnotationsApi api, String taskId) {
        return task(VIDEO, taskId, null, id -> file(VIDEO, id, api.videoWithSketches(id)));
    }

    /**
     * Starts sending the notes of a review to ShotGrid.
     *
     * @param api what asks
     * @param reviewId the review
     * @return the task
     */
    public static Task<ShotGridSyncProgress> reviewNotes(ShotGridApi api, long reviewId) {
        ShotGridSyncProgress first = api.startReviewNotesSync(reviewId);
        String id = optional(first::getTaskId);
        if (id == null || id.isBlank()) {
            throw new DecodingException(NOTES + " was answered without the id of a task", 200, Json.text(first));
        }
        return task(NOTES, id, progress(id, first), task -> progress(task, api.reviewNotesSync(task)));
    }

    /**
     * Goes on with sending notes to ShotGrid.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<ShotGridSyncProgress> reviewNotes(ShotGridApi api, String taskId) {
        return task(NOTES, taskId, null, id -> progress(id, api.reviewNotesSync(id)));
    }

    private static <T> Task<T> task(
            String what, String id, @Nullable State<T> first, Function<String, State<T>> question) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of a task must not be blank");
        }
        return new PolledTask<>(what, id, first, question, Timing.system());
    }

    private static String started(String what, String id) {
        if (id.isBlank()) {
            throw new DecodingException(what + " was answered with a blank id of a task", 200, Json.text(id));
        }
        return id;
    }

    private static State<DownloadFile> file(String what, String id, DownloadTask task) {
        DownloadFile file = task.getData();
        boolean named = file != null && optional(file::getS3Path) != null;
        return state(what, id, task, optional(task::getStatus), named ? file : null);
    }

    private static State<ShotGridSyncProgress> progress(String id, ShotGridSyncProgress progress) {
        State<ShotGridSyncProgress> plain = state(NOTES, id, progress, optional(progress::getStatus), progress);
        return new State<>(
                id,
                plain.status(),
                optional(progress::getPercentComplete),
                optional(progress::getMessage),
                plain.result(),
                plain.raw());
    }

    private static <T> State<T> state(
            String what, String id, Object answer, @Nullable TaskStatus status, @Nullable T data) {
        String raw = Json.text(answer);
        if (status == null) {
            throw new DecodingException(what + " " + id + " was answered without a status", 200, raw);
        }
        T result = status.equals(TaskStatus.DONE) ? data : null;
        if (status.equals(TaskStatus.DONE) && result == null) {
            throw new DecodingException(what + " " + id + " is done, but was answered without a result", 200, raw);
        }
        return new State<>(id, status, null, null, result, raw);
    }

    @Nullable
    private static <V> V optional(Supplier<V> member) {
        try {
            return member.get();
        } catch (NoSuchElementException e) {
            return null;
        }
    }
}
