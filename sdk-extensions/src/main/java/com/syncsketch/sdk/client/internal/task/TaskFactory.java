package com.syncsketch.sdk.client.internal.task;

import com.syncsketch.sdk.api.AnnotationsStepsWithResponseApi;
import com.syncsketch.sdk.api.ShotGridStepsWithResponseApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.task.PollingTask.State;
import com.syncsketch.sdk.client.internal.util.OptionalField;
import com.syncsketch.sdk.client.internal.util.Timing;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.DownloadTask;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.FlattenedSketchesTask;
import com.syncsketch.sdk.model.ShotGridSyncProgress;
import com.syncsketch.sdk.model.TaskStatus;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.function.Function;

/** Starts tasks, and goes on with them. */
public final class TaskFactory {

    private static final String SKETCHES = "The rendering of sketches";
    private static final String GREASE_PENCIL = "The grease pencil archive";
    private static final String VIDEO = "The rendering of a video";
    private static final String NOTES = "The transfer of notes to ShotGrid";

    private TaskFactory() {}

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
            AnnotationsStepsWithResponseApi api, long reviewId, long itemId, FlattenedSketchesQuery query) {
        FlattenedSketchesQuery whole = query.toBuilder()
                .includeData(true)
                .tracingpaper(Boolean.TRUE.equals(query.getTracingpaper()))
                .base64(Boolean.TRUE.equals(query.getBase64()))
                .async(true)
                .build();
        return sketches(api, started(SKETCHES, api.startFlattenedSketchesWithResponse(reviewId, itemId, whole)));
    }

    /**
     * Goes on with rendering sketches.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<List<FlattenedSketch>> sketches(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(SKETCHES, taskId, null, id -> {
            TypedResponse<FlattenedSketchesTask> answer = api.flattenedSketchesWithResponse(id);
            List<FlattenedSketch> pictures = answer.body().getData();
            List<FlattenedSketch> data = pictures == null ? null : List.copyOf(pictures);
            return state(SKETCHES, id, answer, OptionalField.orNull(answer.body()::getStatus), data);
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
    public static Task<DownloadFile> greasePencil(AnnotationsStepsWithResponseApi api, long reviewId, long itemId) {
        return greasePencil(api, started(GREASE_PENCIL, api.startGreasePencilWithResponse(reviewId, itemId)));
    }

    /**
     * Goes on with a grease pencil archive.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<DownloadFile> greasePencil(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(GREASE_PENCIL, taskId, null, id -> file(GREASE_PENCIL, id, api.greasePencilWithResponse(id)));
    }

    /**
     * Starts rendering a video.
     *
     * @param api what asks
     * @param reviewId the review
     * @param itemId the item
     * @return the task
     */
    public static Task<DownloadFile> video(AnnotationsStepsWithResponseApi api, long reviewId, long itemId) {
        return video(api, started(VIDEO, api.startVideoWithSketchesWithResponse(reviewId, itemId)));
    }

    /**
     * Goes on with a video.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<DownloadFile> video(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(VIDEO, taskId, null, id -> file(VIDEO, id, api.videoWithSketchesWithResponse(id)));
    }

    /**
     * Starts sending the notes of a review to ShotGrid.
     *
     * @param api what asks
     * @param reviewId the review
     * @return the task
     */
    public static Task<ShotGridSyncProgress> reviewNotes(ShotGridStepsWithResponseApi api, long reviewId) {
        TypedResponse<ShotGridSyncProgress> first = api.startReviewNotesSyncWithResponse(reviewId);
        String id = OptionalField.orNull(first.body()::getTaskId);
        if (id == null || id.isBlank()) {
            throw unusable(NOTES + " was answered without the id of a task", first);
        }
        return task(NOTES, id, progress(id, first), task -> progress(task, api.reviewNotesSyncWithResponse(task)));
    }

    /**
     * Goes on with sending notes to ShotGrid.
     *
     * @param api what asks
     * @param taskId the task
     * @return the task
     */
    public static Task<ShotGridSyncProgress> reviewNotes(ShotGridStepsWithResponseApi api, String taskId) {
        return task(NOTES, taskId, null, id -> progress(id, api.reviewNotesSyncWithResponse(id)));
    }

    private static <T> Task<T> task(
            String what, String id, @Nullable State<T> first, Function<String, State<T>> question) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id of a task must not be blank");
        }
        return new PollingTask<>(what, id, first, question, Timing.system());
    }

    private static String started(String what, TypedResponse<String> answer) {
        if (answer.body().isBlank()) {
            throw unusable(what + " was answered with a blank id of a task", answer);
        }
        return answer.body();
    }

    private static State<DownloadFile> file(String what, String id, TypedResponse<DownloadTask> answer) {
        DownloadFile file = answer.body().getData();
        boolean named = file != null && OptionalField.orNull(file::getS3Path) != null;
        return state(what, id, answer, OptionalField.orNull(answer.body()::getStatus), named ? file : null);
    }

    private static State<ShotGridSyncProgress> progress(String id, TypedResponse<ShotGridSyncProgress> answer) {
        ShotGridSyncProgress progress = answer.body();
        State<ShotGridSyncProgress> plain = state(NOTES, id, answer, OptionalField.orNull(progress::getStatus), progress);
        return new State<>(
                id,
                plain.status(),
                OptionalField.orNull(progress::getPercentComplete),
                OptionalField.orNull(progress::getMessage),
                plain.result(),
                plain.raw());
    }

    private static <T> State<T> state(
            String what, String id, TypedResponse<?> answer, @Nullable TaskStatus status, @Nullable T data) {
        if (status == null) {
            throw unusable(what + " " + id + " was answered without a status", answer);
        }
        T result = status.equals(TaskStatus.DONE) ? data : null;
        if (status.equals(TaskStatus.DONE) && result == null) {
            throw unusable(what + " " + id + " is done, but was answered without a result", answer);
        }
        return new State<>(id, status, null, null, result, Json.text(answer.body()));
    }

    private static DecodingException unusable(String message, TypedResponse<?> answer) {
        return new DecodingException(message, answer.status(), Json.text(answer.body()));
    }
}
