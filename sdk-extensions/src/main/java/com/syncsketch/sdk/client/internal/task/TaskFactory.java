package com.syncsketch.sdk.client.internal.task;

import com.syncsketch.sdk.api.AnnotationsStepsWithResponseApi;
import com.syncsketch.sdk.api.ShotGridStepsWithResponseApi;
import com.syncsketch.sdk.client.error.DecodingException;
import com.syncsketch.sdk.client.internal.http.Json;
import com.syncsketch.sdk.client.internal.http.PathValidator;
import com.syncsketch.sdk.client.internal.task.PollingTask.State;
import com.syncsketch.sdk.client.internal.util.Characters;
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

/** Starts and resumes the tasks of the service. */
public final class TaskFactory {

    private static final String SKETCHES = "Sketch rendering task";
    private static final String GREASE_PENCIL = "Grease pencil task";
    private static final String VIDEO = "Video rendering task";
    private static final String NOTES = "ShotGrid notes synchronization";

    private TaskFactory() {}

    /** Starts rendering sketches, with the query parameters that the official Python client always sends. */
    public static Task<List<FlattenedSketch>> startSketches(
            AnnotationsStepsWithResponseApi api, long reviewId, long itemId, FlattenedSketchesQuery query) {
        FlattenedSketchesQuery complete = query.toBuilder()
                .includeData(true)
                .tracingPaper(Boolean.TRUE.equals(query.isTracingPaper()))
                .base64(Boolean.TRUE.equals(query.isBase64()))
                .async(true)
                .build();
        return resumeSketches(
                api, taskId(SKETCHES, api.startFlattenedSketchesWithResponse(reviewId, itemId, complete)));
    }

    /** Returns a sketch rendering task that was started before. */
    public static Task<List<FlattenedSketch>> resumeSketches(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(SKETCHES, taskId, null, id -> {
            TypedResponse<FlattenedSketchesTask> response = api.flattenedSketchesWithResponse(id);
            List<FlattenedSketch> sketches = response.body().getData();
            List<FlattenedSketch> data = sketches == null ? null : List.copyOf(sketches);
            return state(SKETCHES, id, response, OptionalField.orNull(response.body()::getStatus), data);
        });
    }

    /** Starts creating a grease pencil archive. */
    public static Task<DownloadFile> startGreasePencil(
            AnnotationsStepsWithResponseApi api, long reviewId, long itemId) {
        return resumeGreasePencil(api, taskId(GREASE_PENCIL, api.startGreasePencilWithResponse(reviewId, itemId)));
    }

    /** Returns a grease pencil task that was started before. */
    public static Task<DownloadFile> resumeGreasePencil(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(GREASE_PENCIL, taskId, null, id -> file(GREASE_PENCIL, id, api.greasePencilWithResponse(id)));
    }

    /** Starts rendering a video. */
    public static Task<DownloadFile> startVideo(AnnotationsStepsWithResponseApi api, long reviewId, long itemId) {
        return resumeVideo(api, taskId(VIDEO, api.startVideoWithSketchesWithResponse(reviewId, itemId)));
    }

    /** Returns a video rendering task that was started before. */
    public static Task<DownloadFile> resumeVideo(AnnotationsStepsWithResponseApi api, String taskId) {
        return task(VIDEO, taskId, null, id -> file(VIDEO, id, api.videoWithSketchesWithResponse(id)));
    }

    /** Starts synchronizing the notes of a review to ShotGrid. */
    public static Task<ShotGridSyncProgress> startReviewNotes(ShotGridStepsWithResponseApi api, long reviewId) {
        TypedResponse<ShotGridSyncProgress> first = api.startReviewNotesSyncWithResponse(reviewId);
        String id = OptionalField.orNull(first.body()::getTaskId);
        if (id == null || id.isBlank()) {
            throw unusable(NOTES + ": the response has no task id", first);
        }
        checkUsable(NOTES, id, first);
        return task(NOTES, id, progress(id, first), task -> progress(task, api.reviewNotesSyncWithResponse(task)));
    }

    /** Returns a synchronization of notes that was started before. */
    public static Task<ShotGridSyncProgress> resumeReviewNotes(ShotGridStepsWithResponseApi api, String taskId) {
        return task(NOTES, taskId, null, id -> progress(id, api.reviewNotesSyncWithResponse(id)));
    }

    private static <T> Task<T> task(
            String name, String id, @Nullable State<T> first, Function<String, State<T>> poller) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The task id must not be blank");
        }
        if (!PathValidator.isArgument(id)) {
            throw new IllegalArgumentException("Not a task id: " + Characters.printable(id));
        }
        return new PollingTask<>(name, id, first, poller, Timing.system());
    }

    private static String taskId(String name, TypedResponse<String> response) {
        if (response.body().isBlank()) {
            throw unusable(name + ": the task id in the response is blank", response);
        }
        checkUsable(name, response.body(), response);
        return response.body();
    }

    private static void checkUsable(String name, String id, TypedResponse<?> response) {
        if (!PathValidator.isArgument(id)) {
            throw unusable(name + ": the task id in the response is not usable", response);
        }
    }

    private static State<DownloadFile> file(String name, String id, TypedResponse<DownloadTask> response) {
        DownloadFile file = response.body().getData();
        boolean hasPath = file != null && OptionalField.orNull(file::getS3Path) != null;
        return state(name, id, response, OptionalField.orNull(response.body()::getStatus), hasPath ? file : null);
    }

    private static State<ShotGridSyncProgress> progress(String id, TypedResponse<ShotGridSyncProgress> response) {
        ShotGridSyncProgress progress = response.body();
        State<ShotGridSyncProgress> state =
                state(NOTES, id, response, OptionalField.orNull(progress::getStatus), progress);
        return new State<>(
                id,
                state.getStatus(),
                OptionalField.orNull(progress::getPercentComplete),
                OptionalField.orNull(progress::getMessage),
                state.result(),
                state.raw());
    }

    private static <T> State<T> state(
            String name, String id, TypedResponse<?> response, @Nullable TaskStatus status, @Nullable T data) {
        if (status == null) {
            throw unusable(name + " " + id + ": the response has no status", response);
        }
        T result = status.equals(TaskStatus.DONE) ? data : null;
        if (status.equals(TaskStatus.DONE) && result == null) {
            throw unusable(name + " " + id + " is done, but the response has no result", response);
        }
        return new State<>(id, status, null, null, result, Json.text(response.body()));
    }

    private static DecodingException unusable(String message, TypedResponse<?> response) {
        return new DecodingException(message, response.status(), Json.text(response.body()));
    }
}
