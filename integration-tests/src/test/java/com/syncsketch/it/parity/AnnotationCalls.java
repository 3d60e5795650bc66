package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.task.Task;
import com.syncsketch.sdk.model.DownloadFile;
import com.syncsketch.sdk.model.FlattenedSketch;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.FrameQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls for comments and sketches. */
final class AnnotationCalls {

    private AnnotationCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("add_comment", (client, args) -> {
            args.raw();
            return client.annotations()
                    .addComment(args.id("item_id"), args.id("review_id"), args.number("frame", 0), args.text("text"));
        });
        calls.put("get_annotations", (client, args) -> {
            if (args.isPlain("revisionId")) {
                return args.isTruthy("review_id")
                        ? client.annotations().ofItem(args.id("item_id"), args.id("review_id"))
                        : client.annotations().ofItem(args.id("item_id"));
            }
            FrameQuery.Builder query =
                    FrameQuery.builder().itemId(args.id("item_id")).active(true);
            if (args.isTruthy("revisionId")) {
                query.revisionId(args.id("revisionId"));
            }
            if (args.isTruthy("review_id")) {
                query.reviewId(args.id("review_id"));
            }
            return JavaResults.of(client, args, c -> c.annotations().list(query.build()));
        });
        calls.put("get_flattened_annotations", AnnotationCalls::sketches);
        calls.put("get_grease_pencil_overlays", AnnotationCalls::greasePencil);
    }

    private static Object sketches(SyncSketchClient client, PythonArguments args) {
        args.raw();
        FlattenedSketchesQuery query = FlattenedSketchesQuery.builder()
                .tracingPaper(args.isTruthy("with_tracing_paper"))
                .base64(args.isTruthy("return_as_base64"))
                .build();
        List<FlattenedSketch> sketches =
                await(client.annotations().renderSketches(args.id("review_id"), args.id("item_id"), query), args);
        // In the format of Python's result.
        return Map.of("status", "done", "data", sketches);
    }

    /** The steps of {@code downloadGreasePencil}, but without pauses. */
    private static Object greasePencil(SyncSketchClient client, PythonArguments args) {
        boolean chosen = args.has("homedir");
        Path folder = args.folder("homedir");
        DownloadFile file =
                await(client.annotations().renderGreasePencil(args.id("review_id"), args.id("item_id")), args);
        String name = Objects.requireNonNullElse(file.getFileName(), "greasePencil");
        Path saved =
                client.downloads().downloadInto(file.getS3Path(), folder, name.endsWith(".zip") ? name : name + ".zip");
        return new SavedFile(chosen ? "DIR" : "TMP", folder, saved);
    }

    /** Polls a task without pauses, as often as the recorded call did, which has a timeout in place of further polls. */
    private static <T> T await(Task<T> task, PythonArguments args) {
        long polls = args.recordedRequests("GET", "/downloads/");
        for (long i = 1; i < polls && !task.poll().isFinished(); i++) {
            Thread.onSpinWait();
        }
        return task.await(Duration.ZERO);
    }
}
