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

/** Draws what shall go wrong. The same seed gives the same troubles. Not safe for use by several threads. */
final class Troubles {

    /** One attempt less than the client makes, so that a call which meets nothing else succeeds in the end. */
    private static final int MOST = Soak.ATTEMPTS - 1;

    private static final String FORM = "uploadToReview";
    private static final String POST_FORM = "storage.postForm";
    private static final String GET_OBJECT = "storage.getObject";

    /** What may be sent again whatever happened. */
    private static final List<String> REPEATED = List.of(
            "getItem",
            "getProject",
            "getTree",
            "listItems",
            "listFrames",
            "signUploadPart",
            "storage.putPart",
            GET_OBJECT);

    /** What may be sent again only where the answer says that nothing was done. */
    private static final List<String> ONCE = List.of("createReview", "createItem", "createFrame", FORM, "startUpload");

    private static final List<String> SLOW =
            List.of("{\"delay\": 40}", "{\"trickle\": {\"bytes\": 256, \"pause\": 2}, \"delay\": 5}");

    private static final List<String> WAITED_FOR = List.of(
            "{\"answer\": {\"status\": 503, \"retryAfter\": 0}}",
            "{\"answer\": {\"status\": 429, \"retryAfter\": 0}}",
            "{\"answer\": {\"status\": 503, \"retryAfter\": 1}}");

    private static final List<String> PASSING = List.of(
            "{\"answer\": {\"status\": 500}}",
            "{\"answer\": {\"status\": 502, \"body\": \"<html>Bad Gateway</html>\"}}",
            "{\"answer\": {\"status\": 503}}",
            "{\"answer\": {\"status\": 504}}",
            "{\"reset\": {}}",
            "{\"reset\": {\"carriedOut\": true}}",
            "{\"hangUp\": {}}",
            "{\"hangUp\": {\"carriedOut\": true}}");

    private static final List<String> UNANSWERED = List.of(
            "{\"reset\": {\"carriedOut\": true}}", "{\"hangUp\": {\"carriedOut\": true}}", "{\"truncate\": 10}");

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(400, BadRequestException.class),
            new Refusal(403, PermissionDeniedException.class),
            new Refusal(404, NotFoundException.class),
            new Refusal(409, ConflictException.class),
            new Refusal(422, ValidationException.class),
            new Refusal(429, RateLimitedException.class),
            new Refusal(500, ServerException.class),
            new Refusal(502, ServerException.class),
            new Refusal(503, ServerException.class));

    private final Random random;

    Troubles(long seed) {
        random = new Random(seed);
    }

    private record Refusal(int status, Class<? extends SyncSketchException> failure) {}

    /** Draws a batch: at most one trouble for an operation, so that each failure has one reason. */
    List<Trouble> draw() {
        List<Trouble> batch = new ArrayList<>();
        for (String operation : REPEATED) {
            if (random.nextBoolean()) {
                batch.add(repeated(operation));
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
            batch.add(mended("completeMultipartUpload", one(WAITED_FOR)));
        }
        return batch;
    }

    private Trouble repeated(String operation) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return slow(operation);
        }
        if (kind == 1 && (operation.equals("getProject") || operation.equals("getTree"))) {
            return told(operation, "{\"answer\": {\"status\": 404}}", NotFoundException.class, false);
        }
        if (kind == 2 && !operation.equals("storage.putPart")) {
            return mended(operation, "{\"truncate\": " + random.nextInt(20) + "}");
        }
        return mended(operation, kind == 3 ? one(WAITED_FOR) : one(PASSING));
    }

    private Trouble once(String operation) {
        return switch (random.nextInt(6)) {
            case 0 -> slow(operation);
            case 1 -> waitedFor(operation);
            case 2 -> told(operation, "{\"reset\": {}}", ConnectionException.class, false);
            case 3 -> told(operation, one(UNANSWERED), ConnectionException.class, true);
            case 4 ->
                told(operation, "{\"answer\": {\"status\": 502, \"carriedOut\": true}}", ServerException.class, true);
            default -> refused(operation, REFUSALS.get(random.nextInt(REFUSALS.size())));
        };
    }

    private Trouble waitedFor(String operation) {
        // A file is sent again only where nothing was sent before.
        return operation.equals(FORM)
                ? told(operation, WAITED_FOR.get(0), ServerException.class, false)
                : mended(operation, one(WAITED_FOR));
    }

    private Trouble refused(String operation, Refusal refusal) {
        return told(operation, "{\"answer\": {\"status\": " + refusal.status() + "}}", refusal.failure(), false);
    }

    /** The storage's form is posted once only, whatever the storage answers. */
    private Trouble form() {
        return switch (random.nextInt(4)) {
            case 0 -> slow(POST_FORM);
            case 1 -> told(POST_FORM, "{\"answer\": {\"status\": 503}}", StorageException.class, false);
            case 2 -> told(POST_FORM, "{\"reset\": {\"afterBytes\": 1000}}", UnfinishedUploadException.class, false);
            default -> told(POST_FORM, "{\"hangUp\": {\"carriedOut\": true}}", UnfinishedUploadException.class, true);
        };
    }

    private Trouble told(
            String operation, String action, Class<? extends SyncSketchException> failure, boolean carriedOut) {
        return new Trouble(operation, 1 + random.nextInt(5), action, failure, carriedOut);
    }

    private Trouble slow(String operation) {
        // A large file by little pieces would take a minute, in which nothing else is tried.
        String action = operation.equals(GET_OBJECT) ? "{\"trickle\": {\"bytes\": 65536, \"pause\": 2}}" : one(SLOW);
        return new Trouble(operation, 20, action, null, false);
    }

    private Trouble mended(String operation, String action) {
        return new Trouble(operation, 1 + random.nextInt(MOST), action, null, false);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
