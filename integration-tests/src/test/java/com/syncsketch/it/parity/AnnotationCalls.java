package com.syncsketch.it.parity;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.model.FlattenedSketchesQuery;
import com.syncsketch.sdk.model.FlattenedSketchesTask;
import com.syncsketch.sdk.model.FrameQuery;
import com.syncsketch.sdk.model.TaskStatus;
import java.util.Map;

/** Comments and sketches. */
final class AnnotationCalls {

    private AnnotationCalls() {}

    static void addTo(Map<String, PythonCall> calls) {
        calls.put("add_comment", (client, args) -> {
            args.raw();
            return client.annotations()
                    .addComment(args.id("item_id"), args.id("review_id"), args.number("frame", 0), args.text("text"));
        });
        calls.put("get_annotations", (client, args) -> {
            FrameQuery.Builder query =
                    FrameQuery.builder().itemId(args.id("item_id")).active(true);
            if (args.isTruthy("revisionId")) {
                query.revisionId(args.id("revisionId"));
            }
            if (args.isTruthy("review_id")) {
                query.revisionReviewId(args.id("review_id"));
            }
            return args.raw()
                    ? client.annotations().listWithResponse(query.build())
                    : client.annotations().list(query.build());
        });
        calls.put("get_flattened_annotations", AnnotationCalls::sketches);
        calls.put("get_grease_pencil_overlays", Dispatch.none("not implemented yet: downloads"));
    }

    private static Object sketches(SyncSketchClient client, Arguments args) {
        args.raw();
        FlattenedSketchesQuery query = FlattenedSketchesQuery.builder()
                .includeData(true)
                .tracingpaper(args.isTruthy("with_tracing_paper"))
                .base64(args.isTruthy("return_as_base64"))
                .async(true)
                .build();
        String task = client.annotations().startFlattenedSketches(args.id("review_id"), args.id("item_id"), query);
        while (true) {
            FlattenedSketchesTask state = client.annotations().flattenedSketches(task);
            if (TaskStatus.DONE.equals(state.getStatus()) || TaskStatus.FAILED.equals(state.getStatus())) {
                return state;
            }
        }
    }
}
