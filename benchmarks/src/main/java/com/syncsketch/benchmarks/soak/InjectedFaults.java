package com.syncsketch.benchmarks.soak;

import com.syncsketch.sdk.client.error.BadRequestException;
import com.syncsketch.sdk.client.error.ConflictException;
import com.syncsketch.sdk.client.error.ConnectionException;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.PermissionDeniedException;
import com.syncsketch.sdk.client.error.RateLimitedException;
import com.syncsketch.sdk.client.error.ServerException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.error.SyncSketchException;
import com.syncsketch.sdk.client.error.UnfinishedUploadException;
import com.syncsketch.sdk.client.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates random faults. The same seed gives the same faults. Not thread-safe. */
final class InjectedFaults {

    /** One less than the attempts of the client, so that a request that meets no other fault finally succeeds. */
    private static final int MAX_RECOVERABLE = SoakProgram.ATTEMPTS - 1;

    private static final String FORM = "uploadToReview";
    private static final String POST_FORM = "storage.postForm";
    private static final String GET_OBJECT = "storage.getObject";

    /** Operations that are retried after any failure. */
    private static final List<String> RETRIED = List.of(
            "getItem",
            "getProject",
            "getTree",
            "listItems",
            "listFrames",
            "signUploadPart",
            "storage.putPart",
            GET_OBJECT);

    /** Operations that are retried only if the response says that nothing was done. */
    private static final List<String> ONCE = List.of("createReview", "createItem", "createFrame", FORM, "startUpload");

    private static final List<String> SLOW_ACTIONS =
            List.of("{\"delay\": 40}", "{\"trickle\": {\"bytes\": 256, \"pause\": 2}, \"delay\": 5}");

    private static final List<String> RETRY_AFTER_ACTIONS = List.of(
            "{\"response\": {\"status\": 503, \"retryAfter\": 0}}",
            "{\"response\": {\"status\": 429, \"retryAfter\": 0}}",
            "{\"response\": {\"status\": 503, \"retryAfter\": 1}}");

    private static final List<String> TRANSIENT_ACTIONS = List.of(
            "{\"response\": {\"status\": 500}}",
            "{\"response\": {\"status\": 502, \"body\": \"<html>Bad Gateway</html>\"}}",
            "{\"response\": {\"status\": 503}}",
            "{\"response\": {\"status\": 504}}",
            "{\"reset\": {}}",
            "{\"reset\": {\"afterExecution\": true}}",
            "{\"close\": {}}",
            "{\"close\": {\"afterExecution\": true}}");

    private static final List<String> NO_RESPONSE_ACTIONS = List.of(
            "{\"reset\": {\"afterExecution\": true}}", "{\"close\": {\"afterExecution\": true}}", "{\"truncate\": 10}");

    private static final List<ErrorStatus> ERROR_STATUSES = List.of(
            new ErrorStatus(400, BadRequestException.class),
            new ErrorStatus(403, PermissionDeniedException.class),
            new ErrorStatus(404, NotFoundException.class),
            new ErrorStatus(409, ConflictException.class),
            new ErrorStatus(422, ValidationException.class),
            new ErrorStatus(429, RateLimitedException.class),
            new ErrorStatus(500, ServerException.class),
            new ErrorStatus(502, ServerException.class),
            new ErrorStatus(503, ServerException.class));

    private final Random random;

    InjectedFaults(long seed) {
        random = new Random(seed);
    }

    private record ErrorStatus(int status, Class<? extends SyncSketchException> failure) {}

    /** Returns the next faults: at most one per operation, so that each failure has one cause. */
    List<InjectedFault> draw() {
        List<InjectedFault> batch = new ArrayList<>();
        for (String operation : RETRIED) {
            if (random.nextBoolean()) {
                batch.add(retried(operation));
            }
        }
        for (String operation : ONCE) {
            if (random.nextBoolean()) {
                batch.add(once(operation));
            }
        }
        if (random.nextBoolean()) {
            batch.add(form());
        }
        if (random.nextInt(4) == 0) {
            batch.add(recovered("completeMultipartUpload", one(RETRY_AFTER_ACTIONS)));
        }
        return batch;
    }

    private InjectedFault retried(String operation) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return slow(operation);
        }
        if (kind == 1 && (operation.equals("getProject") || operation.equals("getTree"))) {
            return reported(operation, "{\"response\": {\"status\": 404}}", NotFoundException.class, false);
        }
        if (kind == 2 && !operation.equals("storage.putPart")) {
            return recovered(operation, "{\"truncate\": " + random.nextInt(20) + "}");
        }
        return recovered(operation, kind == 3 ? one(RETRY_AFTER_ACTIONS) : one(TRANSIENT_ACTIONS));
    }

    private InjectedFault once(String operation) {
        return switch (random.nextInt(6)) {
            case 0 -> slow(operation);
            case 1 -> retryAfter(operation);
            case 2 -> reported(operation, "{\"reset\": {}}", ConnectionException.class, false);
            case 3 -> reported(operation, one(NO_RESPONSE_ACTIONS), ConnectionException.class, true);
            case 4 ->
                reported(
                        operation,
                        "{\"response\": {\"status\": 502, \"afterExecution\": true}}",
                        ServerException.class,
                        true);
            default -> failed(operation, ERROR_STATUSES.get(random.nextInt(ERROR_STATUSES.size())));
        };
    }

    private InjectedFault retryAfter(String operation) {
        // An upload is retried only if no byte of the file was sent.
        return operation.equals(FORM)
                ? reported(operation, RETRY_AFTER_ACTIONS.get(0), ServerException.class, false)
                : recovered(operation, one(RETRY_AFTER_ACTIONS));
    }

    private InjectedFault failed(String operation, ErrorStatus error) {
        return reported(operation, "{\"response\": {\"status\": " + error.status() + "}}", error.failure(), false);
    }

    /** A storage form is never retried, whatever the response of the storage. */
    private InjectedFault form() {
        return switch (random.nextInt(4)) {
            case 0 -> slow(POST_FORM);
            case 1 -> reported(POST_FORM, "{\"response\": {\"status\": 503}}", StorageException.class, false);
            case 2 ->
                reported(POST_FORM, "{\"reset\": {\"afterBytes\": 1000}}", UnfinishedUploadException.class, false);
            default ->
                reported(POST_FORM, "{\"close\": {\"afterExecution\": true}}", UnfinishedUploadException.class, true);
        };
    }

    private InjectedFault reported(
            String operation, String action, Class<? extends SyncSketchException> failure, boolean carriedOut) {
        return new InjectedFault(operation, 1 + random.nextInt(5), action, failure, carriedOut);
    }

    private InjectedFault slow(String operation) {
        // Small pieces of a large file would take a minute, in which nothing else is tested.
        String action =
                operation.equals(GET_OBJECT) ? "{\"trickle\": {\"bytes\": 65536, \"pause\": 2}}" : one(SLOW_ACTIONS);
        return new InjectedFault(operation, 20, action, null, false);
    }

    private InjectedFault recovered(String operation, String action) {
        return new InjectedFault(operation, 1 + random.nextInt(MAX_RECOVERABLE), action, null, false);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
