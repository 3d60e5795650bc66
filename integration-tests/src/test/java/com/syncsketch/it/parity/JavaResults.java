package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.http.ApiResponse;
import com.syncsketch.sdk.client.paging.PagedIterable;
import feign.TypedResponse;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Converts results of Java calls to JSON. */
final class JavaResults {

    /** A default mapper, because the classes of the client define their JSON format. */
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private JavaResults() {}

    /** Calls a method and returns the whole response or its body, like the recorded call. */
    @Nullable
    static <T> Object of(SyncSketchClient client, PythonArguments args, Function<SyncSketchClient, T> call) {
        return args.raw() ? client.withResponse(call) : call.apply(client);
    }

    /** Returns the whole response or its body, like the recorded call. */
    @Nullable
    static Object rawOrBody(PythonArguments args, TypedResponse<Object> response) {
        return args.raw() ? response : response.body();
    }

    /** Describes a returned value, with the recorded origin in place of that of the server. */
    static CallOutcome outcome(@Nullable Object returned, String origin) throws IOException {
        if (returned instanceof ApiResponse<?> response) {
            String type = response.getHeader("content-type");
            return new CallOutcome(json(response.getBody(), origin), "", response.getStatus(), type, null, null);
        }
        if (returned instanceof TypedResponse<?> response) {
            Collection<String> types = response.headers().get("content-type");
            String type =
                    types == null || types.isEmpty() ? null : types.iterator().next();
            return new CallOutcome(json(response.body(), origin), "", response.status(), type, null, null);
        }
        if (returned instanceof SavedFile file) {
            return new CallOutcome(TextNode.valueOf(file.recordedPath()), "", 0, null, null, file.described());
        }
        if (returned instanceof PagedIterable<?> list) {
            // One page, like Python; further pages are not recorded.
            return CallOutcome.entries(json(list.pages().iterator().next().getItems(), origin));
        }
        return CallOutcome.value(json(returned, origin));
    }

    private static JsonNode json(@Nullable Object value, String origin) throws IOException {
        if (value == null) {
            return MissingNode.getInstance();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? json(optional.get(), origin) : NullNode.getInstance();
        }
        String text = PLAIN.writeValueAsString(value).replace(origin, ReplayServer.RECORDED_ORIGIN);
        return TraceFile.JSON.readTree(text);
    }
}
